// Joins records and their sentences: a tap on either shows the other; n and p go through them. Links work without this script.
"use strict";
const marks = [...document.querySelectorAll("mark[data-records]")];
const cards = new Map([...document.querySelectorAll("[data-record]")].map((card) => [card.dataset.record, card]));
const shown = () => [...cards.values()].filter((card) => !card.hidden);
let current = null;

function choose(id, { text = true, list = true, behavior = "auto" } = {}) {
  if (!cards.has(id)) return;
  current = id;
  for (const [other, card] of cards) card.classList.toggle("chosen", other === id);
  let first = null;
  for (const mark of marks) {
    const chosen = mark.dataset.records.split(" ").includes(id);
    mark.classList.toggle("chosen", chosen);
    if (chosen && !first) first = mark;
  }
  const card = cards.get(id);
  if (!text) peek(card, first);
  else hide();
  const box = card.closest(".records");
  if (list && box && box.scrollHeight > box.clientHeight) box.scrollTop = card.offsetTop - box.offsetTop - box.clientHeight / 3;
  if (text && first) first.scrollIntoView({ block: "center", behavior });
  history.replaceState(null, "", "#r-" + id);
}

// The record of the words under the pointer, or that were tapped: beside them on a desk, at the foot of a phone.
const note = document.createElement("div");
note.className = "peek";
note.setAttribute("aria-hidden", "true"); // the list beside the text says the same
note.hidden = true;
document.body.append(note);
let since = 0;
const SETTLES = 400; // milliseconds in which a scroll still belongs to the tap that showed the note
function hide() {
  note.hidden = true;
}
function peek(card, beside) {
  note.className = "peek card " + card.dataset.kind;
  note.replaceChildren(...[...card.children].map((child) => child.cloneNode(true)));
  note.querySelectorAll("a").forEach((link) => (link.tabIndex = -1));
  note.hidden = false;
  since = performance.now();
  if (!beside || innerWidth <= 800) {
    note.style.left = note.style.top = "";
    return;
  }
  const { left, bottom, top } = beside.getClientRects()[0];
  const below = bottom + 8 + note.offsetHeight < innerHeight;
  note.style.left = Math.max(8, Math.min(left, innerWidth - note.offsetWidth - 8)) + "px";
  note.style.top = (below ? bottom + 6 : top - note.offsetHeight - 6) + "px";
}
addEventListener("scroll", () => performance.now() - since > SETTLES && hide(), { passive: true });
addEventListener("keydown", (event) => event.key === "Escape" && hide());

for (const mark of marks) {
  mark.tabIndex = 0;
  mark.addEventListener("pointerenter", (event) => event.pointerType === "mouse" && peek(cards.get(mark.dataset.records.split(" ").at(-1)), mark));
  mark.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && hide());
  const pick = () => {
    const ids = mark.dataset.records.split(" ");
    const at = ids.indexOf(current); // a second tap on the same words goes to the next record in them
    choose(ids[(at + 1) % ids.length], { text: false });
  };
  mark.addEventListener("click", pick);
  mark.addEventListener("keydown", (event) => event.key === "Enter" && pick());
}
for (const [id, card] of cards) {
  card.addEventListener("click", (event) => {
    if (event.target.matches(".edit")) return;
    event.preventDefault();
    choose(id, { list: false });
  });
}
document.querySelectorAll("input[name=kind]").forEach((box) =>
  box.addEventListener("change", () => {
    for (const card of cards.values()) if (card.dataset.kind === box.value) card.hidden = !box.checked;
    for (const mark of marks) if (mark.classList.contains(box.value)) mark.classList.toggle("off", !box.checked);
  })
);
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
  const step = { n: 1, p: -1 }[event.key];
  if (!step) return;
  const list = shown();
  const at = list.findIndex((card) => card.dataset.record === current);
  const next = list[Math.min(list.length - 1, Math.max(0, at + step))];
  if (next) choose(next.dataset.record);
});
// "#at-START-END": a passage by its offsets. Paragraphs know where they begin; the one that holds the start is marked.
function passage(start, behavior) {
  let found = null;
  for (const paragraph of document.querySelectorAll(".text p[id^=c-]")) {
    if (Number(paragraph.id.slice(2)) > start) break;
    found = paragraph;
  }
  if (!found) return;
  document.querySelectorAll("p.passage").forEach((other) => other.classList.remove("passage"));
  found.classList.add("passage");
  found.scrollIntoView({ block: "center", behavior });
}
function opened(behavior) {
  if (location.hash.startsWith("#r-")) choose(location.hash.slice(3), { behavior });
  const at = /^#at-(\d+)-\d+$/.exec(location.hash);
  if (at) passage(Number(at[1]), behavior);
}
window.addEventListener("hashchange", () => opened("auto"));
opened("instant"); // who comes for a sentence does not want to see the whole report pass by
