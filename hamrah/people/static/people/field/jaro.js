// How alike two words of plain letters sound: Jaro-Winkler, as rapidfuzz measures it for our Python. Not here: what a
// likeness is worth (likeness.js).

const [BOOST_ABOVE, BOOST, LONGEST_PREFIX] = [0.7, 0.1, 4];
const CODE_A = 97;

export function jaroWinkler(left, right) {
  if (left === right) return 1;
  const jaro = jaroOf(left, right);
  return jaro > BOOST_ABOVE ? jaro + prefixOf(left, right) * BOOST * (1 - jaro) : jaro;
}

function jaroOf(left, right) {
  const [a, b] = [left.length, right.length];
  if (!a || !b) return 0;
  const reach = Math.max(0, Math.floor(Math.max(a, b) / 2) - 1);
  const taken = new Uint8Array(b);
  const mine = [];
  for (let at = 0; at < a; at++) {
    const letter = left.charCodeAt(at);
    for (let to = Math.max(0, at - reach), last = Math.min(b - 1, at + reach); to <= last; to++) {
      if (taken[to] || right.charCodeAt(to) !== letter) continue;
      taken[to] = 1;
      mine.push(letter);
      break;
    }
  }
  const common = mine.length;
  if (!common) return 0;
  let crossed = 0;
  for (let to = 0, nth = 0; to < b; to++) if (taken[to] && right.charCodeAt(to) !== mine[nth++]) crossed += 1;
  return (common / a + common / b + (common - (crossed >> 1)) / common) / 3;
}

function prefixOf(left, right) {
  let same = 0;
  while (same < LONGEST_PREFIX && same < left.length && left[same] === right[same]) same += 1;
  return same;
}

// Which letters a word has, one bit each: two words that share few cannot be alike.
export function lettersOf(word) {
  let letters = 0;
  for (let at = 0; at < word.length; at++) letters |= 1 << ((word.charCodeAt(at) - CODE_A) & 31);
  return letters;
}

// The most that jaroWinkler can be for two words with these letters; cheap, and never too low.
export function mostAlike(left, leftLetters, right, rightLetters) {
  const common = Math.min(left.length - bitsIn(leftLetters & ~rightLetters), right.length - bitsIn(rightLetters & ~leftLetters));
  if (common <= 0) return 0;
  const jaro = (common / left.length + common / right.length + 1) / 3;
  return jaro > BOOST_ABOVE ? jaro + prefixOf(left, right) * BOOST * (1 - jaro) : jaro;
}

function bitsIn(value) {
  let bits = value - ((value >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  return (((bits + (bits >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}
