// Refusal: why something is not believed, as one short word (`why`) that stays. Not here: sentences; the page has them.

export class Refusal extends Error {
  constructor(why) {
    super(why);
    this.why = why;
  }
}
