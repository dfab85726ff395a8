// The picture as a table: every line of it as a row, with its basis and its sentence; for those who do not see the
// picture, or would rather read.

import { link, make, stroke, words } from "./dom.js";
import { lineOf } from "./looks.js";
import { toSentence } from "./quotes.js";
import { say } from "./words.js";

const COLUMNS = ["columnThis", "columnHow", "columnThat", "columnBasis", "columnWords"];

/** Fill `box` with the links between the things of the picture. */
export function table(box, found, { choose, chooseSentence }) {
  const things = new Map(found.nodes.map((node) => [node.iri, node]));
  const rows = found.edges.filter(({ parent, child }) => things.has(parent) && things.has(child));
  box.replaceChildren(
    make(
      "table",
      {},
      make("caption", {}, say("tableOf", { n: rows.length })),
      make("thead", {}, make("tr", {}, COLUMNS.map((key) => make("th", { scope: "col" }, say(key))))),
      make("tbody", {}, rows.map((edge) => row(edge, things, choose, chooseSentence))),
    ),
  );
}

function row(edge, things, choose, chooseSentence) {
  // What serves hangs below what it serves; of all other links the upper one is the subject.
  const upwards = edge.predicate.startsWith("serves") && edge.predicate !== "servesPlace";
  const [subject, object] = upwards ? [edge.child, edge.parent] : [edge.parent, edge.child];
  const name = (iri) => (things.get(iri).kind === "Quantity" ? words(things.get(iri).zh) : link(things.get(iri), choose));
  return make(
    "tr",
    { class: edge.basis },
    make("td", {}, name(subject)),
    make("td", {}, say(edge.predicate === "hasMember" ? "includes" : edge.predicate)),
    make("td", {}, name(object)),
    make("td", {}, stroke(lineOf(edge.basis)), " ", say(edge.basis)),
    make("td", { class: "quote" }, edge.quote ? words(edge.quote) : "", edge.quote ? toSentence(edge, chooseSentence) : ""),
  );
}
