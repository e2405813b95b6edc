// <likely-faces form="register" href="/people/likely/">: while a worker is being registered, the faces beside the
// form that may be hers. Not here: who is alike (the server), nor any decision (a person's).

const ASKED = ["name", "relation_name", "village_said", "phone"];

class LikelyFaces extends HTMLElement {
  connectedCallback() {
    this.form = document.getElementById(this.getAttribute("form"));
    this.form?.addEventListener("input", (event) => { if (ASKED.includes(event.target.name)) this.soon(); });
    this.soon();
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.ask(), 450);
  }

  async ask() {
    const said = new URLSearchParams();
    for (const name of ASKED) if (this.form.elements[name]?.value) said.set(name, this.form.elements[name].value);
    if ((said.get("name") ?? "").length < 2 || String(said) === this.asked) return;
    this.asked = String(said);
    this.stop?.abort();
    this.stop = new AbortController();
    const answer = await fetch(`${this.getAttribute("href")}?${said}`, { signal: this.stop.signal }).catch(() => null);
    if (answer?.ok) this.innerHTML = await answer.text();
  }
}

customElements.define("likely-faces", LikelyFaces);
