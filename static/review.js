// The review of a report: lights the source of what is read, keeps the decisions while they are made, and
// answers to keys: “a” and “r” accept or reject a suggestion, “n” goes to the next open end.
"use strict";

const form = document.getElementById("review");
const saved = document.getElementById("saved");
const PAUSE = 1500; // milliseconds without a change, then it is saved
let timer = null;
let lit = null;
let place = -1;

function light(event) {
  const point = event.target.closest("[data-line]");
  const line = point && document.getElementById(`line-${point.dataset.line}`);
  if (!line || line === lit) return;
  lit?.classList.remove("lit");
  lit = line;
  lit.classList.add("lit");
  const side = lit.closest(".source");
  side.scrollTop += lit.getBoundingClientRect().top - side.getBoundingClientRect().top - side.clientHeight / 3;
}

async function save() {
  const fields = new FormData(form);
  fields.append("_autosave", "1");
  try {
    const answer = await fetch(form.action || location.href, { method: "POST", body: fields });
    const told = await answer.json();
    if (told.version) form.elements.version.value = told.version;
    saved.textContent = told.problem || saved.dataset.saved;
  } catch {
    saved.textContent = saved.dataset.unreachable;
  }
}

function later() {
  clearTimeout(timer);
  saved.textContent = "";
  timer = setTimeout(save, PAUSE);
}

function onKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.matches("textarea, select, input:not([type=radio]):not([type=checkbox])")) return;
  const suggestion = event.target.closest(".suggestion");
  const choice = suggestion?.querySelector(`[data-key="${CSS.escape(event.key)}"]`);
  if (choice) {
    choice.click();
  } else if (event.key === "n") {
    const open = [...document.querySelectorAll(".open-ends a")];
    if (!open.length) return;
    place = (place + 1) % open.length;
    const target = document.querySelector(open[place].getAttribute("href"));
    target.scrollIntoView({ block: "center" });
    target.querySelector("input, textarea, select")?.focus({ preventScroll: true });
  }
}

form.addEventListener("focusin", light);
form.addEventListener("mouseover", light);
form.addEventListener("change", later);
form.addEventListener("input", later);
form.addEventListener("submit", () => clearTimeout(timer));
document.addEventListener("keydown", onKey);
