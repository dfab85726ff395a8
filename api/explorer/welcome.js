// What the card says before anything is selected.

import { link, make, mark, words } from "./dom.js";
import { count, lookOf, onlyRead } from "./looks.js";
import { nameOf, say } from "./words.js";

/** The first card: which reports there are, how to read the network, and things to begin with. */
export function welcome(reports, tops, choose) {
  return [
    ...heads(reports),
    make("p", {}, say("welcome")),
    make("ol", {}, ["step1", "step2", "step3"].map((key) => make("li", {}, say(key)))),
    ...(tops.length ? [make("h3", {}, say("startHere")), make("ul", { class: "starts" }, tops.map((node) => start(node, choose)))] : []),
  ];
}

function start(node, choose) {
  const figure = say(onlyRead(node) ? "itemRead" : "item", { n: count(node) });
  return make("li", {}, mark(lookOf(node)), link(node, choose), make("span", { class: onlyRead(node) ? "count read" : "count" }, figure));
}

/** Which report this is, or how many there are. */
function heads(reports) {
  if (reports.length !== 1) return [make("h2", {}, reports.length ? say("reports", { n: reports.length }) : say("welcomeTitle"))];
  return [make("p", { class: "kind" }, say("report")), make("h2", {}, words(nameOf(reports[0])))];
}
