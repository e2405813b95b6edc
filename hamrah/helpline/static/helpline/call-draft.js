// <call-draft beside="id" told="id">: keeps a call while it is being noted, and shows beside it who may be speaking.
// Not here: anything the form needs in order to be sent; without this the button "Keep, and go on" does the same.

const SOON_MS = 900;

class CallDraft extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    this.kept = this.written();
    this.form.addEventListener("input", () => this.soon());
    this.form.addEventListener("submit", () => { this.isSent = true; clearTimeout(this.timer); });
    // The tab is closed, or the telephone shows something else: what stands there goes before it is too late.
    addEventListener("pagehide", () => this.keep(true));
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.keep(true); });
    addEventListener("online", () => this.keep());
  }

  // A form without its command: each keeping is one of its own.
  written() {
    const said = new FormData(this.form);
    said.delete("command");
    said.delete("look");
    return new URLSearchParams(said);
  }

  soon() {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.keep(), SOON_MS);
  }

  async keep(isLast = false) {
    const said = this.written();
    if (this.isSent || String(said) === String(this.kept)) return;
    this.stop?.abort();
    this.stop = isLast ? undefined : new AbortController();
    const headers = { "X-Part": "beside" };
    const asked = { method: "POST", body: said, headers, keepalive: isLast, signal: this.stop?.signal };
    const answer = await fetch(this.form.action, asked).catch((error) => (error.name === "AbortError" ? "later" : null));
    if (answer === "later") return;
    const isKept = answer?.ok && !answer.redirected;
    if (isKept) this.kept = said;
    this.tell(isKept ? this.getAttribute("saying") : this.getAttribute("failing"));
    if (isKept && !isLast) this.show(await answer.text());
  }

  // Not while somebody types in it: a search that was begun stays.
  show(text) {
    const beside = document.getElementById(this.getAttribute("beside"));
    if (!beside.contains(document.activeElement)) beside.innerHTML = text;
  }

  tell(words) {
    document.getElementById(this.getAttribute("told")).value = words;
  }
}

customElements.define("call-draft", CallDraft);
