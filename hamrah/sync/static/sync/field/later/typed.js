// Numbers as somebody writes them, in any script: rupees as whole paise, days as halves, hours. null where nothing is
// written, NaN where it is no number. Not here: which of them can be.

const isDigit = (sign) => /\p{Nd}/u.test(sign);

// Digits of every script stand ten in a row, from nought on.
function digit(sign) {
  const code = sign.codePointAt(0);
  let value = 0;
  while (value < 9 && isDigit(String.fromCodePoint(code - value - 1))) value += 1;
  return `${value}`;
}

export const plain = (text) => (text ?? "").normalize("NFKC").replace(/\p{Nd}/gu, digit);

function times(text, factor) {
  const bare = plain(text).replace(/rs\.?|₹|रु\.?|\/-|[,\s]/gi, "");
  if (!bare) return null;
  const whole = /^\d+(\.\d+)?$/.test(bare) ? Math.round(Number(bare) * factor * 100) / 100 : NaN;
  return Number.isInteger(whole) ? whole : NaN;
}

export const paiseOf = (text) => times(text, 100);
export const halvesOf = (text) => times(text, 2);
export const numberOf = (text) => times(text, 1);
export const digitsOf = (text) => plain(text).replace(/\D/g, "").slice(-10);
