// The SPARQL form: keyboard first (Ctrl+Enter runs), and nothing from elsewhere.

import { address } from "./address.js";
import { make, words } from "./dom.js";
import { firstLanguage, language, say, setLanguage } from "./words.js";

const BASE = "https://w3id.org/gangmu/id/";
const at = (id) => document.getElementById(id);

const EXAMPLES = {
  exampleMembers: `# 口号及其组成部分 · slogans and their parts
SELECT ?slogan ?part WHERE {
  ?link gm:predicate gm:hasMember ; gm:subject ?s ; gm:object ?m .
  ?s skos:prefLabel ?slogan . ?m skos:prefLabel ?part .
  FILTER(LANG(?slogan) = "zh" && LANG(?part) = "zh")
  OPTIONAL { ?link gm:position ?n }
}
ORDER BY ?slogan ?n`,
  exampleServes: `# 什么服务于什么，依据是什么，原文哪一句 · what serves what, on which basis, by which sentence
SELECT ?thing ?serves ?basis ?quote WHERE {
  ?link gm:subject ?t ; gm:object ?o ; gm:predicate ?how ; gm:basis ?basis ; gm:evidence/gm:exact ?quote .
  FILTER(?how IN (gm:servesAsStated, gm:servesByNesting, gm:servesByTheme))
  ?t skos:prefLabel ?thing . ?o skos:prefLabel ?serves .
  FILTER(LANG(?thing) = "zh" && LANG(?serves) = "zh")
}
ORDER BY ?serves ?basis
LIMIT 200`,
  exampleUnlisted: `# 报告提到、却没有列出组成部分的口号 · slogans whose parts the report does not list
SELECT ?slogan ?count WHERE {
  ?e gm:memberListing gm:unlisted ; gm:ofSlogan ?s .
  ?s skos:prefLabel ?slogan FILTER(LANG(?slogan) = "zh")
  OPTIONAL { ?e gm:declaredCount ?count }
}
ORDER BY ?slogan`,
};

const FILES = [
  ["JSON", "application/sparql-results+json", "json"],
  ["CSV", "text/csv", "csv"],
  ["TSV", "text/tab-separated-values", "tsv"],
  ["XML", "application/sparql-results+xml", "xml"],
];
const GRAPHS = [
  ["Turtle", "text/turtle", "ttl"],
  ["N-Triples", "application/n-triples", "nt"],
  ["JSON-LD", "application/ld+json", "jsonld"],
  ["RDF/XML", "application/rdf+xml", "rdf"],
];
const SHOWN = 1000; // rows of the table

const send = (query, accept) =>
  fetch("sparql", {
    method: "POST",
    headers: { Accept: accept, "Content-Type": "application/sparql-query" },
    body: query,
  });

async function run() {
  const query = at("query").value;
  history.replaceState(null, "", `#query=${encodeURIComponent(query)}`);
  at("status").textContent = say("running");
  at("answer").replaceChildren();
  at("files").hidden = true;
  const began = performance.now();
  try {
    const response = await send(query, "application/sparql-results+json, text/turtle;q=0.9");
    const text = await response.text();
    if (!response.ok) return fail(text);
    const seconds = ((performance.now() - began) / 1000).toFixed(2);
    if (response.headers.get("content-type").startsWith("text/turtle")) triples(text, seconds, query);
    else rows(JSON.parse(text), seconds, query);
  } catch {
    fail(say("offline"));
  }
}

function fail(text) {
  at("status").textContent = "";
  const [sentence, ...pointed] = text.trimEnd().split("\n");
  at("answer").replaceChildren(
    make("div", { role: "alert" }, make("p", { class: "gap" }, sentence), pointed.length ? make("pre", {}, pointed.join("\n")) : ""),
  );
}

function rows(answer, seconds, query) {
  if ("boolean" in answer) {
    at("status").textContent = `${say(answer.boolean ? "yes" : "no")} · ${say("seconds", { n: seconds })}`;
    return files(query, FILES);
  }
  const { head, results } = answer;
  const n = results.bindings.length;
  at("status").textContent = [say("rows", { n }), say("seconds", { n: seconds }), n > SHOWN ? say("firstRows", { n: SHOWN }) : ""].filter(Boolean).join(" · ");
  const table = make(
    "table",
    {},
    make("thead", {}, make("tr", {}, head.vars.map((name) => make("th", { scope: "col" }, name)))),
    make(
      "tbody",
      {},
      results.bindings.slice(0, SHOWN).map((row) => make("tr", {}, head.vars.map((name) => make("td", {}, term(row[name]))))),
    ),
  );
  at("answer").replaceChildren(make("div", { class: "table", tabindex: 0, role: "region", "aria-label": say("answer") }, table));
  files(query, FILES);
}

function term(value) {
  if (!value) return "";
  if (value.type !== "uri") return words(value.value);
  if (value.value.startsWith(BASE)) return make("a", { href: `./${address(value.value)}` }, words(value.value.slice(BASE.length)));
  return words(value.value.replace("https://w3id.org/gangmu/ontology#", "gm:"));
}

function triples(text, seconds, query) {
  at("status").textContent = say("seconds", { n: seconds });
  at("answer").replaceChildren(make("pre", { tabindex: 0 }, text));
  files(query, GRAPHS);
}

function files(query, kinds) {
  at("files").hidden = false;
  at("files").replaceChildren(
    make("span", { class: "aside" }, say("saveAs")),
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

function speak(lang) {
  setLanguage(lang);
  document.title = `SPARQL · ${say("title")}`;
  at("examples").replaceChildren(
    ...Object.entries(EXAMPLES).flatMap(([key, query]) => [
      make("button", { type: "button", onclick: () => ((at("query").value = query), run()) }, say(key)),
      " ",
    ]),
  );
}

function given() {
  const from = (text) => new URLSearchParams(text).get("query");
  return from(location.search) ?? from(location.hash.slice(1));
}

at("form").addEventListener("submit", (event) => (event.preventDefault(), run()));
at("query").addEventListener("keydown", (event) => {
  if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    run();
  }
});
at("lang").addEventListener("click", () => speak(language() === "zh" ? "en" : "zh"));
speak(firstLanguage());
at("query").value = given() ?? EXAMPLES.exampleMembers;
if (given()) run();
else at("query").focus();
