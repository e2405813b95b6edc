// How many verdicts a second our page's judge gives in Node, and how many signatures @auth0/cose checks of the same
// card, its message unpacked beforehand: no Base45, no deflate, no lists. In: {root, bundle, text, at, message, key}
// as JSON on standard input and the numbers of warm and counted rounds; out: two numbers, one where @auth0/cose is
// not installed. Not here: whether the verdict is right (judge_cards.mjs).
import "./house.mjs";

const { Sign1 } = await import("@auth0/cose").catch(() => ({}));
const { judge } = await import("/static/cards/verify/judge.js");
const { open, partsOf } = await import("/static/cards/verify/network.js");

const [warm, rounds] = process.argv.slice(2).map(Number);
let said = "";
for await (const part of process.stdin) said += part;
const { root, bundle, text, at, message, key } = JSON.parse(said);
const bytes = (base64) => new Uint8Array(Buffer.from(base64, "base64"));
const network = await open(partsOf(bytes(bundle)), { roots: [bytes(root)] });
const signed = bytes(message);
const theirs = await crypto.subtle.importKey("raw", bytes(key), "Ed25519", false, ["verify"]);

async function perSecond(once) {
  for (let round = 0; round < warm; round++) await once();
  const began = performance.now();
  for (let round = 0; round < rounds; round++) await once();
  return ((rounds * 1000) / (performance.now() - began)).toFixed(1);
}

console.log(await perSecond(() => judge(text, network, at)));
if (Sign1) console.log(await perSecond(() => Sign1.decode(signed).verify(theirs)));
