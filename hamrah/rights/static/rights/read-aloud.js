// <read-aloud lang="hi">: a button that speaks the marked parts inside with the device's own voice, off the
// network. Without a voice there is no button: somebody reads the sentences to her.
class ReadAloud extends HTMLElement {
  connectedCallback() {
    const button = this.querySelector("button");
    if (!button || !("speechSynthesis" in window)) return;
    button.hidden = false;
    button.addEventListener("click", () => this.toggle());
  }

  disconnectedCallback() {
    window.speechSynthesis?.cancel();
  }

  toggle() {
    if (speechSynthesis.speaking) {
      speechSynthesis.cancel();
      return;
    }
    this.sentences().forEach((text) => speechSynthesis.speak(this.spoken(text)));
  }

  sentences() {
    const parts = this.querySelectorAll("[data-aloud] h2, [data-aloud] p");
    return [...parts].map((part) => part.textContent.trim()).filter(Boolean);
  }

  spoken(text) {
    const said = new SpeechSynthesisUtterance(text);
    said.lang = this.lang === "hi" ? "hi-IN" : "en-IN";
    said.rate = 0.9;
    return said;
  }
}
customElements.define("read-aloud", ReadAloud);
