// Whether this phone's clock can be believed: against the office's time at the last contact, and the day this app was
// built. A wrong clock is told and noted, never a reason to refuse an entry. Not here: any use of the time.

const SLACK_MS = 86_400_000;

// `offMs`: what was to be added to this clock at the last contact; `contactAt`: this clock's moment of it.
export function standing({ offMs = 0, contactAt = 0, builtAt = 0 }, now = Date.now()) {
  if (now < builtAt - SLACK_MS) return "behind";
  if (contactAt && now < contactAt - SLACK_MS) return "behind";
  if (Math.abs(offMs) > SLACK_MS) return offMs > 0 ? "behind" : "ahead";
  return "good";
}
