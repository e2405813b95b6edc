// What was typed, as the office reads it: ten digits, a village of the list or as she says it. Not here: any refusal.

// Without spaces, dashes and the country's code, whatever script the digits are in.
export function tenDigits(text) {
  const digits = [...text.normalize("NFKC")].map((sign) => (/\d/.test(sign) ? sign : inLatin(sign))).join("");
  for (const [start, length] of [["91", 12], ["0", 11]]) {
    if (digits.startsWith(start) && digits.length === length) return digits.slice(start.length);
  }
  return digits;
}

function inLatin(sign) {
  const code = sign.codePointAt(0);
  for (const zero of [0x0966, 0x0ae6, 0x0b66, 0x09e6, 0x0c66, 0x0ce6]) if (code >= zero && code < zero + 10) return `${code - zero}`;
  return "";
}

const called = (place) => [place.name, place.name_local].filter(Boolean);

export function villagesKnown(app) {
  return app.list("villages").filter(({ kind }) => kind !== "stand" && kind !== "worksite").flatMap(called).slice(0, 800);
}

// {village, village_said}: the office's own village where exactly one is called so.
export function villageOf(app, text = "") {
  const plain = text.trim().toLowerCase();
  const same = app.list("villages").filter((place) => called(place).some((name) => name.toLowerCase() === plain));
  return { village_said: text.trim(), ...(same.length === 1 ? { village: same[0].id, village_name: same[0].name } : {}) };
}
