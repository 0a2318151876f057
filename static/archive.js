/* What a script adds, and no page needs: keys, lit passages, the choice of colours. */

const kept = {
  get: (name) => { try { return localStorage.getItem(name) || "" } catch { return "" } },
  set: (name, value) => { try { localStorage.setItem(name, value) } catch { /* a browser that keeps nothing */ } },
}

/* Choices in the footer, kept in this browser only. */
const apply = { scheme: (value) => { document.documentElement.dataset.scheme = value }, keys: () => {} }

for (const [name, use] of Object.entries(apply)) {
  use(kept.get(name))
  const choice = document.querySelector(`[data-choice=${name}]`)
  if (!choice) continue
  const select = choice.querySelector("select")
  select.value = kept.get(name)
  select.addEventListener("change", () => { kept.set(name, select.value); use(select.value) })
  choice.hidden = false
}

/* #s-1001 lights a statement, #s-1001-1005 all from one number to another, #s-1001-p2 a paragraph. */
function passage(hash) {
  const [, first, last, paragraph] = /^#s-(\d+)(?:-(\d+)|-p(\d+))?$/.exec(hash) || []
  if (!first) return []
  if (paragraph) return [...document.querySelectorAll(`#s-${first} .text > p:nth-of-type(${paragraph})`)]
  return [...document.querySelectorAll("[data-statement]")].filter(({ dataset }) =>
    Number(first) <= dataset.statement && dataset.statement <= Number(last || first))
}

function light() {
  for (const each of document.querySelectorAll(".lit")) each.classList.remove("lit")
  const lit = passage(location.hash)
  for (const each of lit) each.classList.add("lit")
  if (lit.length && !document.getElementById(location.hash.slice(1))) lit[0].scrollIntoView()
}

/* A statement on another part of a long panel: the server knows on which. Once only, if it is nowhere. */
function turn() {
  const [, number] = /^#s-(\d+)/.exec(location.hash) || []
  if (number && !location.search && !passage(location.hash).length && document.querySelector("[data-parts]"))
    location.replace(`?statement=${number}${location.hash}`)
}

addEventListener("hashchange", () => { light(); turn() })
light()
turn()

/* j and k lead from statement to statement, / to the search. */
function step(by) {
  const statements = [...document.querySelectorAll("[data-statement]")]
  const here = statements.findIndex((each) => each.contains(document.activeElement))
  const above = statements.findLastIndex((each) => each.getBoundingClientRect().top < 0)
  const next = statements[here < 0 ? (by > 0 ? above + 1 : above) : here + by]
  if (!next) return
  next.tabIndex = -1
  next.focus({ preventScroll: true })
  next.scrollIntoView({ block: "start" })
}

const keys = { j: () => step(1), k: () => step(-1), "/": () => document.querySelector("input[name=q]")?.focus() }

addEventListener("keydown", (event) => {
  const typing = event.target.closest("input, select, textarea, [contenteditable]")
  if (typing || event.ctrlKey || event.metaKey || event.altKey || kept.get("keys") === "off" || !keys[event.key]) return
  event.preventDefault()
  keys[event.key]()
})
