// <live-progress href="...">: asks for its own content again while the server works, then opens the finished page.
// Without JavaScript the page refreshes itself (a meta element inside <noscript>).

class LiveProgress extends HTMLElement {
  connectedCallback() { this.timer = setInterval(() => this.ask(), Number(this.dataset.everyMs ?? 1500)); }
  disconnectedCallback() { clearInterval(this.timer); }

  async ask() {
    if (document.hidden) return;
    const answer = await fetch(this.getAttribute("href"), { headers: { "X-Part": "progress" } }).catch(() => null);
    if (!answer?.ok) return;
    if (answer.headers.get("X-Done")) { clearInterval(this.timer); location.reload(); return; }
    this.innerHTML = await answer.text();
  }
}

customElements.define("live-progress", LiveProgress);
