// A page on which something is still being made asks for itself until that is there, and shows it then.
"use strict";
const slowest = 5000; // milliseconds between two questions
let pause = 400;

async function ask() {
  const answer = await fetch(location.href, { cache: "no-store" });
  if (answer.ok && !(await answer.text()).includes("data-waiting")) return location.reload();
  pause = Math.min(slowest, pause * 1.3);
  setTimeout(ask, pause);
}
setTimeout(ask, pause);
