// Opens the copy in the language that the browser prefers; without this script the page offers both.
"use strict";
location.replace((navigator.language || "").toLowerCase().startsWith("zh") ? "zh/index.html" : "en/index.html");
