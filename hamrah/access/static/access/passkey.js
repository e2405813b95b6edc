// <pass-key>: asks the device for a passkey and sends it with the form inside. data-does: make or use.
// Not here: what is asked for; the server says it, in the element named by data-options or at data-ask.
// Without script or without passkeys what is marked data-needs stays hidden: the six digits do the same.

const LONG = new Set(["challenge", "id"]);

class PassKey extends HTMLElement {
  connectedCallback() {
    this.form = this.querySelector("form");
    const can = Boolean(window.PublicKeyCredential && navigator.credentials);
    this.querySelectorAll("[data-cannot]").forEach((words) => { words.hidden = can; });
    this.querySelectorAll("[data-needs]").forEach((part) => { part.hidden = !can; });
    if (can) this.addEventListener("submit", (event) => this.send(event));
  }

  async send(event) {
    if (this.done || this.refusedHere()) return;
    event.preventDefault();
    event.stopPropagation();
    try {
      const credential = await this.asked(await this.options());
      this.form.elements.credential.value = JSON.stringify(plain(credential));
      this.done = true;
      this.form.requestSubmit();
    } catch (refused) {
      // She pressed "cancel", or the device has none: she may try again or go another way.
      if (!["NotAllowedError", "InvalidStateError"].includes(refused.name)) throw refused;
    }
  }

  // The server explains why a shared device is refused; the device is not asked at all.
  refusedHere() {
    return this.form.elements.whose?.value === "shared";
  }

  async options() {
    if (this.dataset.ask) {
      const answer = await fetch(this.dataset.ask, { headers: { "X-Requested-With": "XMLHttpRequest" } });
      return (await answer.json()).request_options.publicKey;
    }
    const said = JSON.parse(document.getElementById(this.dataset.options).textContent);
    return (said.creation_options ?? said.request_options).publicKey;
  }

  asked(options) {
    const publicKey = bytesOf(options);
    if (this.dataset.does === "use") return navigator.credentials.get({ publicKey });
    publicKey.authenticatorSelection = {
      ...publicKey.authenticatorSelection, residentKey: "required", requireResidentKey: true, userVerification: "required",
    };
    return navigator.credentials.create({ publicKey });
  }
}

// Texts of the server's JSON that stand for bytes, as bytes.
function bytesOf(value, name = "") {
  if (Array.isArray(value)) return value.map((one) => bytesOf(one));
  if (value && typeof value === "object") {
    // "id" of the service is a name; of a user and of credentials it is bytes.
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, name === "rp" ? one : bytesOf(one, key)]));
  }
  return LONG.has(name) && typeof value === "string" ? decoded(value) : value;
}

function decoded(text) {
  const letters = atob(text.replaceAll("-", "+").replaceAll("_", "/"));
  return Uint8Array.from(letters, (letter) => letter.charCodeAt(0));
}

function encoded(bytes) {
  const letters = String.fromCharCode(...new Uint8Array(bytes));
  return btoa(letters).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "");
}

// The device's answer as JSON: what is bytes becomes text.
function plain(credential) {
  const response = {};
  for (const name of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (credential.response[name]) response[name] = encoded(credential.response[name]);
  }
  return {
    id: credential.id, rawId: encoded(credential.rawId), type: credential.type, response,
    clientExtensionResults: credential.getClientExtensionResults(),
  };
}

customElements.define("pass-key", PassKey);
