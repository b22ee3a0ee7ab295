// In a static copy: the tracker's form leads to the file of the table asked for.
"use strict";
const root = document.currentScript.dataset.root;
const form = document.querySelector("form[data-tracker]");
if (form) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const asked = new FormData(form);
    const name = ["level", "year", "kind", "indicator", "measure"].map((field) => asked.get(field)).join("-");
    const answer = await fetch(root + "/tracker.json");
    const there = answer.ok && (await answer.json()).includes(name);
    document.getElementById("not-in-copy").hidden = there;
    const tongue = document.documentElement.lang.slice(0, 2);
    if (there) location.assign(root + "/" + tongue + "/tracker/" + name + ".html");
  });
}
