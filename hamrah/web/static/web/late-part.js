// <late-part href="...">: a piece of a page that takes time: what was known stands there, the new comes when it is ready.
// Not here: anything without which the page is of no use.

class LatePart extends HTMLElement {
  async connectedCallback() {
    this.setAttribute("aria-busy", "true");
    const answer = await fetch(this.getAttribute("href"), { headers: { "X-Part": "late" } }).catch(() => null);
    if (answer?.ok && answer.status !== 204 && !answer.redirected) this.innerHTML = await answer.text();
    this.removeAttribute("aria-busy");
  }
}

customElements.define("late-part", LatePart);
