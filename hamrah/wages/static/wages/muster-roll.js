// <muster-roll>: a gang's month as cells to tap, a week at a time; each line's text stays what is posted.
// Not here: saving; without this file each line is typed (P full, H half, A absent, R day off, - not said).

const TURNS = ["-", "P", "H", "A", "R"];
const SIGNS = { "-": "·", P: "1", H: "½", A: "✗", R: "○" };
const KINDS = { "-": "", P: "full", H: "half", A: "absent", R: "rest" };
const DAY = /([PHAR-])(\d{1,2}(?:\.\d{1,2})?)?/g;

class MusterRoll extends HTMLElement {
  connectedCallback() {
    const first = new Date(`${this.dataset.first}T00:00`);
    this.days = new Date(first.getFullYear(), first.getMonth() + 1, 0).getDate();
    const now = new Date();
    const isNow = now.getFullYear() === first.getFullYear() && now.getMonth() === first.getMonth();
    this.last = isNow ? now.getDate() : this.days;
    this.first = first;
    this.lines = [...this.querySelectorAll(".of")].map((row) => new Line(this, row));
    this.head = document.createElement("div");
    this.head.className = "of head";
    this.prepend(this.head);
    this.classList.add("drawn");
    // Seven days that end with the last of which something can be said.
    this.from = Math.max(this.last - 6, 1);
    this.turn(0);
  }

  turn(step) {
    this.from = this.stepped(step);
    this.shown = Array.from({ length: 7 }, (_, at) => this.from + at).filter((day) => day <= this.days);
    this.head.replaceChildren(this.arrows(), ...this.shown.map((day) => this.heading(day)));
    for (const line of this.lines) line.draw(this.shown, this.last);
  }

  stepped(step) { return Math.min(Math.max(this.from + 7 * step, 1), Math.max(this.days - 6, 1)); }

  arrows() {
    const bar = document.createElement("div");
    bar.className = "weeks";
    for (const [step, sign] of [[-1, "‹"], [1, "›"]]) {
      const to = this.stepped(step), button = cell(sign, `${this.dataset.week} ${to}–${to + 6}`);
      button.disabled = to === this.from || to > this.last;
      button.addEventListener("click", () => { this.turn(step); this.head.querySelectorAll(".weeks button")[step < 0 ? 0 : 1].focus(); });
      bar.append(button);
    }
    return bar;
  }

  // A tap on the day: all of whom nothing is said were there.
  heading(day) {
    const name = new Date(this.first.getFullYear(), this.first.getMonth(), day);
    const button = cell(String(day), `${day}: ${this.dataset.all}`);
    button.insertAdjacentHTML("beforeend", `<small>${name.toLocaleDateString(document.documentElement.lang, { weekday: "narrow" })}</small>`);
    button.disabled = day > this.last || this.lines.every((line) => line.isFixed);
    button.addEventListener("click", () => { for (const line of this.lines) if (line.at(day)[0] === "-") line.set(day, "P"); this.turn(0); });
    return button;
  }
}

class Line {
  constructor(roll, row) {
    [this.roll, this.row] = [roll, row];
    this.input = row.querySelector("input:not([type=hidden])");
    this.isFixed = this.input.readOnly;
    this.marks = [...this.input.value.toUpperCase().matchAll(DAY)].map((found) => found[0]);
    this.place = document.createElement("span");
    this.place.className = "cells";
    this.input.after(this.place);
    this.input.type = "hidden";
    row.querySelector("label").removeAttribute("for");
  }

  at(day) { return this.marks[day - 1] ?? "-"; }

  set(day, mark) {
    while (this.marks.length < day) this.marks.push("-");
    this.marks[day - 1] = mark;
    this.input.value = this.marks.join("");
    const halves = this.marks.reduce((sum, one) => sum + ({ P: 2, H: 1 }[one[0]] ?? 0), 0);
    this.row.querySelector("output").value = `${halves > 1 || !halves ? Math.floor(halves / 2) : ""}${halves % 2 ? "½" : ""}`;
  }

  draw(days, last) { this.place.replaceChildren(...days.map((day) => this.cellOf(day, last))); }

  cellOf(day, last) {
    const [sign, more] = [this.at(day)[0], this.at(day).slice(1)];
    const words = { ...this.roll.dataset, "": this.roll.dataset.unsaid };
    const button = cell(SIGNS[sign], `${this.row.querySelector("label").textContent}, ${day}: ${words[KINDS[sign]]}`);
    button.className = KINDS[sign];
    if (more) button.insertAdjacentHTML("beforeend", `<small>+${more}</small>`);
    button.disabled = day > last || this.isFixed;
    button.addEventListener("click", () => {
      this.set(day, TURNS[(TURNS.indexOf(sign) + 1) % TURNS.length]);
      const next = this.cellOf(day, last);
      button.replaceWith(next);
      next.focus();
    });
    return button;
  }
}

function cell(sign, label) {
  const button = document.createElement("button");
  button.type = "button";
  button.textContent = sign;
  button.setAttribute("aria-label", label);
  return button;
}

customElements.define("muster-roll", MusterRoll);
