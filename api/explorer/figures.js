// The numbers of a thing, from where it started to where it is to go; figures as the report prints them.

import { make, words } from "./dom.js";
import { toSentence } from "./quotes.js";
import { say } from "./words.js";

const ORDER = ["baseline", "actual", "target"];

/** The section of numbers of a card; nothing where there are none. */
export function figures({ statements }, { chooseSentence }) {
  const rows = statements.filter(({ kind }) => kind === "Observation" || kind === "Quantity");
  if (!rows.length) return "";
  const rank = ({ code }) => (ORDER.indexOf(code) + 1 || ORDER.length + 1);
  const sorted = [...rows].sort((a, b) => rank(a) - rank(b));
  return make(
    "section",
    {},
    make("h3", {}, say("numbersOf", { n: rows.length })),
    make("ul", { class: "ladder" }, sorted.map((row) => figure(row, chooseSentence))),
  );
}

function figure({ code, words: printed, when, sentences, report }, chooseSentence) {
  const [quote] = sentences;
  return make(
    "li",
    { class: ORDER.includes(code) ? code : null },
    make("span", { class: "role" }, say(code || "quantity")),
    make("span", { class: "figure" }, words(printed)),
    when ? make("span", { class: "aside" }, words(when)) : "",
    quote ? make("blockquote", { dir: "auto" }, quote.exact, toSentence({ report, ...quote }, chooseSentence)) : "",
  );
}
