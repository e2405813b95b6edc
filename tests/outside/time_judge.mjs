// How many verdicts a second our page's judge gives in Node. In: {root, bundle, text, at} as JSON on standard input and
// the numbers of warm and counted rounds; out: one number. Not here: whether the verdict is right (judge_cards.mjs).
import "./house.mjs";

const { judge } = await import("/static/cards/verify/judge.js");
const { open, partsOf } = await import("/static/cards/verify/network.js");

const [warm, rounds] = process.argv.slice(2).map(Number);
let said = "";
for await (const part of process.stdin) said += part;
const { root, bundle, text, at } = JSON.parse(said);
const bytes = (base64) => new Uint8Array(Buffer.from(base64, "base64"));
const network = await open(partsOf(bytes(bundle)), { roots: [bytes(root)] });

for (let round = 0; round < warm; round++) await judge(text, network, at);
const began = performance.now();
for (let round = 0; round < rounds; round++) await judge(text, network, at);
console.log(((rounds * 1000) / (performance.now() - began)).toFixed(1));
