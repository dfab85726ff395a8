// SPARQL: a query is written with help, run, shown with names instead of addresses, kept as a file, and shared as a link.

import { Editor } from "./sparql-editor.js";
import { link, make, words } from "./dom.js";
import { graph } from "./sparql-graph.js";
import { labels, shortened, terms } from "./sparql-terms.js";

const ROWS = [
  ["JSON", "application/sparql-results+json", "json"],
  ["CSV", "text/csv", "csv"],
  ["TSV", "text/tab-separated-values", "tsv"],
  ["XML", "application/sparql-results+xml", "xml"],
];
const TRIPLES = [
  ["Turtle", "text/turtle", "ttl"],
  ["N-Triples", "application/n-triples", "nt"],
  ["JSON-LD", "application/ld+json", "jsonld"],
  ["RDF/XML", "application/rdf+xml", "rdf"],
];
const SHOWN = 1000; // rows of the table
const FIRST = `# 口号及其组成部分 · slogans and their parts
SELECT ?slogan ?part WHERE {
  ?link gm:predicate gm:hasMember ; gm:subject ?slogan ; gm:object ?part .
  OPTIONAL { ?link gm:position ?n }
}
ORDER BY ?slogan ?n`;

let context = null;
let box = null;
let editor = null;
let parts = {};
let running = null;

export const view = {
  key: "sparql",
  label: "viewSparql",
  mount(into, given) {
    [box, context] = [into, given];
    box.classList.add("sparql-view");
    editor = new Editor(context, () => run());
    draw(context.address.get("query") ?? FIRST);
    if (context.address.get("query")) run({ follows: true });
  },
  select() {},
  restore() {
    const query = context.address.get("query");
    if (query != null && query !== editor.value) {
      editor.value = query;
      run({ follows: true });
    }
  },
  speak: () => draw(editor.value),
  hide: () => editor.close(),
};

function draw(query) {
  const { say } = context;
  parts = {
    examples: make("select", { "aria-label": say("examples"), onchange: (event) => example(event.target.value) }, make("option", { value: "" }, say("examples"))),
    status: make("p", { class: "status", role: "status" }),
    answer: make("div", { class: "answer" }),
    files: make("div", { class: "acts", hidden: true }),
  };
  box.replaceChildren(
    make(
      "form",
      { onsubmit: (event) => (event.preventDefault(), run()) },
      make("label", { for: "query" }, say("query")),
      editor.draw(query, say("query")),
      make("p", { id: "help", class: "aside" }, say("sparqlHelp")),
      make(
        "div",
        { class: "acts" },
        make("button", { type: "submit", class: "go" }, say("run")),
        parts.examples,
        make("button", { type: "button", onclick: share }, say("copyLink")),
      ),
    ),
    parts.status,
    parts.answer,
    parts.files,
  );
  context.ask("api/queries").then(
    ({ queries }) => parts.examples.append(...queries.map((one) => make("option", { value: one.name }, context.language() === "en" ? one.en : one.zh))),
    () => parts.examples.remove(), // the editor works without them
  );
}

async function example(name) {
  if (!name) return;
  try {
    editor.value = (await context.ask(`api/queries/${encodeURIComponent(name)}`)).sparql;
    run();
  } catch (error) {
    if (!error.sentence) throw error;
    fail(error.sentence);
  }
}

const send = (query, accept, signal) =>
  fetch("sparql", { method: "POST", signal, headers: { Accept: accept, "Content-Type": "application/sparql-query" }, body: query });

async function run({ follows = false } = {}) {
  const query = editor.value;
  context.address.set("query", query, { follows });
  running?.abort();
  running = new AbortController();
  parts.status.textContent = context.say("running");
  parts.answer.replaceChildren();
  parts.files.hidden = true;
  const began = performance.now();
  try {
    const response = await send(query, "application/sparql-results+json, application/n-triples;q=0.9", running.signal);
    const text = await response.text();
    if (!response.ok) return fail(text);
    const said = [context.say("seconds", { n: ((performance.now() - began) / 1000).toFixed(2) })];
    if (response.headers.get("gangmu-cut")) said.push(context.say("cutAnswer"));
    if (response.headers.get("content-type").startsWith("application/n-triples")) await triples(text, said, query);
    else await rows(JSON.parse(text), said, query);
  } catch (error) {
    if (error.name !== "AbortError") fail(context.say("offline"));
  }
}

function fail(text) {
  parts.status.textContent = "";
  const [sentence, ...pointed] = text.trimEnd().split("\n");
  const place = /line (\d+)/.exec(sentence);
  parts.answer.replaceChildren(
    make(
      "div",
      { role: "alert" },
      make("p", { class: "gap" }, sentence),
      pointed.length ? make("pre", {}, pointed.join("\n")) : "",
      place ? make("button", { type: "button", onclick: () => editor.goTo(Number(place[1])) }, context.say("goToLine", { n: place[1] })) : "",
    ),
  );
}

async function rows(answer, said, query) {
  if ("boolean" in answer) {
    parts.status.textContent = [context.say(answer.boolean ? "yes" : "no"), ...said].join(" · ");
    return files(query, ROWS);
  }
  const { head, results } = answer;
  const all = results.bindings;
  const shown = all.slice(0, SHOWN);
  parts.status.textContent = [context.say("rows", { n: all.length }), all.length > SHOWN ? context.say("firstRows", { n: SHOWN }) : "", ...said].filter(Boolean).join(" · ");
  const names = await labels(shown.flatMap((row) => Object.values(row)), context.language());
  const body = shown.map((row) => make("tr", {}, head.vars.map((name) => make("td", {}, term(row[name], names)))));
  parts.answer.replaceChildren(table(head.vars, body));
  files(query, ROWS);
}

const table = (names, body) =>
  make(
    "div",
    { class: "table", tabindex: 0, role: "region", "aria-label": context.say("answer") },
    make("table", {}, make("thead", {}, make("tr", {}, names.map((name) => make("th", { scope: "col" }, name)))), make("tbody", {}, body)),
  );

/** A term as people read it: a thing by its name, which leads to it. */
function term(value, names) {
  if (!value) return "";
  if (value.type !== "uri") return make("span", { title: value["xml:lang"] ?? shortened(value.datatype ?? "") }, words(value.value));
  const name = names.get(value.value);
  if (/^https:\/\/w3id\.org\/gangmu\/id\//.test(value.value)) return link({ iri: value.value, zh: name ?? shortened(value.value), en: "" }, context.choose);
  return make("span", { title: value.value }, words(name ?? shortened(value.value)));
}

async function triples(text, said, query) {
  const found = terms(text);
  parts.status.textContent = [context.say("triples", { n: found.length }), found.length > SHOWN ? context.say("firstRows", { n: SHOWN }) : "", ...said].filter(Boolean).join(" · ");
  const shown = found.slice(0, SHOWN);
  const names = await labels(shown.flat(), context.language());
  const body = shown.map((triple) => make("tr", {}, triple.map((one) => make("td", {}, term(one, names)))));
  parts.answer.replaceChildren(graph(shown, names, context), table(["subject", "predicate", "object"], body));
  files(query, TRIPLES);
}

function files(query, kinds) {
  parts.files.hidden = false;
  parts.files.replaceChildren(
    make("span", { class: "aside" }, context.say("saveAs")),
    ...kinds.map(([name, media, suffix]) => make("button", { type: "button", onclick: () => save(query, media, suffix) }, name)),
  );
}

async function save(query, media, suffix) {
  const response = await send(query, media);
  if (!response.ok) return fail(await response.text());
  const address = URL.createObjectURL(await response.blob());
  make("a", { href: address, download: `gangmu.${suffix}` }).click();
  setTimeout(() => URL.revokeObjectURL(address), 1000);
}

async function share({ currentTarget }) {
  context.address.set("query", editor.value, { follows: true });
  try {
    await navigator.clipboard.writeText(location.href);
    currentTarget.textContent = context.say("copied");
  } catch {
    currentTarget.after(make("input", { type: "text", readonly: true, value: location.href, "aria-label": context.say("copyByHand") }));
    currentTarget.nextSibling.select();
  }
}
