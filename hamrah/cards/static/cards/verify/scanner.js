// <card-scanner>: camera or picture in, the event "read" with the text of a code out, "unread" for a picture without.
// Not here: finding the code in the pixels (sight.js), judging it (judge.js).

import { Sight, isLikeACard } from "./sight.js";

const CAMERA = { video: { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1080 } }, audio: false };
const BETWEEN_FRAMES_MS = 90;
// Another code may lie beside the card's: give the card's some seconds before saying what the other one is.
const PATIENCE_MS = 3_000;

class CardScanner extends HTMLElement {
  connectedCallback() {
    this.sight = new Sight();
    this.hidden = false;
    this.video = this.querySelector("video");
    this.on("scan", () => this.start());
    this.on("stop", () => this.stop());
    this.on("light", (button) => this.light(button));
    this.querySelector("input[type=file]").addEventListener("change", ({ target }) => this.picture(target));
    // A camera that nobody looks at is off.
    document.addEventListener("visibilitychange", () => document.hidden && this.stop());
  }

  on(what, act) {
    const button = this.querySelector(`[data-do=${what}]`);
    button.addEventListener("click", () => act(button));
  }

  say(what, is) {
    this.querySelector(`[data-say=${what}]`).hidden = !is;
  }

  async start() {
    this.say("no_camera", false);
    try {
      this.stream = await navigator.mediaDevices.getUserMedia(CAMERA);
    } catch {
      return this.say("no_camera", true);
    }
    this.querySelector(".finder").hidden = false;
    this.video.srcObject = this.stream;
    await this.video.play();
    const [track] = this.stream.getVideoTracks();
    this.querySelector("[data-do=light]").hidden = !track.getCapabilities?.().torch;
    this.querySelector(".finder").scrollIntoView({ block: "center" });
    this.look(this.stream);
  }

  stop() {
    this.stream?.getTracks().forEach((track) => track.stop());
    this.stream = null;
    this.querySelector(".finder").hidden = true;
  }

  light(button) {
    const on = button.getAttribute("aria-pressed") !== "true";
    const [track] = this.stream.getVideoTracks();
    track.applyConstraints({ advanced: [{ torch: on }] }).then(() => button.setAttribute("aria-pressed", on), () => {});
  }

  async look(stream) {
    const began = performance.now();
    while (this.stream === stream) {
      const text = this.video.videoWidth ? await this.sight.inFrame(this.video) : "";
      if (this.stream !== stream) return;
      if (isLikeACard(text) || (text && performance.now() - began > PATIENCE_MS)) return this.found(text);
      await new Promise((next) => setTimeout(next, BETWEEN_FRAMES_MS));
    }
  }

  async picture(input) {
    const [file] = input.files;
    // The same picture may be chosen again.
    input.value = "";
    if (!file) return;
    this.stop();
    this.say("looking", true);
    const text = await this.sight.inPicture(file).catch(() => "");
    this.say("looking", false);
    if (text) this.found(text);
    else this.dispatchEvent(new CustomEvent("unread"));
  }

  found(text) {
    this.stop();
    this.dispatchEvent(new CustomEvent("read", { detail: text }));
  }
}

export function define() {
  customElements.define("card-scanner", CardScanner);
}
