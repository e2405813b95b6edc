// The camera as a reader of codes, over the screen; answers the text, or null when she goes back. Not here: finding the
// code in pixels (cards/verify/sight.js), what a code means (each room's `reads`).

import { Sight } from "/static/cards/verify/sight.js";
import { el, icon, layOver } from "./draw.js";
import { say } from "./words.js";

const READER = "/field/reader.js";
const BETWEEN_FRAMES_MS = 90;

export function scan(app) {
  return new Promise((done) => {
    const held = { isOver: false, stream: null };
    const finish = (text) => {
      if (held.isOver) return;
      held.isOver = true;
      held.stream?.getTracks().forEach((track) => track.stop());
      lift();
      done(text);
    };
    const sight = new Sight(READER);
    const screen = finder(sight, finish);
    const lift = layOver(app, screen, () => finish(null));
    look(screen, sight, held, finish);
  });
}

function finder(sight, finish) {
  const told = el("p", { class: "told", role: "status" }, say("Hold the square code inside the frame"));
  const picture = el("input", { type: "file", accept: "image/*", class: "unseen", name: "picture" });
  picture.addEventListener("change", async () => {
    const text = picture.files[0] ? await sight.inPicture(picture.files[0]).catch(() => "") : "";
    if (text) return finish(text);
    told.textContent = say("No code was found in the picture.");
  });
  return el("section", { class: "camera code", role: "dialog", "aria-label": say("Scan a code") },
    el("video", { playsinline: true, muted: true }), el("span", { class: "oval", "aria-hidden": "true" }), told,
    el("div", { class: "camera-foot" },
      el("button", { type: "button", class: "round", "aria-label": say("Back"), onclick: () => finish(null) }, icon("back")),
      el("label", { class: "round" }, icon("upload"), el("span", { class: "unseen" }, say("Choose a picture")), picture)),
  );
}

async function look(screen, sight, held, finish) {
  const video = screen.querySelector("video");
  try {
    held.stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: "environment", width: { ideal: 1920 }, height: { ideal: 1080 } } });
    if (held.isOver) return held.stream.getTracks().forEach((track) => track.stop());
    video.srcObject = held.stream;
    await video.play();
    screen.classList.add("sees");
  } catch {
    screen.classList.add("blind");
    screen.querySelector(".told").textContent = say("The camera did not open. Allow it in the browser, or take a picture instead.");
    return;
  }
  while (!held.isOver) {
    const text = video.videoWidth ? await sight.inFrame(video) : "";
    if (text) return finish(text);
    await new Promise((next) => setTimeout(next, BETWEEN_FRAMES_MS));
  }
}
