// What every page gains when JavaScript runs: no double sending, focus on what is wrong, the elements below.
// Not here: anything a page needs in order to work.

for (const wrong of document.querySelectorAll("[data-focus]")) wrong.focus();

// Without a network a sent form would be lost behind the browser's own page: it waits here instead.
const offline = document.getElementById("offline");
const tellNetwork = () => { if (offline) offline.hidden = navigator.onLine; };
addEventListener("offline", tellNetwork);
addEventListener("online", tellNetwork);
tellNetwork();

document.addEventListener("submit", (event) => {
  const form = event.target;
  if (!navigator.onLine && form.method === "post") { event.preventDefault(); tellNetwork(); offline?.scrollIntoView(); return; }
  if (form.dataset.sent) return event.preventDefault();
  // What downloads a file or opens beside leaves its page standing, so the form may be sent again.
  const beside = event.submitter?.getAttribute("formtarget") === "_blank";
  if (form.method !== "post" || beside || "again" in form.dataset) return;
  form.dataset.sent = "yes";
  // After this turn, so that the pressed button's own value is still sent.
  setTimeout(() => form.querySelectorAll("button").forEach((button) => button.setAttribute("aria-disabled", "true")));
});

// Coming back with the browser's arrow shows the page as it was kept: let the forms be sent again.
addEventListener("pageshow", () => {
  for (const form of document.querySelectorAll("form[data-sent]")) {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-disabled]").forEach((button) => button.removeAttribute("aria-disabled"));
  }
});

addEventListener("keydown", (event) => {
  const open = document.querySelector("details.account[open]");
  if (event.key === "Escape" && open) { open.open = false; open.querySelector("summary").focus(); }
  const typing = event.target.closest?.("input, textarea, select");
  const find = document.getElementById("find");
  if (event.key === "/" && !typing && find?.offsetParent) { event.preventDefault(); find.focus(); }
});

addEventListener("click", (event) => {
  for (const open of document.querySelectorAll("details.account[open]")) if (!open.contains(event.target)) open.open = false;
});

const ELEMENTS = { "photo-input": "web/photo-input.js", "live-progress": "web/live-progress.js", "late-part": "web/late-part.js" };
for (const [name, module] of Object.entries(ELEMENTS)) {
  if (document.querySelector(name)) import(`/static/${module}`);
}
