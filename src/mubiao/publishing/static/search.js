// Search in a static copy. The index says which documents have every pair of characters; their texts say where the words stand.
"use strict";
const base = document.querySelector("script[data-root]").dataset.root;
const box = document.getElementById("search");
const hits = document.getElementById("hits");
const count = document.getElementById("count");
const MOST = 30; // documents shown
const HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff";
const read = async (name) => {
  const answer = await fetch(base + "/" + name);
  if (!answer.ok) throw new Error(name + ": " + answer.status);
  return answer.json();
};
const words = (query) => [...query.matchAll(/"([^"]+)"|“([^”]+)”|(\S+)/g)].map((match) => match[1] ?? match[2] ?? match[3]).slice(0, 8);

function terms(word) {
  const squeezed = word.replace(/\s+/g, "");
  const found = new Set();
  for (let at = 0; at + 1 < squeezed.length; at++) {
    const pair = squeezed.slice(at, at + 2);
    if (new RegExp(`^[${HAN}]{2}$`).test(pair)) found.add(pair);
  }
  for (const match of word.toLowerCase().matchAll(/[a-z0-9]+/g)) if (match[0].length >= 6) found.add(match[0].slice(0, 6));
  return found;
}
function piece(term, pieces) {
  let made = 0;
  for (const character of term) made = (made * 31 + character.codePointAt(0)) % 65521;
  return made % pieces;
}
const pattern = (word) => {
  const letters = [...word.trim()].map((one) => (/\s/.test(one) ? "\\s+" : one.replace(/[.*+?^${}()|[\]\\/-]/g, "\\$&")));
  const spaced = new RegExp(`[${HAN}]`).test(word) ? letters.join("\\s?") : letters.join(""); // a printed line may end inside a Chinese word
  return new RegExp((/^\d/.test(word) ? "(?<![\\d.])" : /^[a-z]/i.test(word) ? "\\b" : "") + spaced, "gi"); // 5% is not the end of 5.5%
};
async function candidates(wanted, block, pieces) {
  let kept = null; // null: every document of the block
  for (const term of wanted) {
    const found = new Set((await read(`search/${block}/${piece(term, pieces)}.json`))[term] ?? []);
    kept = kept === null ? found : new Set([...kept].filter((number) => found.has(number)));
    if (!kept.size) break;
  }
  return kept;
}
function shown(about, text, found) {
  const line = document.createElement("li");
  const link = document.createElement("a");
  const tongue = document.documentElement.lang.slice(0, 2);
  const start = [...text.slice(0, found.index)].length; // offsets count characters, as Python does
  link.href = `${about.stem}.html#at-${start}-${start + [...found[0]].length}`;
  link.textContent = [tongue === "en" ? about.area_en || about.area : about.area, about.report_year].filter(Boolean).join(" ") || about.title || about.document;
  const words_ = document.createElement("p");
  const mark = document.createElement("mark");
  mark.textContent = found[0];
  words_.append(text.slice(Math.max(0, found.index - 40), found.index), mark, text.slice(found.index + found[0].length, found.index + 80));
  line.append(link, words_);
  return line;
}
async function search(query) {
  hits.replaceChildren();
  const asked = words(query);
  const wanted = new Set(asked.flatMap((word) => [...terms(word)]));
  count.textContent = box.dataset.searching;
  let number = 0;
  if (wanted.size) {
    const { blocks } = await read("search/index.json");
    for (let block = 0; block < blocks.length && number < MOST; block++) {
      const kept = await candidates(wanted, block, blocks[block].pieces);
      if (!kept.size) continue;
      const documents = await read(`search/${block}/documents.json`);
      for (const at of kept) {
        if (number === MOST) break;
        const { text } = (await read(`data/${documents[at].stem}.json`)).document;
        const found = asked.map((word) => pattern(word).exec(text));
        if (found.some((match) => match === null)) continue;
        hits.append(shown(documents[at], text, found[0]));
        number++;
      }
    }
  }
  count.textContent = number ? number + (number === MOST ? "+ " : " ") + box.dataset.results : box.dataset.nothing;
}
box.addEventListener("submit", (event) => {
  event.preventDefault();
  const query = new FormData(box).get("q").trim();
  history.replaceState(null, "", "?q=" + encodeURIComponent(query));
  if (query) search(query);
});
const first = new URLSearchParams(location.search).get("q");
if (first) {
  box.elements.q.value = first;
  search(first);
}
