// A place to sign with a finger, and its picture. Not here: whose hand it is, or what it stands under.

import { button, el } from "../draw.js";
import { named } from "../outbox.js";
import { say } from "../words.js";

const [WIDTH, HEIGHT] = [900, 420];
const QUALITY = 0.7;

// {node, isEmpty(), photo()}: `photo()` answers {sha256, bytes, type}, or null where nothing was drawn.
export function signPad(label) {
  const canvas = el("canvas", { class: "sign-pad", width: WIDTH, height: HEIGHT, role: "img", "aria-label": label });
  const ink = canvas.getContext("2d");
  let strokes = 0;
  const clean = () => {
    strokes = 0;
    ink.fillStyle = "#fff";
    ink.fillRect(0, 0, WIDTH, HEIGHT);
    Object.assign(ink, { lineWidth: 7, lineCap: "round", lineJoin: "round", strokeStyle: "#14294f" });
  };
  const at = ({ clientX, clientY }) => {
    const box = canvas.getBoundingClientRect();
    return [((clientX - box.left) * WIDTH) / box.width, ((clientY - box.top) * HEIGHT) / box.height];
  };
  canvas.addEventListener("pointerdown", (event) => {
    canvas.setPointerCapture(event.pointerId);
    ink.beginPath();
    ink.moveTo(...at(event));
    ink.lineTo(...at(event));
    ink.stroke();
    strokes += 1;
  });
  canvas.addEventListener("pointermove", (event) => {
    if (!canvas.hasPointerCapture(event.pointerId)) return;
    ink.lineTo(...at(event));
    ink.stroke();
  });
  clean();
  const node = el("div", { class: "stack" }, canvas, button({ label: say("Wipe and sign anew"), icon: "undo", quiet: true, onclick: clean }));
  return { node, isEmpty: () => strokes === 0, photo: () => (strokes ? picture(canvas) : null) };
}

async function picture(canvas) {
  const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", QUALITY));
  return named(new Uint8Array(await blob.arrayBuffer()), "image/jpeg");
}
