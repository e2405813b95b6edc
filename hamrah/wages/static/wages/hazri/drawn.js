// The month of her diary as cells to tap. Not here: what a tap means (page.js), what is kept (diary.js).

import { stands, isoDay, lastOf } from "./diary.js";

export function calendar(place, { work, month, marks, language, onTap }) {
  const [year, number] = month.split("-").map(Number);
  const today = isoDay(new Date());
  const heads = Array.from({ length: 7 }, (_, at) => head(new Date(2024, 0, 1 + at), language));
  const before = (new Date(year, number - 1, 1).getDay() + 6) % 7;
  const days = Array.from({ length: lastOf(month) }, (_, at) => {
    const day = `${month}-${String(at + 1).padStart(2, "0")}`;
    return day > today ? toCome(at + 1) : cell(at + 1, day, stands(work, day), marks, () => onTap(day));
  });
  place.replaceChildren(...heads, ...Array.from({ length: before }, () => document.createElement("span")), ...days);
}

function head(day, language) {
  const name = document.createElement("span");
  name.className = "soft small";
  name.setAttribute("aria-hidden", "true");
  name.textContent = day.toLocaleDateString(language, { weekday: "narrow" });
  return name;
}

function toCome(number) {
  const place = document.createElement("span");
  place.className = "day to-come";
  place.append(Object.assign(document.createElement("span"), { className: "number", textContent: number }));
  return place;
}

function cell(number, day, { word, hours }, marks, onTap) {
  const place = document.createElement("span");
  place.className = `day ${word}`;
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sign";
  button.dataset.day = day;
  button.textContent = marks[word].sign;
  button.setAttribute("aria-label", `${number}: ${marks[word].said}`);
  button.addEventListener("click", onTap);
  const label = document.createElement("span");
  label.className = "number";
  label.textContent = number;
  place.append(label, button);
  if (hours) place.insertAdjacentHTML("beforeend", `<small class="more">+${Number(hours)}</small>`);
  return place;
}
