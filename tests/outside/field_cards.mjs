// The field phone's card modules, run by Node. In: {compress, texts, issue, leaves} as JSON on standard input; out: what
// each makes of it. Not here: what is right (hamrah/cards/tests/test_field_js.py asks Python).
import { readFileSync } from "node:fs";
import "./house.mjs";

const { compress } = await import("/static/cards/field/later/deflate.js");
const { qr } = await import("/static/cards/field/later/qr.js");
const { factsOf, issueProvisional } = await import("/static/cards/field/later/issue.js");
const { pickLeaf, readLeaf } = await import("/static/cards/field/leaves.js");
const { names } = await import("/static/ground/names.js");

let said = "";
for await (const part of process.stdin) said += part;
const { raws = [], texts = [], issue = [], picks = [] } = JSON.parse(said);
const bytes = (text) => new Uint8Array(Buffer.from(text, "base64"));
const speech = names(JSON.parse(readFileSync(new URL("../../hamrah/ground/names/rules.json", import.meta.url))));

async function keyOf(jwk) {
  return crypto.subtle.importKey("jwk", jwk, { name: "ECDSA", namedCurve: "P-256" }, false, ["sign"]);
}

async function made({ leaf, person, lines, face, nowS, jwk, signature }) {
  const opened = readLeaf(leaf);
  const key = jwk && (await keyOf(jwk));
  const by = async (text) => new Uint8Array(await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key, text));
  const facts = factsOf(person, { leaf: opened, lines, face: face ? bytes(face) : undefined, nowS, names: speech });
  try {
    return await issueProvisional(facts, { leaf: opened, sign: signature ? async () => bytes(signature) : by });
  } catch (refusal) {
    if (!refusal.why) throw refusal;
    return { refused: refusal.why };
  }
}

function picked({ leaves, used, nowS }) {
  try {
    return pickLeaf(leaves, new Set(used), nowS).number;
  } catch (refusal) {
    if (!refusal.why) throw refusal;
    return { refused: refusal.why };
  }
}

console.log(JSON.stringify({
  raws: raws.map((raw) => Buffer.from(compress(bytes(raw))).toString("base64")),
  codes: texts.map((text) => qr(text).rows.map((row) => row.join(""))),
  issued: await Promise.all(issue.map(made)),
  picked: picks.map(picked),
}));
