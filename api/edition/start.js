// Unpacks what the file holds, starts the page, and lets the file say what it is.

import { about, open } from "./offline.js";
import { language } from "./words.js";

const TOO_OLD =
  "这个浏览器太旧，打不开这个文件；请用 Chrome 97、Firefox 113、Safari 16.4 或更新的浏览器。 This browser is too old for this file.";

async function unpacked() {
  const packed = document.getElementById("content").textContent;
  const bytes = Uint8Array.from(atob(packed), (sign) => sign.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  return JSON.parse(await new Response(stream).text());
}

function paragraph(id, text) {
  const said = document.createElement("p");
  said.id = id;
  said.className = "aside";
  said.textContent = text;
  return said;
}

async function start() {
  let content = null;
  try {
    content = await unpacked();
  } catch {
    return document.querySelector("main").replaceChildren(paragraph("too-old", TOO_OLD));
  }
  open(content);
  await import("./page.js");
  const said = paragraph("about", about(language()));
  document.getElementById("outline").append(said);
  document.getElementById("lang").addEventListener("click", () => (said.textContent = about(language())));
}

start();
