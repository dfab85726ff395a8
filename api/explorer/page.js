// The page: one selection and one address, shown by several views.
//
// The contract of a view. Each view of the middle (图 文 数 缺 SPARQL) is a module that exports
//
//   export const view = {
//     key: "text",              // its name in the address: ?view=text
//     label: "viewText",        // the key of its name in words.js
//     mount(box, context) {},   // once, before it is first seen; may be async; `box` is its <section role="tabpanel">
//     select(iri) {},           // it comes into sight, or the selection changes while it is in sight (null: nothing)
//     hide() {},                // it goes out of sight; the page itself hides the box
//     restore() {},             // optional: the query string changed by back, forward or another view: read it again
//     speak() {},               // optional: the reader changed the language: write everything anew
//   };
//
// and is given
//
//   context = {
//     choose(iri),                            // select a thing, for all views, the outline and the card
//     chooseSentence({ report, start, end }), // open 文 at these code points of the report (an IRI); ?at=report~start-end
//     sentence(),                             // the sentence in the address: { report, start, end } or null
//     show(key),                              // bring another view into sight
//     say(key, fill), language(),             // words in the reader's language; "zh" or "en"
//     address: { get(key), set(key, value, { follows }) },  // the query string; `follows`: no step of its own in the history
//     ask(path, parameters, { signal, slow }),              // JSON from the server; throws Trouble (ask.js), or AbortError
//   };
//
// The selection stands behind the #, the rest in the query string, written with pushState for what a person did and
// with replaceState for what follows from it. A view's module runs when its tab is first opened, and a style sheet of the
// same name is fetched (reader.js and reader.css, numbers, gaps, sparql-view); their words are in words-views.js. The
// server sends all modules as one script (all.js, made by api/bundle.py), each still served by its own name too. Whatever
// comes from a report is set as text (dom.js).

import * as query from "./address.js";
import { Aside } from "./aside.js";
import { Trouble, ask } from "./ask.js";
import { card, counts } from "./card.js";
import { make } from "./dom.js";
import { looksKnown } from "./looks.js";
import { network } from "./network.js";
import { searching } from "./search.js";
import { Shell } from "./shell.js";
import { Tree } from "./tree.js";
import { welcome } from "./welcome.js";
import { firstLanguage, language, nameOf, say, setLanguage } from "./words.js";

const at = (id) => document.getElementById(id);
const narrow = matchMedia("(max-width: 760px)");

let selected = null;
let reading = null;
let first = null; // the first of two things, while the second one is asked for

const context = {
  choose,
  chooseSentence({ report, start, end }) {
    query.write({ view: "text", at: `${query.shortened(report)}~${start}-${end}` });
    shell.show("text", { follows: true }).then(() => shell.restore());
    if (narrow.matches) for (const id of ["card", "outline"]) sheet(id, false);
  },
  sentence() {
    const [, report, start, end] = /^(.+)~(\d+)-(\d+)$/.exec(query.get("at") ?? "") ?? [];
    return report ? { report: query.lengthened(report), start: Number(start), end: Number(end) } : null;
  },
  show: (key) => shell.show(key),
  say,
  language,
  address: { get: query.get, set: query.set },
  ask,
  // What only the page's own parts use.
  page: { took, around, askWhy, sparql, unlight, reportName },
};

const tree = new Tree(at("tree"), { choose, loaded: () => selected || rest() });
const aside = new Aside(at("answer"), at("back-to-answer"), {
  choose,
  chooseSentence: context.chooseSentence,
  question,
  sparql,
  clear: unlight,
  sheet: (open) => sheet("card", open || (!narrow.matches || Boolean(selected))),
  said: (text) => (at("said").textContent = text),
});
const shell = new Shell(at("tabs"), at("middle"), { context, selected: () => selected, shown: () => sheets() });

/** Select a thing; `under` is the thing on which it was clicked. */
function choose(iri, under = null) {
  if (first && iri && iri !== first) return explain(first, iri);
  const same = iri === selected;
  selected = iri;
  query.write(query.get("to") ? { to: null } : {}, query.address(iri, under), { follows: same });
  if (!query.get("q")) aside.restore(selected);
  else if (iri) aside.turn(false);
  tell();
}

/** Let the card, the outline and the view in sight know what is selected. */
function tell() {
  tree.select(selected);
  if (selected) read(selected);
  else rest();
  shell.select(selected);
}

/** Ask a question: its answer lies over the card and stands out in the network. */
function question(text) {
  first = null;
  at("search").value = text;
  query.write({ q: text, to: null, view: null, around: null, layout: null, see: null }, location.hash);
  shell.show("network", { follows: true });
  aside.restore(selected, { again: true, focus: true });
}

/** Wait for the second thing of a “why”. */
function askWhy(iri) {
  first = iri;
  const name = at("card-body").querySelector("h2")?.textContent ?? "";
  aside.wait(name, () => ((first = null), aside.restore(selected)));
  at("search").focus();
}

function explain(from, to) {
  first = null;
  selected = from;
  query.write({ to: query.shortened(to), q: null, view: null, around: null, layout: null, see: null }, query.address(from));
  shell.show("network", { follows: true });
  aside.restore(selected, { again: true, focus: true });
}

/** No answer and no path any more. */
function unlight() {
  first = null;
  if (query.get("q")) at("search").value = "";
  query.write({ q: null, to: null });
  aside.close();
}

function around(iri) {
  unlight();
  shell.show("network", { follows: true }).then(() => network.around(iri));
}

function sparql(text) {
  query.write({ view: "sparql", query: text });
  shell.show("sparql", { follows: true }).then(() => shell.restore());
}

function reportName(iri) {
  const report = network.shown()?.reports.find((one) => one.iri === iri);
  return report ? nameOf(report) : "";
}

/** The network has come: it also holds what the first card shows. */
function took() {
  if (!tree.found) tree.load(selected);
  if (!selected) rest();
}

function rest() {
  document.title = say("title");
  at("card-body").replaceChildren(...welcome(network.shown()?.reports ?? [], tree.tops, choose));
  sheet("card", !narrow.matches || Boolean(aside.shown));
}

async function read(iri) {
  reading?.abort();
  reading = new AbortController();
  sheet("card", true);
  const body = at("card-body");
  const wait = setTimeout(() => body.replaceChildren(make("p", { class: "aside" }, say("loading"))), 300);
  try {
    const [about] = await Promise.all([ask("api/thing", { iri }, reading), looksKnown]);
    if (selected !== iri) return;
    body.replaceChildren(...card(about, context));
    at("card").scrollTop = 0;
    document.title = `${nameOf(about.thing)} · ${say("title")}`;
    at("said").textContent = say("selected", { name: nameOf(about.thing), counts: about.serving.length ? counts(about.bases) : "" });
  } catch (error) {
    if (error?.name === "AbortError") return;
    if (!(error instanceof Trouble)) throw error;
    const gone = error.fill.status === 404;
    body.replaceChildren(
      make("p", { class: "gap" }, gone ? say("gone", { iri }) : error.sentence),
      gone ? "" : make("button", { type: "button", onclick: () => read(iri) }, say("retry")),
    );
  } finally {
    clearTimeout(wait);
  }
}

/** On a narrow screen the list and the card are sheets over the middle. */
function sheet(id, open) {
  at(id).classList.toggle("open", open);
  if (id === "card") at(id).querySelector(".close").hidden = !selected;
  if (open && narrow.matches) at(id === "card" ? "outline" : "card").classList.remove("open");
  sheets();
}

function sheets() {
  at("show-outline").setAttribute("aria-expanded", String(at("outline").classList.contains("open")));
  network.cover(covered());
}

/** How many pixels of the middle the card lies over. */
const covered = () => (narrow.matches && at("card").classList.contains("open") ? at("card").clientHeight : 0);

function shut(id) {
  if (id === "card" && selected) choose(null);
  sheet(id, id === "card" && !narrow.matches);
}

function goWhereTheAddressSays({ start = false } = {}) {
  if (location.hash === "#tree") return; // the skip link
  first = null;
  selected = query.addressed(location.hash)[0] || null;
  const lang = query.get("lang");
  if (lang && lang !== language()) setLanguage(firstLanguage());
  at("search").value = query.get("q") ?? "";
  if (start) tree.selected = selected;
  else tree.select(selected);
  if (selected) read(selected);
  else if (!start) rest();
  shell.show(query.get("view") ?? "network", { follows: true }).then(() => start || shell.restore());
  // The outline and the looks of things come with the network; with another view in sight they are asked for here.
  if (start && query.get("view")) shell.prepare("network");
  aside.restore(selected);
}

function speak(lang) {
  query.set("lang", lang);
  setLanguage(lang);
  if (selected) read(selected);
  tree.load(selected);
  shell.speak();
  aside.restore(selected, { again: true });
}

function start() {
  setLanguage(firstLanguage());
  searching(at("search"), at("hits"), { choose, question, tops: () => tree.tops });
  at("lang").addEventListener("click", () => speak(language() === "zh" ? "en" : "zh"));
  at("show-outline").addEventListener("click", () => sheet("outline", !at("outline").classList.contains("open")));
  for (const button of document.querySelectorAll("[data-close]")) button.addEventListener("click", () => shut(button.dataset.close));
  addEventListener("popstate", () => goWhereTheAddressSays());
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || /INPUT|TEXTAREA|SELECT/.test(document.activeElement?.tagName)) return;
    event.preventDefault();
    at("search").focus();
    at("search").select();
  });
  goWhereTheAddressSays({ start: true });
}

start();
