// Sorts and filters the table, and offers the years of the kind that is chosen. Without this script all of it still reads.
"use strict";
const table = document.getElementById("cells");
if (table) {
  const body = table.tBodies[0];
  const value = (row, at) => row.cells[at].dataset.sort ?? row.cells[at].textContent.trim();
  table.tHead.querySelectorAll("th").forEach((head, at) => {
    const button = document.createElement("button");
    button.type = "button";
    button.append(...head.childNodes);
    head.append(button);
    button.addEventListener("click", () => {
      const down = head.getAttribute("aria-sort") !== "descending";
      table.tHead.querySelectorAll("th").forEach((other) => other.removeAttribute("aria-sort"));
      head.setAttribute("aria-sort", down ? "descending" : "ascending");
      const rows = [...body.rows].sort((left, right) => {
        const [a, b] = [value(left, at), value(right, at)];
        if (a === "" || b === "") return a === b ? 0 : a === "" ? 1 : -1; // cells without a value stay below
        const order = isNaN(a) || isNaN(b) ? a.localeCompare(b, document.documentElement.lang) : a - b;
        return down ? -order : order;
      });
      body.append(...rows);
    });
  });
  document.getElementById("filter").addEventListener("input", (event) => {
    const wanted = event.target.value.trim().toLowerCase();
    for (const row of body.rows) row.hidden = !row.cells[0].textContent.toLowerCase().includes(wanted);
  });
}
// The years on offer are those of the kind: what a report of 2025 says was reached is of 2024.
const choose = document.getElementById("choose");
if (choose?.elements.kind) {
  const { kind, year } = choose.elements;
  const offer = () => {
    for (const option of year.options) option.hidden = option.disabled = option.dataset.kinds ? !option.dataset.kinds.split(" ").includes(kind.value) : false;
    if (year.selectedOptions[0]?.disabled) year.value = [...year.options].find((option) => !option.disabled)?.value ?? year.value;
  };
  kind.addEventListener("change", offer);
  offer();
}
