// Shows one answer: the template of its verdict, filled with what the signed code says. Every sentence stands in the
// page, in its language. Not here: finding the verdict (judge.js).

const language = document.documentElement.lang;
const DAY = new Intl.DateTimeFormat(language, { timeZone: "Asia/Kolkata", day: "numeric", month: "short", year: "numeric" });

export function dayWords(seconds) {
  const parts = Object.fromEntries(DAY.formatToParts(new Date(seconds * 1000)).map(({ type, value }) => [type, value]));
  return `${parts.day} ${parts.month} ${parts.year}`;
}

export function issuerName(issuer) {
  return (language === "hi" && issuer.nameLocal) || issuer.name;
}

// The filled section, for `told` (a verdict, or what is said of a number).
export function sectionOf(told, { card = null, issuer = null, number = "", isDemo = false } = {}) {
  const section = document.querySelector(`template[data-told=${told}]`).content.cloneNode(true).firstElementChild;
  const slots = { ...(card ? wordsOf(card) : {}), number_typed: number, issuer: issuer ? issuerName(issuer) : "" };
  for (const slot of section.querySelectorAll("[data-slot]")) fill(slot, slots[slot.dataset.slot] ?? "");
  section.querySelector("[data-slot=nativeName]")?.setAttribute("lang", card.language);
  fillFace(section, card?.face ?? null);
  fillIssuer(section, issuer);
  section.querySelector("[data-say=demo]").hidden = !isDemo;
  return section;
}

function wordsOf(card) {
  return { ...card, expires: dayWords(card.expiresAt) };
}

function fill(slot, text) {
  const { slot: name } = slot.dataset;
  if (["face", "phone", "phone_text"].includes(name)) return;
  if (text === "" || text === null) return removeWithLabel(slot);
  if (name === "gender") slot.querySelectorAll("[data-gender]").forEach((one) => (one.hidden = one.dataset.gender !== `${text}`));
  else slot.textContent = text;
}

function removeWithLabel(slot) {
  if (slot.tagName === "DD") slot.previousElementSibling.remove();
  slot.remove();
}

function fillFace(section, face) {
  const image = section.querySelector("[data-slot=face]");
  if (!image) return;
  if (!face) return image.closest("figure").remove();
  image.src = URL.createObjectURL(new Blob([face], { type: "image/webp" }));
}

function fillIssuer(section, issuer) {
  const [part, phone] = [section.querySelector("[data-part=issuer]"), section.querySelector("[data-slot=phone]")];
  if (!issuer) return part.remove(), phone.remove();
  if (!issuer.phone) return phone.remove();
  phone.href = telephone(issuer.phone);
  phone.querySelector("[data-slot=phone_text]").textContent = issuer.phone;
}

export function telephone(phone) {
  return `tel:${phone.replace(/[^+\d]/g, "")}`;
}
