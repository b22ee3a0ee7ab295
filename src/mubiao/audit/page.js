"use strict";
// A tap or the keyboard shows what the pointer sees in the title.
const note = document.getElementById("note");
const show = (mark) => { note.textContent = mark.dataset.about; note.hidden = false; };
document.addEventListener("click", (event) => {
  const mark = event.target.closest("mark");
  if (mark) show(mark); else if (!event.target.closest("#note")) note.hidden = true;
});
document.addEventListener("focusin", (event) => { if (event.target.matches("mark")) show(event.target); });
document.addEventListener("keydown", (event) => { if (event.key === "Escape") note.hidden = true; });
for (const box of document.querySelectorAll(".legend input")) {
  box.addEventListener("change", () => {
    const article = box.closest("article");
    for (const mark of article.querySelectorAll(`mark[data-of="${box.value}"]`)) mark.classList.toggle("off", !box.checked);
  });
}
for (const button of document.querySelectorAll("button[data-step]")) {
  button.addEventListener("click", (event) => {
    event.stopPropagation();
    const marks = [...button.closest("article").querySelectorAll("mark.unknown")];
    const middle = window.innerHeight / 2;
    const place = (mark) => mark.getBoundingClientRect().top - middle;
    const next = button.dataset.step === "1" ? marks.find((mark) => place(mark) > 30) : marks.reverse().find((mark) => place(mark) < -30);
    if (!next) return;
    next.scrollIntoView({ block: "center" });
    next.focus({ preventScroll: true });
  });
}
