// What was made here stands under its command until the office has given it an id; from then on whatever named it, a
// screen's address, a draft, an entry laid over, means the office's row. Not here: what is remembered of it (app.js).

const SIGN = "command:";
// In a text or in an address. What has an id made of it ("command:.../person") is another's.
const MENTIONED = /command(?::|%3A)([0-9a-f-]{36})(?!\/|%2F)/gi;
// Drafts live a week; a season's entries are not remembered for ever.
const MOST = 1_000;

export const named = (command) => `${SIGN}${command}`;
export const isMadeHere = (id) => typeof id === "string" && id.startsWith(SIGN);

export function makeCallings() {
  const called = new Map();

  return {
    // `pairs`: [[command, the office's id]]. Answers whether any of them is new.
    learn(pairs) {
      const fresh = pairs.filter(([command, id]) => id && called.get(command) !== id);
      fresh.forEach(([command, id]) => called.set(command, id));
      for (const command of [...called.keys()].slice(0, Math.max(0, called.size - MOST))) called.delete(command);
      return fresh.length > 0;
    },
    every: () => [...called],
    idOf: (id) => (isMadeHere(id) ? (called.get(id.slice(SIGN.length)) ?? id) : id),
    // The same value, with every mention inside it as the office calls it; the very same where there is none.
    meant(value) {
      if (!called.size || value === undefined) return value;
      const text = JSON.stringify(value);
      const now = text.replace(MENTIONED, (whole, command) => called.get(command) ?? whole);
      return now === text ? value : JSON.parse(now);
    },
  };
}
