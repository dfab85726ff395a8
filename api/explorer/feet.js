// What one can do with the thing on the card, and where else it can be seen.

import { shortened } from "./address.js";
import { make } from "./dom.js";
import { language, nameOf, say } from "./words.js";

/** Buttons under the name: its surroundings, and why it hangs together with something else. */
export function acts({ thing }, { page }) {
  return make(
    "p",
    { class: "acts" },
    make("button", { type: "button", "data-act": "around", onclick: () => page.around(thing.iri) }, say("seeAround")),
    make("button", { type: "button", "data-act": "why", onclick: () => page.askWhy(thing.iri) }, say("whyTo")),
  );
}

/** Links to its page and its RDF, to SPARQL, a picture to keep, a citation to copy. */
export function feet(about, context) {
  const { thing, serving } = about;
  const query = serving.length ? SERVES(thing.iri) : ALL(thing.iri);
  const doc = `doc/${shortened(thing.iri).split("/").map(encodeURIComponent).join("/")}`;
  const own = !/^[a-z]+:/i.test(shortened(thing.iri));
  const rdf = (suffix, name) => make("a", { href: `${doc}.${suffix}` }, name);
  return make(
    "p",
    { class: "feet" },
    own && make("a", { href: doc, "data-page": true }, say("itsPage")),
    own && make("span", {}, "RDF ", rdf("ttl", "Turtle"), " · ", rdf("jsonld", "JSON-LD")),
    make("a", { href: `sparql?query=${encodeURIComponent(query)}`, onclick: (event) => (event.preventDefault(), context.page.sparql(query)) }, say("askSparql")),
    make("a", { href: `picture.html?${new URLSearchParams({ root: thing.iri, lang: language() })}`, download: "" }, say("savePicture")),
    make("button", { type: "button", "data-act": "cite", onclick: ({ currentTarget }) => copy(citation(about, context), currentTarget) }, say("cite")),
  );
}

/** The words, where they stand, in which report, and the lasting address. */
function citation({ thing, serving, members, upwards, links, statements }, { page }) {
  const sources = [...statements, ...upwards, ...members, ...serving, ...links].filter(({ sentences }) => sentences.length);
  const [{ sentences: [quote], report } = { sentences: [] }] = sources;
  const title = page.reportName(report);
  return say(quote ? "citation" : "citationBare", {
    name: nameOf(thing), quote: quote?.exact, start: quote?.start, end: quote?.end, report: title || report || "", iri: thing.iri,
  });
}

async function copy(text, button) {
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = say("copied");
  } catch {
    // not allowed, or not over https: let the reader copy it by hand
    const field = make("textarea", { readonly: true, rows: 4, class: "copy", "aria-label": say("cite") });
    field.value = text;
    button.after(field);
    field.select();
  }
}

const SERVES = (iri) => `SELECT ?name ?basis ?quote WHERE {
  ?link gm:object <${iri}> ; gm:subject ?thing ; gm:predicate ?how ;
        gm:basis ?basis ; gm:evidence/gm:exact ?quote .
  FILTER(?how IN (gm:servesAsStated, gm:servesByNesting, gm:servesByTheme))
  ?thing skos:prefLabel ?name FILTER(LANG(?name) = "zh")
}
ORDER BY ?basis ?name`;

const ALL = (iri) => `SELECT ?subject ?predicate ?object ?basis ?quote WHERE {
  { ?link gm:subject <${iri}> } UNION { ?link gm:object <${iri}> }
  ?link gm:subject ?subject ; gm:predicate ?predicate ; gm:object ?object ;
        gm:basis ?basis ; gm:evidence/gm:exact ?quote .
}`;
