// Node runs this over rules.json and vectors.json: says each name that names.js makes something else of.
import { readFileSync } from "node:fs";
import { names } from "../static/ground/names.js";

const read = (file) => JSON.parse(readFileSync(new URL(`../names/${file}`, import.meta.url), "utf8"));
const { words, plainWords, isFiller, sounds, keys, scriptOf, latin } = names(read("rules.json"));

const made = (said) => ({
  said, words: words(said), plain_words: plainWords(said), fillers: words(said).filter(isFiller),
  sounds: sounds(said), keys: keys(said), script: scriptOf(said), latin: latin(said),
});

let other = 0;
for (const vector of read("vectors.json")) {
  const [expected, got] = [JSON.stringify(vector), JSON.stringify(made(vector.said))];
  if (expected === got) continue;
  other += 1;
  console.log(`expected ${expected}\n     got ${got}`);
}
process.exit(other ? 1 : 0);
