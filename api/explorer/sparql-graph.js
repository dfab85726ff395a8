// A few triples as a drawing: things in a ring, an arrow for each statement between two of them.

import { make } from "./dom.js";
import { shortened } from "./sparql-terms.js";

const SVG = "http://www.w3.org/2000/svg";
const MOST = 40;
const [WIDTH, HEIGHT] = [900, 640];

function part(tag, attributes, text) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text != null) element.textContent = text;
  return element;
}

/** The drawing, or "" where no two things are tied; what is left out is said under it. */
export function graph(triples, names, context) {
  const ties = triples.filter(([, , object]) => object.type === "uri");
  const all = [...new Set(ties.flatMap(([subject, , object]) => [subject.value, object.value]))];
  if (all.length < 2) return "";
  const nodes = all.slice(0, MOST);
  const drawing = part("svg", { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "ring", role: "img", "aria-label": context.say("answer") });
  const name = (iri) => names.get(iri) ?? shortened(iri);
  const at = new Map(nodes.map((iri, i) => [iri, place(i, nodes.length)]));
  for (const [subject, predicate, object] of ties) {
    const [a, b] = [at.get(subject.value), at.get(object.value)];
    if (!a || !b || a === b) continue;
    const line = part("line", { x1: a.x, y1: a.y, x2: b.x, y2: b.y, class: /servesByTheme$/.test(predicate.value) ? "tie read" : "tie" });
    line.append(part("title", {}, `${name(subject.value)} — ${name(predicate.value)} → ${name(object.value)}`));
    drawing.append(line, part("circle", { cx: b.x + (a.x - b.x) * 0.06, cy: b.y + (a.y - b.y) * 0.06, r: 2.5, class: "head" }));
  }
  for (const [iri, { x, y, side }] of at) {
    const words = name(iri);
    drawing.append(part("circle", { cx: x, cy: y, r: 6, class: "node" }));
    const label = part("text", { x: x + side * 10, y: y + 4, "text-anchor": side < 0 ? "end" : "start" }, words.length > 12 ? `${words.slice(0, 11)}…` : words);
    label.append(part("title", {}, words));
    label.addEventListener("click", () => context.choose(iri));
    drawing.append(label);
  }
  const left = all.length - nodes.length;
  return make("figure", {}, drawing, left ? make("figcaption", { class: "aside" }, context.say("leftOut", { n: left })) : "");
}

function place(i, count) {
  const angle = (2 * Math.PI * i) / count - Math.PI / 2;
  const [x, y] = [WIDTH / 2 + 230 * Math.cos(angle), HEIGHT / 2 + 290 * Math.sin(angle)];
  return { x, y, side: Math.cos(angle) < -0.01 ? -1 : 1 };
}
