// The answer to a question: one sentence, counts by basis, rows with their reason and their sentence. It lies over the
// card, and what it names stands out in the network.

import { Trouble, ask } from "./ask.js";
import { link, make, mark, stroke, words } from "./dom.js";
import { lit } from "./lit.js";
import { lineOf, lookOf, looksKnown } from "./looks.js";
import { toSentence } from "./quotes.js";
import { language, say } from "./words.js";

const BASES = ["stated", "structural", "derived", "thematic", "external"];
const LONG = 120; // characters
const ENGLISH = "English"; // the heading of the English name among the facts of a row
const FIRST = 12; // rows before “show more”

/** Ask `question`; fill `box` with the answer, or with what went wrong. Returns what stands out, or null. */
export async function answered(box, question, given) {
  const wait = setTimeout(() => box.replaceChildren(head(question, given), make("p", { class: "aside" }, say("asking"))), 200);
  try {
    const parameters = { q: question, lang: language() };
    const [found] = await Promise.all([ask("ask", parameters, { signal: given.signal, slow: () => box.replaceChildren(head(question, given), make("p", { class: "aside" }, say("slow"))) }), looksKnown]);
    box.replaceChildren(head(question, given), ...body(found, given));
    return standing(found);
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    box.replaceChildren(head(question, given), make("p", { class: "gap" }, error.sentence), make("button", { type: "button", onclick: given.again }, say("retry")));
    return null;
  } finally {
    clearTimeout(wait);
  }
}

export const head = (title, { close }) =>
  make("header", {}, make("h2", { tabindex: -1 }, words(title)), make("button", { type: "button", class: "close", "aria-label": say("closeAnswer"), onclick: close }, "×"));

function body(found, given) {
  const { choose, question } = given;
  const counted = found.counts.filter(({ basis, rows }) => rows || ["stated", "structural", "thematic"].includes(basis));
  return [
    ...text(found),
    found.kind === "answer" && counted.length ? tally(counted) : "",
    found.candidates.length ? make("ul", { class: "starts" }, found.candidates.map((thing) => make("li", {}, sign(thing.kind), name(thing, choose)))) : "",
    rows(found.rows, given),
    found.cut ? make("p", { class: "aside" }, say("answerCut", { n: found.cut })) : "",
    found.known.length ? make("section", {}, make("h3", {}, say("knownInstead")), rows(found.known, given)) : "",
    found.related.length
      ? make("section", {}, make("h3", {}, say("related")), make("ul", { class: "related" }, found.related.map(({ question: text }) => make("li", {}, make("button", { type: "button", onclick: () => question(text) }, words(text))))))
      : "",
    found.sparql ? make("p", { class: "feet" }, make("a", { href: `sparql?query=${encodeURIComponent(found.sparql)}`, onclick: (event) => (event.preventDefault(), given.sparql(found.sparql)) }, say("itsQuery"))) : "",
  ].filter(Boolean);
}

/** The whole answer in words; a long one, which lists what stands below, begins folded. */
function text({ text: said, kind, rows: all }) {
  const long = said.length > LONG && all.length > 3;
  const whole = make("p", { class: `answer-text ${kind}${long ? " long" : ""}` }, words(said));
  const more = long && make("button", { type: "button", class: "whole", onclick: () => (whole.classList.remove("long"), more.remove()) }, say("wholeText"));
  return [whole, more].filter(Boolean);
}

/** How many rows rest on each basis, also where there are none. */
function tally(counts) {
  return make(
    "ul",
    { class: "tally" },
    BASES.map((basis) => counts.find((one) => one.basis === basis))
      .filter(Boolean)
      .map(({ basis, rows: n }) => make("li", { "data-basis": basis }, stroke(lineOf(basis)), make("span", {}, say(basis)), make("b", {}, String(n)))),
  );
}

const sign = (kind) => (lookOf({ kind }) ? mark(lookOf({ kind })) : "");
/** A row goes by its name in the reader's language; the server gives the English one as a fact beside the Chinese. */
const name = ({ iri, label, facts }, choose) => (iri ? link({ iri, zh: label, en: english(facts) ?? label }, choose) : words(label, "figure"));
const english = (facts) => facts?.find(([heading]) => heading === ENGLISH)?.[1];
/** What else is to be said of a row: the name that the link has not. */
const besides = ({ iri, label, facts }) => facts.map(([heading, value]) => (iri && heading === ENGLISH ? ["", language() === "en" ? label : value] : [heading, value]));

function rows(all, given) {
  if (!all.length) return "";
  const items = all.map((row) => one(row, given));
  const rest = items.slice(FIRST);
  rest.forEach((item) => (item.hidden = true));
  const list = make("ol", { class: "rows answers" }, items);
  if (!rest.length) return list;
  const more = make("button", { type: "button", class: "more", onclick: () => (rest.forEach((item) => (item.hidden = false)), more.remove(), rest[0].querySelector("a, button")?.focus()) }, say("showRest", { n: rest.length }));
  return make("div", {}, list, more);
}

function one(row, given) {
  const [first] = row.evidence;
  return make(
    "li",
    { class: row.basis },
    make(
      "div",
      { class: "what" },
      sign(row.kind),
      name(row, given.choose),
      besides(row).map(([heading, value]) => make("span", { class: heading ? "fact" : "aside" }, heading ? make("span", { class: "aside" }, words(heading), " ") : "", words(value))),
      row.basis ? make("span", { class: `badge ${row.basis}` }, say(row.basis)) : "",
    ),
    row.why && make("p", { class: "reason" }, words(row.why)),
    first && make("blockquote", { dir: "auto" }, around(first), toSentence({ ...first, report: first.document }, given.chooseSentence)),
  );
}

const AROUND = 30;

function around({ exact, sentence }) {
  const from = sentence.indexOf(exact);
  if (from < 0) return [make("mark", {}, exact)];
  const [before, after] = [sentence.slice(0, from), sentence.slice(from + exact.length)];
  return [before.length > AROUND ? `…${before.slice(-AROUND)}` : before, make("mark", {}, exact), after.length > AROUND ? `${after.slice(0, AROUND)}…` : after];
}

/** What stands out: the things of the question and the rows, and the paths that tie them. */
function standing(found) {
  const things = found.rows.map((row) => row.iri).filter(Boolean);
  const steps = found.rows.flatMap((row) => row.path).map(step);
  const show = found.about[0]?.iri ?? steps[0]?.source ?? things[0];
  return show && (things.length || steps.length) ? lit(show, steps, things) : null;
}

const step = ({ source, target, predicate, basis, evidence: [quote] }) => ({
  source: source.iri, target: target.iri, predicate, basis, quote: quote?.exact ?? "", sentence: quote?.sentence ?? "",
});
