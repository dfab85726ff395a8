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
// with replaceState for what follows from it. Modules are fetched when their tab is first opened, with a style sheet of
// the same name (reader.js and reader.css, numbers, gaps, sparql-view); their words are in words-views.js. Whatever
// comes from a report is set as text (dom.js).

import * as query from "./address.js";
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

const context = {
  choose,
  chooseSentence({ report, start, end }) {
    query.write({ view: "text", at: `${query.shortened(report)}~${start}-${end}` });
    shell.show("text", { follows: true }).then(() => shell.restore());
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
};

const tree = new Tree(at("tree"), { choose, open: network.open, close: network.close });
const shell = new Shell(at("tabs"), at("middle"), {
  context: { ...context, page: { took, sheet: () => covered() } },
  selected: () => selected,
  shown: () => sheets(),
});

/** Select a thing; `under` is the thing on which it was clicked. */
function choose(iri, under = null) {
  const same = iri === selected;
  selected = iri;
  query.write({}, query.address(iri, under) || "", { follows: same });
  tell();
}

/** Let the card, the outline and the view in sight know what is selected. */
function tell() {
  tree.select(selected);
  if (selected) read(selected);
  else rest();
  shell.select(selected);
}

/** The network has come: it also holds what the outline and the first card show. */
function took(found) {
  tree.show(found, selected);
  if (!selected) rest();
}

function rest() {
  document.title = say("title");
  at("card-body").replaceChildren(...welcome(network.shown(), choose));
  sheet("card", !narrow.matches);
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

/** On a narrow screen the list and the card are sheets over the picture. */
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

function goWhereTheAddressSays({ first = false } = {}) {
  if (location.hash === "#tree") return; // the skip link
  selected = query.addressed(location.hash)[0] || null;
  if (language() !== query.get("lang") && query.get("lang")) setLanguage(firstLanguage());
  if (!first) tree.select(selected);
  if (selected) read(selected);
  else if (!first) rest();
  shell.show(query.get("view") ?? "network", { follows: true }).then(() => first || shell.restore());
}

function speak(lang) {
  query.set("lang", lang);
  setLanguage(lang);
  if (selected) read(selected);
  shell.speak();
}

function start() {
  setLanguage(firstLanguage());
  searching(at("search"), at("hits"), { choose });
  at("lang").addEventListener("click", () => speak(language() === "zh" ? "en" : "zh"));
  at("show-outline").addEventListener("click", () => sheet("outline", !at("outline").classList.contains("open")));
  for (const button of document.querySelectorAll("[data-close]")) button.addEventListener("click", () => shut(button.dataset.close));
  addEventListener("popstate", () => goWhereTheAddressSays());
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || /INPUT|TEXTAREA|SELECT/.test(document.activeElement?.tagName)) return;
    event.preventDefault();
    at("search").focus();
  });
  goWhereTheAddressSays({ first: true });
}

start();
