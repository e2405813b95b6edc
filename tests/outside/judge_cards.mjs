// Our page's judge, run by Node. In: the shared vectors as JSON on standard input; out: one {name, verdict, why} a
// vector. `--old-browser` takes Ed25519 from the browser, as Chrome before 137 was. Not here: what is right.
import "./house.mjs";

if (process.argv.includes("--old-browser")) {
  const subtle = crypto.subtle;
  const own = subtle.importKey.bind(subtle);
  subtle.importKey = (form, key, algorithm, ...rest) =>
    algorithm === "Ed25519" ? Promise.reject(new DOMException("none", "NotSupportedError")) : own(form, key, algorithm, ...rest);
}
const { judge } = await import("/static/cards/verify/judge.js");
const { open, partsOf } = await import("/static/cards/verify/network.js");

let said = "";
for await (const part of process.stdin) said += part;
const { root, bundles, cards } = JSON.parse(said);
const bytes = (text) => new Uint8Array(Buffer.from(text, "base64"));

async function answer({ name, text, at, bundle, seen }) {
  try {
    const network = await open(partsOf(bytes(bundles[bundle])), { roots: (seen.roots ?? [root]).map(bytes), seen });
    const { verdict, why } = await judge(text, network, at);
    return { name, verdict, why };
  } catch (refusal) {
    if (!refusal.why) throw refusal;
    return { name, verdict: null, why: refusal.why };
  }
}

const answers = [];
for (const card of cards) answers.push(await answer(card));
console.log(JSON.stringify(answers));
