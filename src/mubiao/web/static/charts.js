// Draws the charts of a page in the browser, from the specification behind the picture that the server sent: what lies under the pointer
// then says what it is. A static copy has no specifications: there the picture is put into the page, so that its marks are links. Comes
// after everything else; without this script the pictures stay.
"use strict";
const figures = [...document.querySelectorAll("figure[data-chart]")];
const script = document.currentScript;
const NARROW = 800, BESIDE = 170; // pixels: of a window, and of what stands beside the panel of a chart
let library = null;

function drawn() {
  library ??= new Promise((done, failed) => {
    const element = document.createElement("script");
    element.src = script.src.replace("charts.js", "vega.js");
    element.onload = done;
    element.onerror = failed;
    document.head.append(element);
  });
  return library;
}

async function place(figure) {
  const answer = await fetch(figure.dataset.chart);
  if (!answer.ok) return;
  const drawing = new DOMParser().parseFromString(await answer.text(), "image/svg+xml").documentElement;
  if (drawing.nodeName !== "svg") return;
  drawing.setAttribute("role", "img");
  drawing.setAttribute("aria-label", figure.querySelector("img").alt);
  figure.replaceChildren(document.importNode(drawing, true));
}

async function draw(figure) {
  if (!figure.dataset.chart.startsWith("/charts/")) return place(figure);
  const picture = figure.querySelector("img");
  const [answer] = await Promise.all([fetch(figure.dataset.chart.replace(/\.svg/, ".json")), drawn()]);
  if (!answer.ok) return;
  const box = document.createElement("div");
  box.className = "drawing";
  box.setAttribute("role", "img");
  box.setAttribute("aria-label", picture.alt);
  // "ast": expressions are read by an interpreter, for the page forbids to make code out of text.
  const specification = await answer.json();
  if (innerWidth <= NARROW && typeof specification.width === "number") { // a chart of one panel is as wide as a phone, names beside it
    specification.width = Math.max(140, Math.min(specification.width, figure.parentElement.clientWidth - BESIDE));
    box.classList.add("fits");
  }
  await vegaEmbed(box, specification, { ast: true, actions: false, defaultStyle: false, renderer: "svg", tooltip: tip });
  box.querySelectorAll("[role]").forEach((part) => part.removeAttribute("role")); // the box says what the drawing is
  figure.replaceChildren(box);
  figure.dataset.drawn = "";
}

// The words beside the pointer: our own, for the library's come with a style sheet inside the page.
const words = document.createElement("div");
words.className = "tip";
words.hidden = true;
document.body.append(words);
function tip(_, event, item, value) {
  words.hidden = value === null || value === undefined || value === "";
  if (words.hidden) return;
  const rows = typeof value === "object" ? Object.entries(value) : [["", value]];
  words.replaceChildren(
    ...rows.filter(([, said]) => said !== "" && said !== null).map(([name, said]) => {
      const row = document.createElement("p");
      row.textContent = name.trim() && name !== "area" ? `${name}: ${said}` : said;
      return row;
    })
  );
  words.style.left = Math.min(event.clientX + 14, innerWidth - words.offsetWidth - 8) + "px";
  words.style.top = Math.min(event.clientY + 14, innerHeight - words.offsetHeight - 8) + "px";
}

if (figures.length && "IntersectionObserver" in window) {
  const seen = new IntersectionObserver((entries) => {
    for (const entry of entries)
      if (entry.isIntersecting) {
        seen.unobserve(entry.target);
        draw(entry.target);
      }
  });
  const watch = () => figures.forEach((figure) => seen.observe(figure));
  addEventListener("load", () => (window.requestIdleCallback ?? setTimeout)(watch));
}
