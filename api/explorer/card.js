// The card: what a thing is, where it hangs, what hangs on it, each with its sentence.

import { acts, feet } from "./feet.js";
import { link, make, mark, stroke, words } from "./dom.js";
import { figures } from "./figures.js";
import { count, lineOf, lookOf, onlyRead } from "./looks.js";
import { toSentence } from "./quotes.js";
import { language, nameOf, say } from "./words.js";

const AROUND = 28; // characters of the sentence that stay visible on each side of the quote
const FIRST = 12; // rows of a list before “show more”
const HANGS = ["slogan", "goal", "strategy", "project", "element"];
const BASES = ["stated", "structural", "derived", "thematic", "external"];

// The other links, by the question that they answer.
const ASKED = {
  who: ["ledBy", "supportsActor", "involves", "issuedBy"],
  place: ["locatedIn", "servesPlace", "within"],
  time: ["duringPeriod"],
};

/** The card of `about` (the server's JSON); see page.js for the context. */
export function card(about, context) {
  const { thing } = about;
  sentenceOf = context.chooseSentence;
  const held = about.members.length || about.serving.length || lookOf(thing).group === "slogan";
  const of = (keys) => about.links.filter((row) => keys.includes(row.predicate));
  const known = Object.values(ASKED).flat();
  const group = (key, rows) => rows.length && section(key, {}, list(rows, context.choose, { named: true }));
  return [
    make("p", { class: "kind" }, mark(lookOf(thing)), kindOf(thing)),
    make("h2", {}, words(nameOf(thing))),
    thing.en && make("p", { class: "aside" }, words(language() === "en" ? thing.zh : thing.en)),
    about.also.length && make("p", { class: "aside" }, `${say("also")} `, about.also.flatMap((name, i) => [i ? " · " : "", words(name)])),
    where(about, context.choose),
    acts(about, context),
    unlisted(about),
    about.members.length && section("members", { n: about.members.length }, list(about.members, context.choose)),
    held && serving(about, context.choose),
    figures(about, context),
    about.upwards.length && section("upwards", {}, list(about.upwards, context.choose, { named: true, heading: false })),
    group("who", of(ASKED.who)),
    group("place", of(ASKED.place)),
    group("time", of(ASKED.time)),
    group("links", about.links.filter((row) => !known.includes(row.predicate))),
    statements(about),
    feet(about, context),
  ].filter(Boolean);
}

let sentenceOf = null;

/** The sentence that counts what serves a thing by basis, also where the count is 0. */
export function counts(bases) {
  const { stated = 0, structural = 0, thematic = 0 } = bases;
  return (
    [stated ? say("some", { n: stated }) : say("none"), say("byHeading", { n: structural }), say("byTheme", { n: thematic })].join(say("join")) +
    say("stop")
  );
}

const kindOf = (thing) => (language() === "en" ? lookOf(thing).one : lookOf(thing).zh);

function section(key, fill, ...children) {
  return make("section", {}, make("h3", {}, say(key, fill)), ...children);
}

function where({ path, thing, members, serving: rows }, choose) {
  const steps = path.length > 1 ? path : [];
  if (!steps.length && !members.length && !rows.length)
    return HANGS.includes(lookOf(thing).group) ? make("p", { class: "aside" }, say("upwardsNone")) : "";
  return make(
    "nav",
    { class: "path", "aria-label": say("where") },
    make("span", { class: "aside" }, say("where"), say("colon")),
    steps.length
      ? steps.flatMap((step, i) => [
          i ? make("span", { class: "aside", "aria-hidden": "true" }, " › ") : "",
          step.iri === thing.iri ? make("span", { "aria-current": "true" }, words(nameOf(step))) : link(step, choose),
        ])
      : make("span", {}, say("top")),
  );
}

function unlisted({ members, statements: said }) {
  const here = said.find((s) => s.kind === "Enumeration" && s.code === "unlisted");
  if (!here || members.length) return "";
  return make("div", { class: "gap" }, make("p", {}, say("unlistedHere", { n: here.words || "?" })), quoted(here.sentences, here.report));
}

function serving({ serving: rows, bases, below, read, members }, choose) {
  if (members.length && !rows.length) {
    if (!below && !read) return "";
    return make("p", { class: "counts" }, say(!below ? "belowRead" : read ? "belowBoth" : "below", { n: below || read, m: read }), say("stop"));
  }
  const groups = BASES.map((basis) => [basis, rows.filter((row) => row.basis === basis)]).filter(([, of]) => of.length);
  return section(
    "serving",
    {},
    make("p", { class: "counts" }, counts(bases)),
    make(
      "ul",
      { class: "tally" },
      ["stated", "structural", "thematic"].map((basis) =>
        make("li", {}, stroke(lineOf(basis)), make("span", {}, say(basis)), make("b", {}, String(bases[basis] ?? 0))),
      ),
    ),
    groups.map(([basis, of]) =>
      make(
        "section",
        { class: `basis ${basis}` },
        make("h4", {}, stroke(lineOf(basis)), say(`${basis}Title`, { n: of.length })),
        basis === "thematic" && make("p", { class: "aside" }, say("thematicNote")),
        ...under(basis, of, choose),
      ),
    ),
  );
}

/** The rows of one basis; a heading that they all stand under is named once, above them. */
function under(basis, rows, choose) {
  const [{ sentences, report }] = rows;
  const only = basis === "structural" && new Set(rows.map((row) => row.sentences.at(-2)?.exact)).size === 1 && sentences.at(-2);
  return [only && headed(only, report), list(rows, choose, { heading: !only })];
}

/** Rows of relations; the first few stand open, the rest come on request. */
function list(rows, choose, { named = false, heading = true } = {}) {
  // What one sentence says of several things is quoted once, under the last of them.
  const key = ({ basis, sentences, rationale }) =>
    JSON.stringify(basis === "structural" ? sentences.at(-1) : [sentences, rationale]);
  const same = (a, b) => b && a.basis === b.basis && key(a) === key(b);
  const items = rows.map((row, i) => entry(row, choose, named, !same(row, rows[i + 1]), heading));
  const rest = items.slice(FIRST);
  rest.forEach((item) => (item.hidden = true));
  const all = make("ul", { class: "rows" }, items);
  if (!rest.length) return all;
  const more = make(
    "button",
    {
      type: "button",
      class: "more",
      onclick: () => {
        rest.forEach((item) => (item.hidden = false));
        more.remove();
        rest[0].querySelector("a")?.focus();
      },
    },
    say("showRest", { n: rest.length }),
  );
  return make("div", {}, all, more);
}

function entry(row, choose, named, quote, heading) {
  const about = [
    say(`confidence_${row.confidence}`).replace(/^confidence_.*/, ""),
    row.made_by === "manual" ? say("manual") : "",
  ].filter(Boolean);
  return make(
    "li",
    { class: quote ? null : "joined" },
    make(
      "div",
      { class: "what" },
      named && !row.predicate.startsWith("serves") && make("span", { class: "aside" }, predicate(row), " "),
      mark(lookOf(row.other)),
      link(row.other, choose),
      row.predicate === "hasMember" && count(row)
        ? make("span", { class: onlyRead(row) ? "count read" : "count" }, say(onlyRead(row) ? "itemRead" : "item", { n: count(row) }))
        : "",
      named && row.basis !== "stated" ? make("span", { class: `badge ${row.basis}` }, say(row.basis)) : "",
      about.length ? make("span", { class: "aside" }, about.join(" · ")) : "",
    ),
    quote && evidence(row, heading),
    quote && row.basis === "thematic" && row.rationale && make("p", { class: "reason" }, say("reason", { text: "" }), words(row.rationale)),
  );
}

const predicate = (row) => relation(row.predicate, row.outward);

/** What a link says, seen from one of its ends. */
export function relation(name, outward) {
  if (name === "hasMember") return say(outward ? "hasMember" : "memberOf");
  const inwards = say(`${name}_in`);
  return outward || inwards === `${name}_in` ? say(name) : inwards;
}

/** What proves a relation: the sentence, and the heading that it stands under; of an interpretation the words that led to it. */
function evidence({ basis, sentences, terms, report }, heading) {
  if (basis === "structural" && sentences.length > 1) {
    return [sentence(sentences.at(-1), [], report), heading && headed(sentences.at(-2), report)];
  }
  const telling = sentences.filter(({ exact }) => terms.some((term) => exact.includes(term)));
  return quoted(basis === "thematic" && telling.length ? telling.slice(0, 1) : sentences, report, terms);
}

/** The heading under which something stands, and the way to it in the text. */
const headed = ({ exact, start, end }, report) =>
  make("p", { class: "aside" }, say("heading"), say("colon"), words(exact, "quote"), toSentence({ report, start, end }, sentenceOf));

const quoted = (sentences, report, terms = []) => sentences.slice(0, 3).map((one) => sentence(one, terms, report));

function sentence({ exact, sentence: whole, start, end }, terms, report) {
  const text = whole && whole.includes(exact) ? whole : exact;
  const at = text.indexOf(exact);
  const [before, after] = [text.slice(0, at), text.slice(at + exact.length)];
  const cut = before.length > AROUND + 6 || after.length > AROUND + 6;
  const body = (full) => [
    full || before.length <= AROUND + 6 ? before : `…${before.slice(-AROUND)}`,
    make("mark", {}, underlined(exact, terms)),
    full || after.length <= AROUND + 6 ? after : `${after.slice(0, AROUND)}…`,
  ];
  const said = make("span", {}, body(!cut));
  const open = () => {
    said.replaceChildren(...body(true));
    more.remove();
  };
  const more = cut && make("button", { type: "button", class: "whole", title: text, onclick: open }, say("wholeSentence"));
  return make("blockquote", { dir: "auto" }, said, more || "", toSentence({ report, start, end }, sentenceOf));
}

/** The words that led to an interpretation, underlined. */
function underlined(text, terms) {
  const found = terms.map((term) => [text.indexOf(term), term]).filter(([at]) => at >= 0);
  const [at, term] = found.sort((a, b) => a[0] - b[0] || b[1].length - a[1].length)[0] ?? [-1, ""];
  return at < 0 ? [text] : [text.slice(0, at), make("u", {}, term), ...underlined(text.slice(at + term.length), terms)];
}

function statements({ statements: said }) {
  const rows = said.filter((s) => s.kind === "Mention");
  if (!rows.length) return "";
  return section(
    "statements",
    {},
    make(
      "ul",
      { class: "rows" },
      rows.map((s) =>
        make("li", {}, s.code ? make("div", { class: "what" }, make("span", { class: "badge" }, say(s.code))) : "", quoted(s.sentences, s.report)),
      ),
    ),
  );
}
