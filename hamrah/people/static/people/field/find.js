// The people on this phone, found as fast as one types: any word may be name, father or husband, village, in any script;
// digits are a telephone, a card or a register number. Also who looks like somebody being written. Not here: the rules.

import { names } from "/static/ground/names.js";
import { factsOf, folding, lastTen } from "./folded.js";
import { jaroWinkler, lettersOf, mostAlike } from "./jaro.js";
import { SURE, alike, level, likeness, toldApart } from "./likeness.js";

const FIELDS = ["name", "relation_name", "village", "known_as", "hamlet", "district"];
const COARSE = { same: "yes", near: "yes", alike: "half", weak: "no", other: "no", missing: "missing" };
// Below this two words are not the same word; from EXPLAINED a field may explain a second one.
const [LEAST, EXPLAINED] = [0.76, 0.9];
// So many are looked at closely, those with most words in common first.
const CLOSELY = 250;
const A_SLICE = 150;
// Six words and their neighbours; what the same telephone is worth beside words that agree.
const [LONGEST_LINE, A_PHONE] = [12, 4];
const CODES = {
  name: { same: "same_name", near: "near_name" }, relation_name: { same: "same_relation", near: "near_relation" },
  village: { same: "same_village", near: "near_village" }, known_as: { same: "same_known_as", near: "same_known_as" },
  hamlet: { same: "same_village", near: "near_village" }, district: { same: "same_district" },
};

// `rules`: {names: ground/names/rules.json, likeness: people/rules/weights.json}.
export function makeIndex(rules) {
  const fold = folding(names(rules.names));
  const scorer = likeness(rules.likeness);
  const weigh = (sign) => rules.likeness.free[sign] ?? 0;
  const held = new Map();
  const numbers = new Map();
  const words = [];
  const places = new Map();
  const waiting = new Map();
  let timer = 0;

  function placeOf(word) {
    if (!places.has(word)) {
      places.set(word, words.length);
      words.push({ word, letters: lettersOf(word) });
    }
    return places.get(word);
  }

  // Folding eight thousand names would stop the first screen: it is done in slices between, or when somebody asks.
  function put(person) {
    drop(person.id);
    waiting.set(person.id, person);
    timer ||= setTimeout(slice);
  }

  function slice() {
    timer = 0;
    settle(A_SLICE);
    if (waiting.size) timer = setTimeout(slice);
  }

  function settle(most = Infinity) {
    for (const [id, person] of waiting) {
      if ((most -= 1) < 0) return;
      waiting.delete(id);
      take(person);
    }
  }

  function take(person) {
    const trait = fold.trait(factsOf(person));
    const fields = FIELDS.map((field) => (trait[field] ? wordsOf(trait[field]).map(placeOf) : []));
    // Word and field in one number: this is walked through for every person at every letter typed.
    const flat = Int32Array.from(fields.flatMap((own, order) => own.map((at) => 8 * at + order)));
    held.set(person.id, { id: person.id, trait, fields, flat, phones: trait.phones.split(" "), isOpen: !person.restricted, own: ownNumbers(person) });
    for (const number of held.get(person.id).own) numbers.set(number, [...(numbers.get(number) ?? []), person.id]);
  }

  function drop(id) {
    waiting.delete(id);
    for (const number of held.get(id)?.own ?? []) numbers.set(number, numbers.get(number).filter((one) => one !== id));
    held.delete(id);
  }

  // Those whom a typed line may mean, the likeliest first: [{id, score, why: [{code, value}]}].
  function find(text, { limit = 10 } = {}) {
    settle();
    const known = byNumber(text).map((id) => ({ id, score: Infinity, why: [{ code: "same_number", value: "" }] }));
    const asked = question(text);
    const near = asked.pieces.length ? closest(claimsOn(asked.pieces), anyField) : [];
    const rest = near.map(({ entry, claims }) => ({ id: entry.id, ...judged(asked, entry, claims) })).sort((a, b) => b.score - a.score);
    const seen = new Set(known.map(({ id }) => id));
    return [...known, ...rest.filter(({ id }) => !seen.has(id))].slice(0, limit);
  }

  function byNumber(text) {
    const said = text.replace(/[\s-]/g, "").toUpperCase();
    if (said.length < 4 || !/\d/.test(said)) return [];
    const whole = numbers.get(said) ?? numbers.get(lastTen(said)) ?? [];
    // The last digits of a telephone, as people say them.
    const ends = /^\d{4,9}$/.test(said) ? [...numbers].filter(([number]) => /^\d{10}$/.test(number) && number.endsWith(said)).flatMap(([, ids]) => ids) : [];
    return [...new Set([...whole, ...ends])];
  }

  function question(text) {
    const written = fold.written(text);
    const single = written.map((word, at) => ({ begins: at, ends: at + 1, sounds: word.sounds, filler: word.filler }));
    const double = written.slice(1).map((word, at) => ({ begins: at, ends: at + 2, sounds: fold.word(written[at].text + word.text).sounds, filler: false }));
    const phones = new Set(text.split(/\s+/).map(lastTen).filter(Boolean));
    return { pieces: [...single, ...double], telling: single.filter(({ filler }) => !filler).map(({ begins }) => begins), phones };
  }

  // Place of a stored word -> which typed pieces sound like it; nearly always none.
  function claimsOn(pieces) {
    const sought = pieces.map((piece) => ({ ...piece, letters: lettersOf(piece.sounds) }));
    const found = new Array(words.length).fill(null);
    words.forEach(({ word, letters }, at) => {
      for (const { begins, ends, sounds, letters: own } of sought) {
        if (mostAlike(word, letters, sounds, own) < LEAST || jaroWinkler(word, sounds) < LEAST) continue;
        (found[at] ??= []).push({ similarity: alike(sounds, word), begins, ends });
      }
    });
    return found;
  }

  // Those who share most with what was said: each typed word counts once, by its best agreement in a field that fits.
  function closest(claims, fits, more = () => 0) {
    const found = [];
    const best = new Float64Array(LONGEST_LINE);
    for (const entry of held.values()) {
      const sum = votes(entry.flat, claims, best, fits) + more(entry);
      if (sum > 0) found.push({ entry, claims, sum });
    }
    return found.length <= CLOSELY ? found : found.sort((a, b) => b.sum - a.sum).slice(0, CLOSELY);
  }

  // Level by field, each typed word given to one field only, the best agreement first.
  function agreement(entry, found) {
    const claims = entry.fields.flatMap((own, order) => own.flatMap((at) => (found[at] ?? []).map((claim) => ({ ...claim, order }))));
    claims.sort((a, b) => b.similarity - a.similarity || a.order - b.order || b.begins - a.begins || b.ends - a.ends);
    const levels = entry.fields.map((own) => (own.length ? "other" : "missing"));
    const explained = new Set();
    for (const { similarity, order, begins, ends } of claims) {
      const own = Array.from({ length: ends - begins }, (_, at) => begins + at);
      if (own.some((at) => explained.has(at)) || (levels[order] !== "other" && similarity < EXPLAINED)) continue;
      if (levels[order] === "other") levels[order] = level(similarity);
      own.forEach((at) => explained.add(at));
    }
    return { levels, explained };
  }

  function judged(asked, entry, claims) {
    const { levels, explained } = agreement(entry, claims);
    const left = asked.telling.filter((begins) => !explained.has(begins)).length;
    const isHerPhone = entry.phones.some((phone) => asked.phones.has(phone));
    const signs = [
      ...FIELDS.map((field, at) => `free.${field}.${levels[at]}`), `free.together.${levels.slice(0, 3).map((one) => COARSE[one]).join("+")}`,
      `free.left.${Math.min(left, 3)}`, `free.phone.${isHerPhone ? "same" : "other"}`,
    ];
    const score = signs.reduce((sum, sign) => sum + weigh(sign), weigh("free"));
    const codes = FIELDS.map((field, at) => ({ code: CODES[field][levels[at]], value: field === "relation_name" ? entry.trait.relation : "" }));
    return { score, why: codes.filter(({ code }, at) => code && codes.findIndex((one) => one.code === code) === at) };
  }

  // Who of them may be the one being written: [{id, score, strength: "strong" or "possible", why}].
  function likely(said, { limit = 5 } = {}) {
    settle();
    const asked = fold.trait(factsOf(said));
    const pieces = FIELDS.flatMap((field, order) => (asked[field] ? wordsOf(asked[field]).map((sounds) => ({ begins: order, ends: order, sounds })) : []));
    if (!pieces.length && !asked.phones) return [];
    const phones = asked.phones.split(" ").filter(Boolean);
    const near = closest(claimsOn(pieces), sameField, (entry) => (phones.some((phone) => entry.phones.includes(phone)) ? A_PHONE : 0));
    const scored = near.filter(({ entry }) => entry.isOpen && entry.id !== said.id).map(({ entry }) => ({ entry, score: scorer.score(asked, entry.trait) }));
    const best = scored.filter(({ score }) => score >= scorer.possible).sort((a, b) => b.score - a.score).slice(0, limit);
    return best.map(({ entry, score }) => {
      const least = scorer.missingFact(asked, entry.trait) ? SURE : scorer.strong;
      return { id: entry.id, score, strength: score >= least ? "strong" : "possible", why: scorer.reasons(asked, entry.trait) };
    });
  }

  return { put, drop, find, likely, size: () => held.size + waiting.size };
}

function wordsOf(line) {
  const { telling, plain } = toldApart(line);
  return [...new Set([...telling, ...plain].map((word) => word.replace(/'+$/, "")))];
}

function votes(flat, claims, best, fits) {
  let sum = 0;
  let isMet = false;
  for (const code of flat) {
    const here = claims[code >> 3];
    if (here === null) continue;
    if (!isMet) best.fill(0);
    isMet = true;
    for (const { begins, similarity } of here) {
      const worth = similarity * similarity;
      if (!fits(begins, code & 7) || worth <= best[begins]) continue;
      sum += worth - best[begins];
      best[begins] = worth;
    }
  }
  return sum;
}

const anyField = () => true;

// The same fact agreeing counts; a name also where the other is known by it, a father also inside the own name, a
// village also as a hamlet. By the places of FIELDS.
const BESIDE = [0b001011, 0b000011, 0b010100, 0b001001, 0b010100, 0b100000];
const sameField = (begins, order) => (BESIDE[begins] & (1 << order)) !== 0;

function ownNumbers(person) {
  const said = [person.card?.number, person.register_number, ...(person.phones ?? []).map((phone) => lastTen(phone.number ?? phone))];
  return said.filter(Boolean).map((number) => `${number}`.replace(/[\s-]/g, "").toUpperCase());
}
