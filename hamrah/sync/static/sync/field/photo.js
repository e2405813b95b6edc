// Photos on the phone: taken with an oval to stand in, told whether they are sharp, shrunk to what the office takes.
// Not here: sealing and sending (outbox.js); nothing goes into the phone's gallery.

import { button, el, icon, layOver } from "./draw.js";
import { base64url, fromBase64 } from "./ids.js";
import { named } from "./outbox.js";
import { say } from "./words.js";

const SHOT = "shot";
export const MOST_BYTES = 300_000;
// A whole photo from the camera, before it is shrunk; larger ones are no photo of a person.
const MOST_TAKEN = 20_000_000;
const LONGEST_SIDE = 1200;
// Below it the face is blurred or the room is dark; measured on the sharpness of this house's drawn faces, halved.
const SHARP = 6;

export class BadPhoto extends Error {}

// {sha256, bytes, type, sharpness} at most 300 kB, upright, without what the camera wrote about place and time.
export async function shrink(source) {
  if (source instanceof Blob && source.size > MOST_TAKEN) throw new BadPhoto(say("This picture is too large. Take it again with the camera of this page."));
  const image = source instanceof Blob ? await createImageBitmap(source, { imageOrientation: "from-image" }).catch(() => null) : source;
  if (!image) throw new BadPhoto(say("This is no picture that can be opened. Take another."));
  const [width, height] = [image.width || image.videoWidth, image.height || image.videoHeight];
  for (let side = LONGEST_SIDE, quality = 0.82; ; side *= 0.85, quality = Math.max(0.6, quality - 0.05)) {
    const canvas = drawn(image, width, height, side);
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", quality));
    if (blob && blob.size <= MOST_BYTES) {
      const file = await named(new Uint8Array(await blob.arrayBuffer()), "image/jpeg");
      return { ...file, sharpness: sharpnessOf(canvas) };
    }
    if (side < 200) throw new BadPhoto(say("This is no picture that can be opened. Take another."));
  }
}

function drawn(image, width, height, longest) {
  const scale = Math.min(1, longest / Math.max(width, height));
  const canvas = Object.assign(document.createElement("canvas"), { width: Math.round(width * scale), height: Math.round(height * scale) });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return canvas;
}

// How much neighbouring points differ in the middle, where the face is: edges make it large, a shaken hand small.
export function sharpnessOf(source) {
  const side = 160;
  const canvas = Object.assign(document.createElement("canvas"), { width: side, height: side });
  const context = canvas.getContext("2d", { willReadFrequently: true });
  const crop = Math.min(source.width, source.height) * 0.7;
  context.drawImage(source, (source.width - crop) / 2, (source.height - crop) / 2, crop, crop, 0, 0, side, side);
  const { data } = context.getImageData(0, 0, side, side);
  const light = (at) => data[at] * 0.3 + data[at + 1] * 0.6 + data[at + 2] * 0.1;
  let sum = 0;
  for (let y = 1; y < side - 1; y += 1) {
    for (let x = 1; x < side - 1; x += 1) {
      const at = (y * side + x) * 4;
      sum += Math.abs(4 * light(at) - light(at - 4) - light(at + 4) - light(at - side * 4) - light(at + side * 4));
    }
  }
  return sum / (side - 2) ** 2;
}

export const isSharp = (shot) => shot.sharpness >= SHARP;

// Photos of this session by their sum, to be shown and sent.
export const of = (pictures) => ({
  shrink,
  keep(file) {
    pictures.set(file.sha256, { file, url: URL.createObjectURL(new Blob([file.bytes], { type: file.type })) });
    return file.sha256;
  },
  url: (sha256) => pictures.get(sha256)?.url ?? null,
});

// A photo taken and not yet saved, sealed with the draft that it belongs to; gone with it.
export async function lay(app, file) {
  await app.kept.put(SHOT, { sha256: file.sha256, type: file.type, bytes: base64url(file.bytes) });
}

export function laid(app, sha256) {
  const shot = app.kept.get(SHOT);
  return shot?.sha256 === sha256 ? { ...shot, bytes: fromBase64(shot.bytes) } : null;
}

// Whose draft is saved or gone needs it no more.
export async function forgetLaid(app) {
  const shot = app.kept.get(SHOT);
  if (shot && !app.drafts.every().some(([, { values }]) => values.shot === shot.sha256)) await app.kept.drop(SHOT);
}

// The bytes are sealed on the disk now; the small picture stays for the screen.
export function sent(pictures, sha256) {
  const held = pictures.get(sha256);
  if (held) pictures.set(sha256, { url: held.url });
}

export function faceOf(pictures, { id, face, shot }) {
  if (shot && pictures.has(shot)) return pictures.get(shot).url;
  if (!face) return null;
  const name = `face/${id}/${face.length}/${face.slice(-12)}`;
  if (!pictures.has(name)) pictures.set(name, { url: URL.createObjectURL(new Blob([fromBase64(face)], { type: "image/webp" })) });
  return pictures.get(name).url;
}

// Taken on this phone before it was switched off: out of its seal when somebody looks at her. Answers its address or null.
export async function shotOf(pictures, outbox, { id, face, shot }) {
  const isShown = faceOf(pictures, { id, face, shot });
  if (isShown || !shot) return isShown;
  const row = await outbox.file(shot);
  if (row && !pictures.has(shot)) pictures.set(shot, { url: URL.createObjectURL(new Blob([await outbox.fileBytes(row)], { type: row.type })) });
  return pictures.get(shot)?.url ?? null;
}

// The camera with its oval; answers a shrunk photo, or null when she goes back. Without a camera a picture is chosen.
export function ask(app, { guide = "face" } = {}) {
  return new Promise((done) => {
    const screen = cameraScreen({ guide, finish });
    const lift = layOver(app, screen, () => finish(null));
    let stream = null;
    function finish(photo) {
      stream?.getTracks().forEach((track) => track.stop());
      lift();
      done(photo);
    }
    open(screen).then((opened) => (screen.isConnected ? (stream = opened) : opened?.getTracks().forEach((track) => track.stop())));
  });
}

async function open(screen) {
  try {
    const wanted = { facingMode: "environment", width: { ideal: 1280 }, height: { ideal: 960 } };
    const stream = await navigator.mediaDevices.getUserMedia({ video: wanted });
    const video = screen.querySelector("video");
    video.srcObject = stream;
    await video.play();
    screen.classList.add("sees");
    return stream;
  } catch {
    screen.classList.add("blind");
    return null;
  }
}

function cameraScreen({ guide, finish }) {
  const video = el("video", { playsinline: true, muted: true });
  const asked = guide === "face" ? say("Face inside the oval") : say("The whole paper inside the frame");
  const told = el("p", { class: "told", role: "status" }, asked);
  const choose = el("input", { type: "file", accept: "image/*", class: "unseen", name: "picture" });
  const look = async (source) => {
    try {
      judge({ screen, told, asked, finish }, await shrink(source));
    } catch (wrong) {
      if (!(wrong instanceof BadPhoto)) throw wrong;
      told.textContent = wrong.message;
    }
  };
  choose.addEventListener("change", () => choose.files[0] && look(choose.files[0]));
  const screen = el("section", { class: `camera ${guide}`, role: "dialog", "aria-label": say("Photo") },
    video, el("span", { class: "oval", "aria-hidden": "true" }), el("div", { class: "shot-taken", hidden: true }), told,
    el("div", { class: "camera-foot" },
      el("button", { type: "button", class: "round", "aria-label": say("Back"), onclick: () => finish(null) }, icon("back")),
      el("button", { type: "button", class: "shutter", "aria-label": say("Take the photo"), onclick: () => look(video) }),
      el("label", { class: "round" }, icon("upload"), el("span", { class: "unseen" }, say("Choose a picture")), choose)),
  );
  return screen;
}

// She sees what was taken before it counts; a blurred one is told, and may still be the only one there is.
function judge({ screen, told, asked, finish }, shot) {
  const place = screen.querySelector(".shot-taken");
  const url = URL.createObjectURL(new Blob([shot.bytes], { type: shot.type }));
  const isGood = isSharp(shot);
  told.textContent = isGood ? say("Sharp") : say("Blurred or dark. Better once more.");
  told.classList.toggle("bad", !isGood);
  const take = button({ label: say("Take this one"), icon: "check", main: isGood, onclick: () => finish(shot) });
  const again = button({ label: say("Once more"), icon: "undo", main: !isGood, onclick: () => {
    URL.revokeObjectURL(url);
    place.hidden = true;
    told.classList.remove("bad");
    told.textContent = asked;
  } });
  place.replaceChildren(el("img", { src: url, alt: say("The photo just taken") }), el("div", { class: "actions" }, isGood ? [take, again] : [again, take]));
  place.hidden = false;
  (isGood ? take : again).focus();
}
