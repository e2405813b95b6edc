// The field phone's search and likeness, run by Node. In: {people, words, pairs, asked, said} as JSON on standard input;
// out: what each makes of it. Not here: what is right (hamrah/people/tests/test_field_js.py asks Python).
import { readFileSync } from "node:fs";
import "./house.mjs";

const { names } = await import("/static/ground/names.js");
const { makeIndex } = await import("/static/people/field/find.js");
const { factsOf, folding } = await import("/static/people/field/folded.js");
const { jaroWinkler, lettersOf, mostAlike } = await import("/static/people/field/jaro.js");
const { likeness } = await import("/static/people/field/likeness.js");

let text = "";
for await (const part of process.stdin) text += part;
const { rules, people = [], words = [], pairs = [], finds = [], likely = [] } = JSON.parse(text);
const fold = folding(names(rules.names));
const scorer = likeness(rules.likeness);
const trait = (record) => fold.trait(factsOf(record));

const index = makeIndex(rules);
const began = performance.now();
people.forEach(index.put);
const put_ms = performance.now() - began;

// The second time, as on a phone that has been open for a moment.
function timed(act) {
  act();
  const start = performance.now();
  const answer = act();
  return { answer, ms: performance.now() - start };
}

console.log(JSON.stringify({
  put_ms,
  traits: people.slice(0, 400).map((one) => Object.values(trait(one)).join("|")),
  words: words.map(([a, b]) => [jaroWinkler(a, b), mostAlike(a, lettersOf(a), b, lettersOf(b))]),
  pairs: pairs.map(([a, b]) => ({ score: scorer.score(trait(a), trait(b)), why: scorer.reasons(trait(a), trait(b)), missing: scorer.missingFact(trait(a), trait(b)) })),
  finds: finds.map((one) => timed(() => index.find(one, { limit: 10 }))),
  likely: likely.map((one) => timed(() => index.likely(one, { limit: 5 }))),
}));
