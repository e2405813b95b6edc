// <photo-input>: shows the chosen photo at once, so that a wrong one is noticed while the worker still stands there.
// Not here: shrinking or cleaning it; the server does that by construction.

class PhotoInput extends HTMLElement {
  connectedCallback() {
    this.input = this.querySelector("input[type=file]");
    this.place = this.querySelector("[data-shot]");
    this.input?.addEventListener("change", () => this.show());
    this.show();
  }

  show() {
    const [file] = this.input?.files ?? [];
    if (!file || !this.place) return;
    const image = document.createElement("img");
    image.alt = "";
    image.src = URL.createObjectURL(file);
    image.addEventListener("load", () => URL.revokeObjectURL(image.src));
    this.place.replaceChildren(image);
  }
}

customElements.define("photo-input", PhotoInput);
