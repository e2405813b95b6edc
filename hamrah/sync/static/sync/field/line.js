// The line to the office: requests signed with her key, without cookies, and what their answers mean. Not here: what is
// asked (rounds.js, later/enrol.js).

import * as seal from "./seal.js";
import { base64url, fromBase64, hex, joined, sha256, utf8 } from "./ids.js";

const LEAST_TO_PRESS = 600;

// No answer came: no network, or a page of somebody else's that stands before it.
export class NoLine extends Error {}

// The office says no to the whole request.
export class Refused extends Error {
  constructor(status, { problem = {}, order = "", signed = "" } = {}) {
    super(problem.message ?? `${status}`);
    Object.assign(this, { status, code: problem.code ?? "", order, signed });
  }
}

// `who`: "<organisation>/<partition>"; `clock`: {offMs}, mended as the office tells its time.
export function makeLine({ who, signing, language, clock }) {
  async function ask(path, { method = "GET", json, bytes, type = "application/json" } = {}) {
    const body = bytes ?? (json === undefined ? null : await pressed(utf8(JSON.stringify(json))));
    const isPressed = json !== undefined && body[0] === 0x1f && body[1] === 0x8b;
    let answer = await send(path, { method, body, type, isPressed });
    if (answer.status === 401 && (await isAboutTheClock(answer))) answer = await send(path, { method, body, type, isPressed });
    return understood(answer);
  }

  async function send(path, { method, body, type, isPressed }) {
    const nonce = base64url(seal.random(16));
    const time = `${Math.floor((Date.now() + clock.offMs) / 1000)}`;
    const digest = hex(await sha256(body ?? new Uint8Array()));
    const text = ["hamrah sync 1", method, path, digest, time, nonce, who].join("\n");
    const headers = {
      "Hamrah-Partition": who, "Hamrah-Time": time, "Hamrah-Nonce": nonce, "Accept-Language": language,
      "Hamrah-Signature": base64url(await seal.signed(signing, utf8(text))),
      ...(body ? { "Content-Type": type } : {}), ...(isPressed ? { "Content-Encoding": "gzip" } : {}),
    };
    const answer = await fetch(path, { method, body, headers, credentials: "omit", cache: "no-store" }).catch(() => null);
    if (!answer) throw new NoLine();
    answer.nonce = nonce;
    return answer;
  }

  async function isAboutTheClock(answer) {
    const told = await answer.clone().json().catch(() => ({}));
    if (told.problem?.code !== "sync.clock") return false;
    clock.offMs = told.now * 1000 - Date.now();
    return true;
  }

  return { ask, clock };
}

async function understood(answer) {
  const isJson = answer.headers.get("Content-Type")?.startsWith("application/json");
  if (answer.ok && !isJson && !answer.headers.get("Content-Type")?.startsWith("image/")) throw new NoLine();
  if (answer.ok) return isJson ? answer.json() : answer.arrayBuffer();
  const told = isJson ? await answer.json() : {};
  // Whoever stands between the phone and the office speaks no JSON: that is no answer of the office.
  if (!isJson || answer.status >= 500) throw new NoLine();
  const refused = new Refused(answer.status, told);
  Object.assign(refused, { nonce: answer.nonce, told });
  throw refused;
}

export async function pressed(bytes) {
  if (bytes.length < LEAST_TO_PRESS || !("CompressionStream" in globalThis)) return bytes;
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("gzip"));
  return new Uint8Array(await new Response(stream).arrayBuffer());
}

// The organisation's own word that this partition is to be wiped, for this very request: a thief's network cannot say it.
export async function isOrder(signed, { fieldKey, partition, nonce }) {
  const [head, body, signature] = signed.split(".");
  if (!signature) return false;
  const key = await crypto.subtle.importKey("jwk", fieldKey, { name: "ECDSA", namedCurve: "P-256" }, false, ["verify"]);
  const text = joined(utf8(head), utf8("."), utf8(body));
  const isTheirs = await crypto.subtle.verify({ name: "ECDSA", hash: "SHA-256" }, key, fromBase64(signature), text);
  const told = JSON.parse(new TextDecoder().decode(fromBase64(body)));
  return isTheirs && told.order === "wipe" && told.partition === partition && told.nonce === nonce;
}
