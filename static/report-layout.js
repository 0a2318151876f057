// The first step of a review: shows the first turns as the layout chosen would read them.
"use strict";

const layout = document.getElementById("layout");
const turns = document.getElementById("turns");
let asked = 0;

async function show() {
  const fields = new URLSearchParams(new FormData(layout));
  fields.delete("csrfmiddlewaretoken");
  fields.set("preview", "1");
  asked += 1;
  const mine = asked;
  const answer = await fetch(`${location.pathname}?${fields}`);
  const read = answer.ok && !answer.redirected ? await answer.text() : "";
  if (mine === asked && read) turns.innerHTML = read;
}

layout.addEventListener("change", () => {
  show().catch(() => {});
});
