// The review of a report: lights the source of what is read, keeps the decisions while they are made, and
// answers to keys: “a” and “r” accept or reject a suggestion, “j” joins, “n” goes to the next open end.
"use strict";

const form = document.getElementById("review");
const saved = document.getElementById("saved");
const PAUSE = 1500; // milliseconds without a change, then it is saved
const HERE = "review-here"; // where the editor was when the page is shown anew
// Fields after whose change the passages stand elsewhere.
const MOVING = /^(?:to|join|at|name|organisation|title|kind|place|person)-|^panel$/;
let timer = null;
let lit = [];
let place = -1;

function linesOf(point) {
  const lines = [];
  for (let number = Number(point.dataset.line); number <= Number(point.dataset.lastLine); number += 1) {
    const line = document.getElementById(`line-${number}`);
    if (line) lines.push(line);
  }
  return lines;
}

function light(event) {
  const point = event.target.closest("[data-line]");
  const lines = point ? linesOf(point) : [];
  if (!lines.length || lines[0] === lit[0]) return;
  for (const line of lit) line.classList.remove("lit");
  lit = lines;
  for (const line of lit) line.classList.add("lit");
  const side = lit[0].closest(".source");
  side.scrollTop += lit[0].getBoundingClientRect().top - side.getBoundingClientRect().top - side.clientHeight / 3;
}

function isChanged(field) {
  if (field.type === "checkbox") return field.checked !== field.defaultChecked;
  if (field.options) return !field.selectedOptions[0]?.defaultSelected;
  return field.value !== field.defaultValue;
}

function looksDifferent() {
  return [...form.elements].some((field) => {
    if (field.type === "hidden" || !field.name) return false;
    if (field.type === "textarea") return /\n\s*\n/.test(field.value.trim()) && isChanged(field);
    return MOVING.test(field.name) && isChanged(field);
  });
}

async function save() {
  const fields = new FormData(form);
  fields.append("_autosave", "1");
  try {
    const answer = await fetch(location.href, { method: "POST", body: fields });
    const told = await answer.json();
    if (told.version) form.elements.version.value = told.version;
    saved.textContent = told.problem || saved.dataset.saved;
    if (told.version && !timer && looksDifferent()) showAnew();
  } catch {
    saved.textContent = saved.dataset.unreachable;
  }
}

function showAnew() {
  sessionStorage.setItem(HERE, JSON.stringify({ name: document.activeElement?.name, top: scrollY }));
  location.reload();
}

function backWhereItWas() {
  const here = JSON.parse(sessionStorage.getItem(HERE) || "null");
  sessionStorage.removeItem(HERE);
  if (!here) return;
  const field = here.name && form.querySelector(`[name="${CSS.escape(here.name)}"]:not([type=hidden])`);
  field?.focus({ preventScroll: true });
  scrollTo(0, here.top);
  if (field && document.activeElement === field) field.scrollIntoView({ block: "nearest" });
  saved.textContent = saved.dataset.saved;
}

function later() {
  clearTimeout(timer);
  saved.textContent = "";
  timer = setTimeout(() => {
    timer = null;
    save();
  }, PAUSE);
}

function toNextOpenEnd() {
  const open = [...document.querySelectorAll(".open-ends a")].filter((link) => {
    const settled = link.closest("li").querySelector("[type=checkbox]");
    return !settled?.checked;
  });
  if (!open.length) return;
  place = (place + 1) % open.length;
  const address = open[place].getAttribute("href");
  if (!address.startsWith("#")) {
    open[place].click();
    return;
  }
  const target = document.querySelector(address);
  target.scrollIntoView({ block: "center" });
  target.querySelector("input:not([type=hidden]), textarea, select")?.focus({ preventScroll: true });
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("textarea, select, input:not([type=radio]):not([type=checkbox])")) return;
  const key = CSS.escape(event.key);
  const choice =
    event.target.closest(".suggestion")?.querySelector(`[data-key="${key}"]`) ||
    (event.key === "j" && event.target.closest(".point")?.querySelector("[data-key=j]"));
  if (choice) {
    choice.click();
  } else if (event.key === "n") {
    toNextOpenEnd();
  }
}

form.addEventListener("focusin", light);
form.addEventListener("mouseover", light);
form.addEventListener("change", later);
form.addEventListener("input", later);
form.addEventListener("submit", () => clearTimeout(timer));
document.addEventListener("keydown", onKey);
backWhereItWas();
