// Shows one answer: the template of its verdict, filled with what the signed code says. Every sentence stands in the
// page, in its language. Not here: finding the verdict (judge.js).

const language = document.documentElement.lang;
const DAY = new Intl.DateTimeFormat(`${language}-IN`, { timeZone: "Asia/Kolkata", day: "numeric", month: "short", year: "numeric" });
const TWO_LETTERS = { asm: "as", ben: "bn", guj: "gu", hin: "hi", kan: "kn", mal: "ml", mar: "mr", nep: "ne", ori: "or", pan: "pa", san: "sa", tam: "ta", tel: "te", urd: "ur" };

export function dayWords(seconds) {
  return DAY.format(new Date(seconds * 1000));
}

export function issuerName(issuer) {
  return (language === "hi" && issuer.nameLocal) || issuer.name;
}

// The filled section, for `told` (a verdict, or what is said of a number).
export function sectionOf(told, { card = null, issuer = null, number = "", isDemo = false } = {}) {
  const section = document.querySelector(`template[data-told=${told}]`).content.cloneNode(true).firstElementChild;
  const slots = { ...(card ? wordsOf(card) : {}), number_typed: number, issuer: issuer ? issuerName(issuer) : "" };
  for (const slot of section.querySelectorAll("[data-slot]")) fill(slot, slots[slot.dataset.slot] ?? "");
  fillFace(section, card?.face ?? null);
  fillIssuer(section, issuer);
  for (const one of section.querySelectorAll("[data-gender]")) one.hidden = Number(one.dataset.gender) !== card?.gender;
  const demo = section.querySelector("[data-say=demo]");
  demo.hidden = !isDemo;
  return section;
}

function wordsOf(card) {
  return { ...card, expires: dayWords(card.expiresAt) };
}

function fill(slot, text) {
  if (slot.matches("img") || slot.dataset.slot === "gender" || slot.dataset.slot.startsWith("phone")) return;
  if (text === "") return removeWithLabel(slot);
  slot.textContent = text;
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
