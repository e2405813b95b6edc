// Likeness on the phone: the office's tables (people/rules/weights.json) read exactly as likeness.py and alike.py read
// them. Not here: whom to compare (find.js), any decision: nothing is ever merged by a score.

import { jaroWinkler } from "./jaro.js";

const STEPS = [[0.999, "same"], [0.93, "near"], [0.86, "alike"], [0.76, "weak"]];
const YEARS = ["0", "1", "2", "3", "4", "5-6", "5-6", "7-9", "7-9", "7-9", "10-14", "10-14", "10-14", "10-14", "10-14"];
// Log-odds of 97 in 100, asked for where father or village is not known of one of the two.
export const SURE = 3.5;
const MOST_KEPT = 60_000;

// In the order in which a person wants to hear them.
const TOLD = {
  "phone.same": "same_phone", "given.same": "same_name", "given.near": "near_name", "given.alike": "near_name",
  "given.weak": "other_name", "given.other": "other_name", "known_as.same": "same_known_as",
  "known_as.crossed": "same_known_as", "father.same": "same_relation", "father.near": "near_relation",
  "father.other": "other_relation", "middle.same": "father_in_name", "village.same": "same_village",
  "village.near": "near_village", "district.same": "same_district", "phone.near": "near_phone", "gender.other": "other_gender",
};

// `weights` as in the file. Two traits (folded.js) in, levels, points or reasons out.
export function likeness(weights) {
  const tables = Object.entries(weights.tables).map(([name, rows]) => [name.split("+").map((field) => weights.fields.indexOf(field)), new Map(Object.entries(rows))]);
  const kept = new Map();

  function pointsOf(levels) {
    const key = levels.join("+");
    if (!kept.has(key)) {
      if (kept.size > MOST_KEPT) kept.clear();
      kept.set(key, tables.reduce((sum, [places, rows]) => sum + (rows.get(places.map((place) => levels[place]).join("+")) ?? 0), weights.start));
    }
    return kept.get(key);
  }

  function commonness(name) {
    const words = name ? toldApart(name).telling : [];
    return words.length ? Math.min(...words.map((word) => weights.common[word] ?? 0)) : 0;
  }

  function levels(asked, other) {
    const known = asked.known_as || other.known_as ? knownAs(asked, other) : "missing";
    return [
      firstsLevel(asked.name, other.name), namesLevel(asked.name, other.name), asked.name && other.name ? restLevel(asked.name, other.name) : "none",
      known, `${Math.max(commonness(asked.name), commonness(other.name))}`,
      firstsLevel(asked.relation_name, other.relation_name), namesLevel(asked.relation_name, other.relation_name), exactLevel(asked.relation, other.relation),
      middle(asked, other), placesLevel([asked.village, asked.hamlet], [other.village, other.hamlet]),
      placesLevel([asked.district], [other.district]), exactLevel(asked.state, other.state),
      exactLevel(asked.gender, other.gender), yearsLevel(asked.birth_year, other.birth_year),
      phonesLevel(asked.phones, other.phones), exactLevel(asked.occupation, other.occupation),
    ];
  }

  function score(asked, other) {
    return pointsOf(levels(asked, other));
  }

  // What speaks for and against: [{code, value}], such as same_name, same_relation with "f", years_apart with "4".
  function reasons(asked, other) {
    const signs = new Set(levels(asked, other).map((level, at) => `${weights.fields[at]}.${level}`));
    // Once under her father, once under her husband: no word on either.
    const moved = signs.has("kind.other");
    const codes = Object.entries(TOLD).filter(([sign, code]) => signs.has(sign) && !(moved && code.includes("relation"))).map(([, code]) => code);
    const told = codes.map((code) => ({ code, value: ["same_relation", "near_relation", "other_relation"].includes(code) ? asked.relation : "" }));
    if (asked.birth_year && other.birth_year) told.push({ code: "years_apart", value: `${Math.abs(asked.birth_year - other.birth_year)}` });
    return told;
  }

  // Which fact would decide, where the two do not both say it: father, village, father+village or "".
  function missingFact(asked, other) {
    const told = Object.fromEntries(levels(asked, other).map((level, at) => [weights.fields[at], level]));
    if (told.phone === "same" || told.middle === "same") return "";
    return ["father", "village"].filter((field) => told[field] === "missing").join("+");
  }

  return { score, reasons, missingFact, levels, strong: weights.strong, possible: weights.possible };
}

// 0 to 1 for two folded words: Jaro-Winkler, but at least 0.94 when only vowels differ.
export function alike(left, right) {
  if (left === right) return 1;
  const similarity = jaroWinkler(left, right);
  const isVowelsApart = similarity < 0.94 && left[0] === right[0] && left.replace(/[aeiou]/g, "") === right.replace(/[aeiou]/g, "");
  return isVowelsApart ? 0.94 : similarity;
}

export function level(similarity) {
  return STEPS.find(([least]) => similarity >= least)?.[1] ?? "other";
}

const apart = new Map();

// The telling words of a folded name, with its first two as one; and all its words.
export function toldApart(line) {
  if (!apart.has(line)) {
    if (apart.size > MOST_KEPT) apart.clear();
    const words = line.split(" ");
    const plain = words.map((word) => word.replace(/'+$/, ""));
    const own = words.filter((word) => !word.endsWith("'"));
    const telling = own.length ? own : plain;
    apart.set(line, { telling: plain.length > 1 ? [...telling, plain[0] + plain[1]] : telling, plain });
  }
  return apart.get(line);
}

function namesLevel(left, right) {
  if (!left || !right) return "missing";
  let closest = 0;
  for (const a of toldApart(left).telling) for (const b of toldApart(right).telling) closest = Math.max(closest, alike(a, b));
  return level(closest);
}

// Brothers share a family name, not this. A name written family name first is read from its other end too.
function firstsLevel(left, right) {
  if (!left || !right) return "missing";
  const [ours, theirs] = [toldApart(left), toldApart(right)];
  let closest = alike(ours.telling[0], theirs.telling[0]);
  if (ours.plain.length > 1) closest = Math.max(closest, alike(ours.telling.at(-1), theirs.telling[0]));
  if (theirs.plain.length > 1) closest = Math.max(closest, alike(ours.telling[0], theirs.telling.at(-1)));
  return level(closest);
}

// Do the other words of two names agree, once the best pair is put aside?
function restLevel(left, right) {
  const [ours, theirs] = [toldApart(left).plain, toldApart(right).plain];
  if (ours.length < 2 || theirs.length < 2) return ours.length === theirs.length ? "none" : "one";
  const pairs = ours.flatMap((a, i) => theirs.map((b, j) => [alike(a, b), i, j]));
  const [, i, j] = pairs.reduce((best, pair) => (pair[0] > best[0] || (pair[0] === best[0] && (pair[1] > best[1] || (pair[1] === best[1] && pair[2] > best[2]))) ? pair : best));
  const second = Math.max(...pairs.filter(([, k, m]) => k !== i && m !== j).map(([similarity]) => similarity));
  return second >= 0.9 ? "same" : "other";
}

// same; crossed (known as one, written as the other); other; missing.
function knownAs(asked, other) {
  const agrees = (left, right) => ["same", "near"].includes(namesLevel(left, right));
  if (agrees(asked.known_as, other.known_as)) return "same";
  if (agrees(asked.known_as, other.name) || agrees(asked.name, other.known_as)) return "crossed";
  return namesLevel(asked.known_as, other.known_as) === "missing" ? "missing" : "other";
}

// A father's name inside the own name, where one side does not name the father otherwise.
function middle(asked, other) {
  const found = (!asked.relation_name && inTheMiddle(asked.name, other.relation_name)) || (!other.relation_name && inTheMiddle(other.name, asked.relation_name));
  return found ? "same" : "none";
}

function inTheMiddle(name, relationName) {
  if (!relationName || !name.includes(" ")) return false;
  const [father] = toldApart(relationName).plain;
  return toldApart(name).plain.slice(1).some((word) => alike(word, father) >= 0.93);
}

function placesLevel(left, right) {
  let closest = -1;
  for (const a of left) for (const b of right) if (a && b) closest = Math.max(closest, alike(a, b));
  return closest >= 0 ? level(closest) : "missing";
}

// same, near (one digit mistyped), other or missing, for lists of ten-digit numbers.
function phonesLevel(left, right) {
  if (!left || !right) return "missing";
  const [ours, theirs] = [left.split(" "), right.split(" ")];
  if (ours.some((one) => theirs.includes(one))) return "same";
  const isNear = (a, b) => [...a].filter((digit, at) => at < b.length && digit !== b[at]).length === 1;
  return ours.some((a) => theirs.some((b) => isNear(a, b))) ? "near" : "other";
}

function exactLevel(left, right) {
  if (!left || !right) return "missing";
  return left === right ? "same" : "other";
}

function yearsLevel(left, right) {
  if (!left || !right) return "missing";
  return YEARS[Math.abs(left - right)] ?? "15";
}
