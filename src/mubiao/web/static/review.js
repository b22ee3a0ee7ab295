// The queue by keyboard: j and k go down and up, a confirms, r rejects, e goes to the reason, c opens all fields, u takes the last one
// back. The name is kept in this browser. Without this script the buttons still work once a name is given.
"use strict";
const items = [...document.querySelectorAll(".item")];
const name = document.getElementById("by");
if (name) {
  name.value = localStorage.getItem("by") || "";
  name.addEventListener("change", () => localStorage.setItem("by", name.value));
  document.querySelectorAll("main form").forEach((form) =>
    form.addEventListener("submit", (event) => {
      if (!form.elements.by) return;
      form.elements.by.value = name.value.trim();
      if (!form.elements.by.value) {
        event.preventDefault();
        name.focus();
      }
    })
  );
  if (name.value) items[0]?.focus();
}
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.matches("input, select, textarea")) return;
  const at = items.indexOf(document.activeElement.closest(".item"));
  const step = { j: 1, k: -1 }[event.key];
  if (step) items[Math.max(0, Math.min(items.length - 1, at + step))]?.focus();
  if (event.key === "u") document.querySelector("button[value=withdraw]")?.click();
  const action = { a: "confirm", r: "reject" }[event.key];
  if (action && at >= 0) items[at].querySelector(`button[value=${action}]`)?.click();
  if (event.key === "c" && at >= 0) items[at].querySelector("a[href^='/rows/']")?.click();
  if (event.key === "e" && at >= 0) {
    event.preventDefault();
    items[at].querySelector("input[name=why]")?.focus();
  }
});
