// A file dropped on the form is read at once.
"use strict";
const form = document.querySelector("form.drop");
const input = form.querySelector("input[type=file]");
for (const name of ["dragover", "dragleave", "drop"])
  form.addEventListener(name, (event) => {
    event.preventDefault();
    form.classList.toggle("over", name === "dragover");
    if (name === "drop" && event.dataTransfer.files.length) {
      input.files = event.dataTransfer.files;
      form.requestSubmit();
    }
  });
form.addEventListener("submit", () => {
  form.classList.add("busy");
  form.querySelector("button").textContent = form.dataset.reading;
});
