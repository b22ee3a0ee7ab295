// Sorts and filters the table, and puts the chart's marks into the page so that they are links. Without this script all of it still reads.
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
document.querySelectorAll("figure[data-chart]").forEach(async (figure) => {
  const answer = await fetch(figure.dataset.chart);
  if (!answer.ok) return;
  const drawn = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  if (drawn.nodeName !== "svg") return;
  drawn.setAttribute("role", "img");
  drawn.setAttribute("aria-label", figure.querySelector("img").alt);
  figure.replaceChildren(document.importNode(drawn, true));
});
