// How names sound and the keys that two spellings share, as hamrah/ground/names says it in Python.
// Not here: the rules themselves. names(rules) takes the parsed rules.json and returns the functions.

const VIRAMA = "\u094d";

export function names(rules) {
  const blockOf = (letter) => rules.blocks[blockName(letter.codePointAt(0))];
  const { keys, sounds } = speaking(rules, blockOf);
  return { keys, sounds, ...wording(rules, blockOf, keys, sounds), ...spelling(rules, blockOf) };
}

// How a word sounds, and its keys.
function speaking(rules, blockOf) {
  const { spokenForm, withoutSilentVowels, nasalBeforeLips } = listening(rules, blockOf);
  const skeleton = skeletonOf(rules, nasalBeforeLips);
  const soundClusters = rewriting(rules.sound.clusters);
  const soundLetters = new Map(Object.entries(rules.sound.letters));
  const alternates = new Map();
  for (const script of [...Object.values(rules.blocks), "Latn"]) alternates.set(script, alternatesOf(rules, script));

  // Keys of one word: the plain skeleton first, then alternates; [] if it has no letter.
  function keys(word) {
    const [script, spoken] = spokenForm(word);
    const first = skeleton(spoken);
    if (!first) return [];
    const [told, pairs] = alternates.get(script);
    if (!told.test(spoken)) return [first];
    const found = new Set([first]);
    for (const [find, give] of pairs) {
      const other = spoken.replace(find, give);
      if (other !== spoken) found.add(skeleton(other));
    }
    return [...found].filter((key) => key.length > 1 || key === first);
  }

  // The word in coarse ASCII, vowels kept. To compare, not to show.
  function sounds(word) {
    const [script, spoken] = spokenForm(word);
    const said = nasalBeforeLips(withoutSilentVowels(script, spoken));
    return once(soundClusters(translated(said, soundLetters)));
  }

  return { keys, sounds };
}

// From letters to sounds, with what the table keeps apart still apart.
function listening(rules, blockOf) {
  const native = nativeLetters(rules, {});
  const silent = new Set(rules.schwa_is_silent_in);
  const silentLast = new RegExp(rules.silent_last);
  const silentBackwards = new RegExp(rules.silent_backwards, "g");
  const nasal = new RegExp(rules.nasal_before_lips, "g");
  const accents = new RegExp(rules.accents, "g");
  const latinClusters = rewriting(rules.latin_clusters);
  const latinLetters = new Map(Object.entries(rules.latin_letters));

  function spokenForm(word) {
    if (!isAscii(word)) {
      for (const letter of word) {
        const script = blockOf(letter);
        if (script) return [script, replaced(translated(word.normalize("NFC"), native), rules.joining)];
      }
      word = word.normalize("NFKD").replace(accents, "");
    }
    return ["Latn", translated(latinClusters(word.toLowerCase()), latinLetters).replace(/[\x00-@[-`{-\x7f]/g, "")];
  }

  function withoutSilentVowels(script, spoken) {
    if (!silent.has(script)) return spoken;
    return backwards(backwards(spoken.replace(silentLast, "")).replace(silentBackwards, "$1"));
  }

  return { spokenForm, withoutSilentVowels, nasalBeforeLips: (spoken) => spoken.replace(nasal, "m") };
}

// Class of the first vowel, then the consonants; inner h and y and all doubling gone.
function skeletonOf(rules, nasalBeforeLips) {
  const dropped = [...rules.key.drop].map((sound) => [sound, ""]);
  const letters = new Map([...dropped, ...Object.entries(rules.key.letters)]);
  const consonant = { y: "y", Y: "y", h: "h" };
  return (spoken) => {
    if (!spoken) return "";
    const first = rules.key.first[spoken.slice(0, 2)] || rules.key.first[spoken[0]] || consonant[spoken[0]] || "";
    return once(first + translated(nasalBeforeLips(spoken), letters));
  };
}

// How a name falls into words, and which of them say little.
function wording(rules, blockOf, keys, sounds) {
  const relation = new RegExp(rules.relation, "gi");
  const shortForLong = new Map(Object.entries(rules.short_for_long));
  const honorifics = new Set(rules.honorifics.map(inDevanagari));
  const fillers = new Set(rules.fillers.map(inDevanagari));
  const fillerSounds = new Set(rules.fillers.map(sounds));
  const suffixes = [...rules.suffixes.latin, ...rules.suffixes.native].map(inDevanagari);

  // The words of a name, in any script, NFC: no punctuation, digits or zero-width joiners.
  const words = wordsOf(rules);

  // words without honorifics and suffixes of respect, unless nothing else is left.
  function plainWords(text) {
    const said = words(text.replace(relation, " "));
    const kept = said.filter((word) => !honorifics.has(inDevanagari(word))).map(withoutSuffix);
    return kept.length ? kept : said;
  }

  const isFiller = (word) => fillers.has(inDevanagari(word)) || fillerSounds.has(sounds(word));

  function withoutSuffix(word) {
    const plain = inDevanagari(word);
    for (const suffix of suffixes) {
      if (!plain.endsWith(suffix)) continue;
      const stem = word.slice(0, plain.length - suffix.length);
      if ((keys(stem)[0] ?? "").length > 1) return stem;
    }
    return word;
  }

  function inDevanagari(word) {
    const letters = [...word.toLowerCase()].map((letter) =>
      blockOf(letter) ? String.fromCharCode(0x0900 | (letter.charCodeAt(0) & 0x7f)) : letter);
    const moved = translated(letters.join(""), shortForLong);
    return !isAscii(word) && moved.endsWith(VIRAMA) ? moved.slice(0, -1) : moved;
  }

  return { words, plainWords, isFiller };
}

// A spelling to show, and the script of the one that is there.
function spelling(rules, blockOf) {
  const words = wordsOf(rules);
  const silent = new Set(rules.schwa_is_silent_in);
  const readable = nativeLetters(rules, rules.latin.letters);
  const readableBackwards = new RegExp(rules.latin.silent_backwards, "g");
  const silentLast = new RegExp(rules.silent_last);
  const readableClusters = rules.latin.clusters.map(([find, give]) => [new RegExp(find, "g"), give]);

  // The name in plain Latin letters, each word with a capital.
  const latin = (text) => words(text).map(latinWord).join(" ");

  function latinWord(word) {
    const script = [...word].map(blockOf).find(Boolean);
    if (!script) return isAscii(word) && isMixedCase(word) ? word : capital(word);
    let spelt = replaced(translated(word.normalize("NFC"), readable), rules.latin.joining);
    if (silent.has(script)) spelt = backwards(backwards(spelt.replace(silentLast, "")).replace(readableBackwards, "$1"));
    for (const [find, give] of readableClusters) spelt = spelt.replace(find, give);
    return capital(spelt);
  }

  // ISO 15924 code by the first letter, Zyyy where it is none we know.
  function scriptOf(text) {
    const first = text.match(/\p{L}/u)?.[0] ?? "";
    if (first && blockOf(first)) return blockOf(first);
    return (first >= "A" && first < "\u0250") || (first >= "\u1e00" && first <= "\u1eff") ? "Latn" : "Zyyy";
  }

  return { scriptOf, latin };
}

function wordsOf(rules) {
  const apart = new RegExp(`[${rules.separators}]+`);
  const joined = new RegExp(`[${rules.joiners}]+`, "g");
  return (text) => text.normalize("NFC").replace(joined, "").split(apart).filter(Boolean);
}

// Every letter and sign of the nine blocks as its sound; # asks the vowel before it to go.
function nativeLetters(rules, instead) {
  const letters = { ...rules.letters, ...instead };
  const table = new Map([["\u200c", ""], ["\u200d", ""]]);
  for (let code = 0; code < 0x41; code += 1) table.set(String.fromCharCode(code), "");
  for (const start of Object.keys(rules.blocks)) {
    const put = (part, before, after) => {
      for (const [at, sound] of Object.entries(part)) {
        table.set(String.fromCharCode(parseInt(start, 16) + parseInt(at, 16)), before + sound + after);
      }
    };
    put(letters.consonants, "", "@");
    put(letters.vowels, "", "");
    put(letters.signs, "#", "");
    put(letters.marks, "", "");
  }
  for (const [code, sound] of Object.entries(letters.exceptions)) table.set(String.fromCharCode(parseInt(code, 16)), sound);
  return table;
}

// One pass for a whole list of [pattern, replacement]; no two patterns share their literal text.
function rewriting(clusters) {
  const given = new Map(clusters.map(([pattern, text]) => [pattern.replace(/\(\?[^)]*\)|\^/g, ""), text]));
  const find = new RegExp(clusters.map(([pattern]) => pattern).join("|"), "g");
  return (word) => word.replace(find, (match) => given.get(match));
}

function alternatesOf(rules, script) {
  const list = [...rules.key.alternates, ...(rules.key.alternates_in[script] ?? [])];
  const given = (give) => (typeof give === "string" ? give : (match) => give[match]);
  const pairs = list.map((rule) => [new RegExp(rule.find, "g"), given(rule.give)]);
  return [new RegExp(list.map((rule) => rule.find).join("|")), pairs];
}

function translated(text, table) {
  let out = "";
  for (const letter of text) out += table.get(letter) ?? letter;
  return out;
}

const replaced = (text, pairs) => pairs.reduce((soFar, [find, give]) => soFar.replaceAll(find, give), text);
const once = (text) => text.replace(/(.)\1+/gu, "$1");
const backwards = (text) => [...text].reverse().join("");
const isAscii = (text) => /^[\x00-\x7f]*$/.test(text);
const isMixedCase = (word) => word !== word.toLowerCase() && word !== word.toUpperCase();
const capital = (word) => word.slice(0, 1).toUpperCase() + word.slice(1).toLowerCase();
const blockName = (code) => (code & ~0x7f).toString(16).toUpperCase().padStart(4, "0");
