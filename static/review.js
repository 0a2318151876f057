// The review of a report. What is typed is kept in this browser until the server has it: one save at a time, only what
// changed, sent again until it arrives. The page is drawn anew only while nobody types. Keys outside fields: “a” and
// “r” accept or reject a suggestion, “j” joins, “n” goes to the next open end.
"use strict";

const form = document.getElementById("review");
const status = document.getElementById("saved");
const PAUSE = 1200; // milliseconds without a change, then it is saved, or the page drawn anew
const FIRST_RETRY = 1000;
const LAST_RETRY = 20000;
const OWN = `review/${form.dataset.record}/`; // of the names in the browser's store
const ALWAYS_SENT = new Set(["csrfmiddlewaretoken", "version"]);
// Fields after whose change the passages and people are elsewhere.
const MOVING = /^(?:to|join|at|same|gone|name|organisation|title|kind|place|person)-|^panel$/;

const waiting = new Map(); // field → value that the server does not have
let sending = null; // {save, fields}: kept under one name until it is known to have arrived
let isBusy = false;
let retry = FIRST_RETRY;
let timer = null;
let state = "saved"; // saved, saving, waiting, offline, logged-out, conflict
let lastTyped = 0;
let isComposing = false;
let isOutdated = false; // what is shown is to be drawn anew
let isLeaving = false;
let place = -1;

// --- what waits, in the browser ----------------------------------------------------------------------------

function remember(name, value) {
  try {
    localStorage.setItem(OWN + name, JSON.stringify({ value, version: form.elements.version.value }));
  } catch {
    // A full or forbidden store: what is typed waits in the page alone.
  }
}

function forget(name, value) {
  const kept = readKept(name);
  if (kept && kept.value === value) localStorage.removeItem(OWN + name);
}

function readKept(name) {
  try {
    return JSON.parse(localStorage.getItem(OWN + name));
  } catch {
    return null;
  }
}

function keptNames() {
  return Object.keys(localStorage)
    .filter((key) => key.startsWith(OWN))
    .map((key) => key.slice(OWN.length));
}

function takeUpWhatWasKept() {
  let oldest = null;
  for (const name of keptNames()) {
    const kept = readKept(name);
    if (!kept) continue;
    waiting.set(name, kept.value);
    fill(name, kept.value);
    oldest = Math.min(oldest ?? Infinity, Number(kept.version));
  }
  if (oldest === null) return;
  // Compared with what was shown when it was typed, so that nobody's later change is overwritten.
  form.elements.version.value = Math.min(oldest, Number(form.elements.version.value));
  send();
}

// --- fields ------------------------------------------------------------------------------------------------

function fieldsOf(name) {
  return [...form.querySelectorAll(`[name="${CSS.escape(name)}"]`)].filter((field) => field.type !== "hidden");
}

function fill(name, value) {
  for (const field of fieldsOf(name)) {
    if (field.type === "radio" || field.type === "checkbox") field.checked = field.value === value;
    else if (field.value !== value) field.value = value;
  }
}

function valueOf(field) {
  return field.type === "checkbox" && !field.checked ? "" : field.value;
}

function change(field) {
  if (!field.name || field.name.startsWith("range_")) return;
  lastTyped = Date.now();
  keep(field.name, valueOf(field));
  const cut = field.closest(".passage")?.querySelector("[name^=cut-]");
  if (cut && field.name.startsWith("text-")) keep(cut.name, cut.value);
  tell("waiting");
  clearTimeout(timer);
  timer = setTimeout(send, PAUSE);
}

function keep(name, value) {
  waiting.set(name, value);
  remember(name, value);
}

// --- saving ------------------------------------------------------------------------------------------------

function tell(now) {
  state = now;
  const count = new Set([...waiting.keys(), ...Object.keys(sending?.fields ?? {})]).size;
  const words = status.dataset;
  const some = count === 1 ? words.waitingOne : words.waiting.replace("{n}", count);
  const told = { saved: words.saved, saving: words.saving, waiting: "", offline: words.offline };
  const first = { ...told, "logged-out": words.loggedOut, conflict: words.conflict }[now];
  status.textContent = [first, count && now !== "saving" ? some : ""].filter(Boolean).join(" · ");
  status.dataset.state = now;
  if (now !== "logged-out") return;
  const link = document.createElement("a");
  Object.assign(link, { href: form.dataset.login, target: "_blank", textContent: status.textContent });
  status.replaceChildren(link);
}

// Sends what waits, `isEmptyToo` to learn whether the server would take it; true once the server has everything.
async function send({ isEmptyToo = false } = {}) {
  clearTimeout(timer);
  if (isBusy) return false;
  if (!sending && !waiting.size && !isEmptyToo) return true;
  sending ??= { save: crypto.randomUUID(), fields: Object.fromEntries(waiting) };
  for (const [name, value] of Object.entries(sending.fields)) {
    if (waiting.get(name) === value) waiting.delete(name);
  }
  isBusy = true;
  tell("saving");
  const outcome = await post(sending);
  isBusy = false;
  if (outcome !== "saved") {
    tell(outcome);
    timer = setTimeout(send, retry);
    retry = Math.min(retry * 2, LAST_RETRY);
    return false;
  }
  retry = FIRST_RETRY;
  tell(document.querySelector(".conflict[role]") ? "conflict" : waiting.size ? "waiting" : "saved");
  if (waiting.size) timer = setTimeout(send, PAUSE);
  else drawWhenQuiet();
  return !waiting.size && state === "saved";
}

async function post({ save, fields }) {
  const body = new URLSearchParams({ ...fields, save, version: form.elements.version.value, _autosave: "1" });
  try {
    let answer = await fetch(form.action, { method: "POST", body, headers: token() });
    if (answer.status === 403) {
      await renewToken();
      answer = await fetch(form.action, { method: "POST", body, headers: token() });
    }
    if (answer.redirected || answer.status === 403) return "logged-out";
    if (!answer.ok) return "offline";
    accept(await answer.json(), fields);
    return "saved";
  } catch {
    return "offline";
  }
}

function token() {
  return { "X-CSRFToken": form.elements.csrfmiddlewaretoken.value };
}

async function renewToken() {
  const answer = await fetch(`${location.pathname}?state=1`);
  if (!answer.redirected && answer.ok) form.elements.csrfmiddlewaretoken.value = (await answer.json()).token;
}

function accept(answer, fields) {
  if (answer.edition) {
    isLeaving = true;
    location.assign(answer.edition);
    return;
  }
  sending = null;
  form.elements.version.value = answer.version;
  form.elements.csrfmiddlewaretoken.value = answer.token;
  const conflicts = new Map((answer.conflicts ?? []).map((conflict) => [conflict.name, conflict]));
  for (const [name, value] of Object.entries(fields)) {
    if (conflicts.has(name)) showConflict(conflicts.get(name));
    else forget(name, value);
    if (MOVING.test(name) || (name.startsWith("text-") && /\n\s*\n/.test(value.trim()))) isOutdated = true;
    if (/^(?:speaker|other|employer|settled)-/.test(name)) isOutdated = true;
    if (/^panel$|^person-/.test(name)) for (const field of fieldsOf(name)) if (field.value === value) field.value = "";
  }
}

// --- two editors -------------------------------------------------------------------------------------------

function showConflict({ name, mine, theirs, editor }) {
  document.querySelector(`.conflict[data-name="${CSS.escape(name)}"]`)?.remove();
  const shown = document.getElementById("conflict").content.firstElementChild.cloneNode(true);
  shown.dataset.name = name;
  shown.querySelector("[data-who]").textContent = editor;
  shown.querySelector("[data-theirs]").textContent = theirs;
  shown.querySelector("[data-mine]").textContent = mine;
  shown.querySelector("[data-keep]").addEventListener("click", () => settle(shown, name, waiting.get(name) ?? mine));
  shown.querySelector("[data-take]").addEventListener("click", () => settle(shown, name, theirs));
  const field = fieldsOf(name)[0];
  if (field) field.closest("p, label, .wording").before(shown);
  else form.prepend(shown);
}

function settle(shown, name, value) {
  shown.remove();
  fill(name, value);
  keep(name, value);
  send();
}

// --- drawing anew ------------------------------------------------------------------------------------------

function isQuiet() {
  const hasConflict = document.querySelector(".conflict[role]");
  return !isBusy && !sending && !waiting.size && !isComposing && !hasConflict && Date.now() - lastTyped > PAUSE;
}

function drawWhenQuiet() {
  if (!isOutdated || isLeaving) return;
  if (isQuiet()) draw().catch(() => setTimeout(drawWhenQuiet, PAUSE));
  else setTimeout(drawWhenQuiet, 300);
}

async function draw() {
  const answer = await fetch(location.href);
  const text = answer.ok && !answer.redirected ? await answer.text() : "";
  if (!isQuiet()) {
    drawWhenQuiet();
    return;
  }
  const page = new DOMParser().parseFromString(text, "text/html");
  const fresh = page.getElementById("shown");
  if (!fresh) return;
  isOutdated = false;
  const here = whereItIs();
  document.getElementById("shown").replaceWith(fresh);
  form.elements.version.value = page.querySelector("#review [name=version]").value;
  form.elements._undo.disabled = page.querySelector("#review [name=_undo]").disabled;
  goBack(here);
}

function whereItIs() {
  const field = document.activeElement;
  const inForm = field?.name && form.contains(field);
  const anchor = inForm ? field : [...form.querySelectorAll(".passage")].find((one) => one.getBoundingClientRect().top >= 0);
  const hasText = inForm && typeof field.selectionStart === "number";
  return {
    name: inForm ? field.name : "",
    value: field?.value,
    id: anchor?.id,
    top: anchor?.getBoundingClientRect().top ?? 0,
    selection: hasText ? [field.selectionStart, field.selectionEnd] : null,
  };
}

function goBack(here) {
  const fields = here.name ? fieldsOf(here.name) : [];
  const field = fields.find((one) => one.type !== "radio" || one.value === here.value) ?? fields[0];
  field?.focus({ preventScroll: true });
  if (field && here.selection && typeof field.selectionStart === "number") field.setSelectionRange(...here.selection);
  const anchor = field ?? (here.id && document.getElementById(here.id));
  if (anchor) scrollBy(0, anchor.getBoundingClientRect().top - here.top);
}

// --- buttons -----------------------------------------------------------------------------------------------

async function press(event) {
  if (isLeaving) {
    event.preventDefault();
    return;
  }
  if (!event.submitter || event.submitter.dataset.ready) return;
  event.preventDefault();
  const button = event.submitter;
  if (button.dataset.pressed) return;
  button.dataset.pressed = "1";
  while (isBusy) await new Promise((done) => setTimeout(done, 50));
  const isSaved = await send({ isEmptyToo: true });
  delete button.dataset.pressed;
  if (!isSaved || isLeaving) return;
  button.dataset.ready = "1";
  form.requestSubmit(button);
  isLeaving = true;
}

// The server has all fields already: the button alone is sent.
function thin(event) {
  const names = new Set(event.formData.keys());
  for (const name of names) {
    if (!ALWAYS_SENT.has(name) && !name.startsWith("_") && !name.startsWith("range_")) event.formData.delete(name);
  }
}

function setRange(button) {
  form.elements[`range_${button.dataset.range}`].value = button.dataset.value;
  if (button.dataset.range === "last") form.elements.range_to.focus();
}

// --- keys --------------------------------------------------------------------------------------------------

function goToNextOpenEnd() {
  const open = [...document.querySelectorAll(".open-ends li:not(.is-settled) a")];
  if (!open.length) return;
  place = (place + 1) % open.length;
  const address = open[place].getAttribute("href");
  if (!address.startsWith("#")) {
    open[place].click();
    return;
  }
  const target = document.querySelector(address) ?? open[place];
  target.scrollIntoView({ block: "center" });
  target.focus({ preventScroll: true });
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.target.matches("textarea, select, input:not([type=radio]):not([type=checkbox]), [contenteditable]")) return;
  const key = CSS.escape(event.key);
  const choice =
    event.target.closest(".suggestion")?.querySelector(`[data-key="${key}"]`) ||
    (event.key === "j" && event.target.closest(".passage")?.querySelector("[data-key=j]"));
  if (!choice && event.key !== "n") return;
  event.preventDefault();
  if (choice) choice.click();
  else goToNextOpenEnd();
}

form.addEventListener("input", (event) => change(event.target));
form.addEventListener("change", (event) => {
  if (event.target.matches("select, [type=radio], [type=checkbox]")) change(event.target);
});
form.addEventListener("click", (event) => {
  const button = event.target.closest("[data-range]");
  if (button) setRange(button);
});
form.addEventListener("compositionstart", () => (isComposing = true));
form.addEventListener("compositionend", () => (isComposing = false));
form.addEventListener("submit", press);
form.addEventListener("formdata", thin);
document.addEventListener("keydown", onKey);
for (const sign of ["online", "focus"]) window.addEventListener(sign, () => (sending || waiting.size) && send());
window.addEventListener("pageshow", (event) => {
  if (!event.persisted) return;
  isLeaving = false;
  for (const button of form.querySelectorAll("[data-ready]")) delete button.dataset.ready;
  isOutdated = true;
  drawWhenQuiet();
});
takeUpWhatWasKept();
