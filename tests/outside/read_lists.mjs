// Judges that are not ours: @auth0/cose checks signatures, @owf/token-status-list reads a status list. In: JSON
// {messages: [{message, jwk}], lists: [{token, jwk, places}]}, bytes in base64; out: JSON, what each says of them.
import { createRequire } from "node:module";
import { inflateSync } from "node:zlib";
import { Sign1 } from "@auth0/cose";
const { StatusListCwt } = createRequire(import.meta.url)("@owf/token-status-list");

const ALGORITHMS = { OKP: "Ed25519", EC: { name: "ECDSA", namedCurve: "P-256" } };
const bytes = (text) => new Uint8Array(Buffer.from(text, "base64"));

async function opened(message, jwk) {
  const { alg, use, kid, ...bare } = jwk;
  const key = await crypto.subtle.importKey("jwk", bare, ALGORITHMS[jwk.kty], false, ["verify"]);
  const signed = Sign1.decode(bytes(message));
  try {
    await signed.verify(key);
  } catch (wrong) {
    return { signed: false, why: wrong.name };
  }
  return { signed: true };
}

async function list({ token, jwk, places }) {
  const { signed } = await opened(token, jwk);
  if (!signed) return { signed };
  const { subject, statusList } = StatusListCwt.fromToken(bytes(token)).payload;
  return { signed, subject, values: places.map((place) => statusList.getStatus(place)) };
}

let said = "";
for await (const part of process.stdin) said += part;
const { messages = [], lists = [] } = JSON.parse(said);
const answers = { messages: [], lists: [] };
for (const { message, jwk } of messages) {
  const { signed } = await opened(Buffer.from(inflateSync(bytes(message))).toString("base64"), jwk);
  answers.messages.push(signed);
}
for (const one of lists) answers.lists.push(await list(one));
console.log(JSON.stringify(answers));
