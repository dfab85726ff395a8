// Elements made from data. Whatever comes from a report goes in as text, never as markup.

import { address } from "./address.js";
import { nameOf } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";

/** An element with attributes, listeners (onclick …) and children (strings become text). */
export function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else if (value === true) element.setAttribute(name, "");
    else if (value !== false && value != null) element.setAttribute(name, value);
  }
  element.append(...children.flat().filter((child) => child != null && child !== false && child !== ""));
  return element;
}

/** Words of a report: their direction is their own and cannot leak into the page. */
export const words = (text, kind = "") => make("bdi", { class: kind || null }, text);

/** A thing's name as a link to it; a plain click chooses it here. */
export function link(thing, choose) {
  const follow = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    choose(thing.iri);
  };
  return make("a", { href: address(thing.iri), class: "link", onclick: follow }, words(nameOf(thing)));
}

const OUTLINES = {
  diamond: "M8 1 15 8 8 15 1 8z",
  square: "M2.5 2.5h11v11h-11z",
  dot: "M8 2a6 6 0 1 0 0 12A6 6 0 1 0 8 2z",
  triangle: "M8 2 15 14H1z",
  triangleDown: "M8 14 1 2h14z",
  hexagon: "M4.5 2h7L15 8l-3.5 6h-7L1 8z",
  star: "M8 1l2.1 4.6 5 .5-3.8 3.3 1.1 4.9L8 11.8l-4.4 2.5 1.1-4.9L.9 6.1l5-.5z",
  pentagon: "M8 1.5 14.8 6.5 12.2 14.3H3.8L1.2 6.5z",
  page: "M3.5 1.5h6l3 3v10h-9z",
};

function drawing(width, children, attributes = {}) {
  const svg = document.createElementNS(SVG, "svg");
  for (const [name, value] of Object.entries({ viewBox: `0 0 ${width} 16`, width, height: 16, "aria-hidden": "true", ...attributes }))
    svg.setAttribute(name, value);
  for (const [tag, given] of children) {
    const child = document.createElementNS(SVG, tag);
    for (const [name, value] of Object.entries(given)) child.setAttribute(name, value);
    svg.append(child);
  }
  return svg;
}

/** The little shape of a group of kinds. */
export const mark = (look) =>
  drawing(16, [["path", { d: OUTLINES[look.shape], fill: look.colour, stroke: "#2a2622", "stroke-width": 0.6 }]], { class: "mark" });

/** A piece of the line of a basis. */
export const stroke = (line) =>
  drawing(34, [
    [
      "path",
      { d: "M1 8h32", stroke: line.colour, "stroke-width": Math.max(line.width, 1.6), "stroke-dasharray": line.dashes.join(" ") || "none" },
    ],
  ]);
