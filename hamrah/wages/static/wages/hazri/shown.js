// What she shows: her months, deflated and signed by her phone's key, as the text of a square or a file. Its reader is
// rules/phone.py. Not here: what is in it (diary.js), drawing the square (cards/field/later/qr.js).

import { signedBy } from "./seal.js";

const ALPHABET = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ $%*+-./:";

export async function textOf(pen, said) {
  const body = await deflated(new TextEncoder().encode(JSON.stringify(said)));
  const signature = await signedBy(pen, body);
  const whole = new Uint8Array(signature.length + body.length);
  whole.set(signature);
  whole.set(body, signature.length);
  return `HZ1:${base45(whole)}`;
}

async function deflated(bytes) {
  const packed = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  return new Uint8Array(await new Response(packed).arrayBuffer());
}

export function base45(bytes) {
  let text = "";
  for (let at = 0; at < bytes.length; at += 2) {
    const isPair = at + 1 < bytes.length;
    let word = isPair ? bytes[at] * 256 + bytes[at + 1] : bytes[at];
    for (let sign = 0; sign < (isPair ? 3 : 2); sign++) {
      text += ALPHABET[word % 45];
      word = Math.floor(word / 45);
    }
  }
  return text;
}
