// RDF terms as they come over the wire, and their names.

const PREFIXES = [
  ["https://w3id.org/gangmu/ontology#", "gm:"],
  ["https://w3id.org/gangmu/id/", ""],
  ["http://www.w3.org/1999/02/22-rdf-syntax-ns#", "rdf:"],
  ["http://www.w3.org/2000/01/rdf-schema#", "rdfs:"],
  ["http://www.w3.org/2004/02/skos/core#", "skos:"],
  ["http://www.w3.org/2001/XMLSchema#", "xsd:"],
  ["http://purl.org/dc/terms/", "dcterms:"],
  ["http://www.w3.org/ns/prov#", "prov:"],
];
const TRIPLE = /^(<[^>]*>|_:\S+) <([^>]*)> (?:<([^>]*)>|(_:\S+)|"((?:[^"\\]|\\.)*)"(?:@([\w-]+)|\^\^<([^>]*)>)?) \.$/;
const ESCAPES = { n: "\n", r: "\r", t: "\t", b: "\b", f: "\f" };
const MOST = 400; // names that are asked for at once

export const shortened = (iri) => {
  const [namespace, prefix] = PREFIXES.find(([start]) => iri.startsWith(start)) ?? ["", ""];
  return prefix + iri.slice(namespace.length);
};

/** N-Triples as triples of terms in the form of SPARQL's JSON results. */
export const terms = (text) => text.split("\n").map((line) => TRIPLE.exec(line)).filter(Boolean).map(triple);

function triple([, subject, predicate, iri, blank, value, language, datatype]) {
  const node = (one) => (one.startsWith("<") ? { type: "uri", value: unescaped(one.slice(1, -1)) } : { type: "bnode", value: one });
  const object = iri != null ? { type: "uri", value: unescaped(iri) } : blank ? { type: "bnode", value: blank } : { type: "literal", value: unescaped(value), "xml:lang": language, datatype };
  return [node(subject), { type: "uri", value: unescaped(predicate) }, object];
}

const unescaped = (text) =>
  text.replace(/\\(?:u([0-9A-Fa-f]{4})|U([0-9A-Fa-f]{8})|(.))/g, (_, short, long, one) => (one ? (ESCAPES[one] ?? one) : String.fromCodePoint(parseInt(short ?? long, 16))));

/** The names of those terms that are IRIs, in the reader's language if they have one in it. */
export async function labels(all, language) {
  const iris = [...new Set(all.filter((one) => one?.type === "uri").map((one) => one.value))].filter((iri) => !/[\s<>"{}|\\^`]/.test(iri)).slice(0, MOST);
  if (!iris.length) return new Map();
  const query = `SELECT ?i ?l { VALUES ?i { ${iris.map((iri) => `<${iri}>`).join(" ")} } ?i skos:prefLabel|rdfs:label|dcterms:title ?l }`;
  try {
    const response = await fetch("sparql", { method: "POST", headers: { Accept: "application/sparql-results+json", "Content-Type": "application/sparql-query" }, body: query });
    const found = (await response.json()).results.bindings;
    const wanted = found.filter(({ l }) => l["xml:lang"] === language);
    return new Map([...found, ...wanted].map(({ i, l }) => [i.value, l.value]));
  } catch {
    return new Map(); // the addresses themselves are shown
  }
}
