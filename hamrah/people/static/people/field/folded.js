// What is known of one person folded to sounds, as hamrah/people/rules/facts.py and trait.py do it: a line of twelve parts
// that compares across scripts. Not here: how alike two lines are (likeness.js).

const [LONGEST_TEXT, MOST_WORDS, MOST_KEPT] = [200, 6, 50_000];
const TAILS = ["kalan", "khurd", "nai", "naya", "purani", "purana", "bada", "chhota"];
export const PARTS = ["name", "known_as", "relation", "relation_name", "village", "hamlet", "district", "state", "gender", "birth_year", "phones", "occupation"];

// `speech` are the functions of ground/names.js.
export function folding(speech) {
  const met = new Map();
  const tails = new Set(TAILS.map(speech.sounds));

  // One folded word: its sounds, whether it has a key at all, whether it is a filler like Kumar.
  function word(text) {
    if (!met.has(text)) {
      if (met.size > MOST_KEPT) met.clear();
      met.set(text, { sounds: speech.sounds(text), isWord: speech.keys(text).length > 0, filler: speech.isFiller(text) });
    }
    return met.get(text);
  }

  // The words of a name, honorifics gone, at most six, with how each was written.
  function written(text) {
    const plain = text ? speech.plainWords(text.slice(0, LONGEST_TEXT)).slice(0, MOST_WORDS) : [];
    return plain.map((one) => ({ text: one, ...word(one) })).filter((one) => one.isWord);
  }

  function place(text) {
    const words = text ? speech.words(text.slice(0, LONGEST_TEXT)).slice(0, MOST_WORDS) : [];
    while (words.length > 1 && tails.has(word(words.at(-1)).sounds)) words.pop();
    const joined = words.length ? word(words.join("")) : null;
    return joined?.isWord ? line([joined]) : "";
  }

  function trait(facts) {
    return {
      name: line(written(facts.name)),
      known_as: line(written(facts.known_as)),
      relation: plain(facts.relation, 1),
      relation_name: line(written(facts.relation_name)),
      village: place(facts.village),
      hamlet: place(facts.hamlet),
      district: place(facts.district),
      state: plain(facts.state, 12),
      gender: plain(facts.gender, 1).toUpperCase(),
      birth_year: `${facts.birth_year || ""}`,
      phones: (facts.phones ?? []).map(lastTen).filter(Boolean).join(" "),
      occupation: plain(facts.occupation, 16),
    };
  }

  return { word, written, trait };
}

const line = (words) => words.map(({ sounds, filler }) => sounds + (filler ? "'" : "")).join(" ");

// The ten digits that name an Indian subscriber, or nothing if there are fewer.
export function lastTen(phone) {
  const digits = `${phone}`.replace(/\D/g, "");
  return digits.length >= 10 ? digits.slice(-10) : "";
}

// The first letters and digits of a code, in lower case.
function plain(text, most) {
  const letters = `${text ?? ""}`.slice(0, LONGEST_TEXT).toLowerCase().match(/[\p{L}\p{N}]/gu) ?? [];
  return letters.slice(0, most).join("");
}

// The facts in a record of the phone, or in a form being filled.
export function factsOf(record) {
  const village = record.village_said || record.village_name || record.village_text;
  const years = record.age?.years;
  return {
    name: record.name,
    known_as: record.known_as,
    relation: record.relation,
    relation_name: record.relation_name,
    gender: record.gender,
    birth_year: Number(record.birth_year) || (years ? new Date().getFullYear() - years : 0),
    village,
    hamlet: record.hamlet,
    district: record.district_said || record.district,
    state: record.state_said,
    phones: (record.phones ?? []).map((phone) => phone.number ?? phone).filter(Boolean),
    occupation: record.occupation,
  };
}
