// The picture as a file: SVG from the same places and looks as on the screen, PNG from that SVG. All words are text
// nodes, so nothing in a report can become markup.

import { CORNERS, LEADING, anchor, around } from "./geometry.js";
import { count, lineOf, lookOf, onlyRead } from "./looks.js";
import { nameOf, say } from "./words.js";

const SVG = "http://www.w3.org/2000/svg";
const FACE = "'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', sans-serif";
const [INK, FAINT, PAPER, RED] = ["#2a2622", "#766f64", "#fbf9f4", "#8c2f12"];
const EDGE = 30;
const LEGEND = 34;
const LONGEST = 8000; // pixels of a PNG's side: more is refused by some browsers
// What XML cannot hold, and what would turn the direction of what follows.
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u202a-\u202e\u2066-\u2069\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

function draw(tag, attributes, ...children) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) if (value != null) element.setAttribute(name, value);
  element.append(...children.map((child) => (typeof child === "string" ? child.replace(UNSEEN, " ") : child)));
  return element;
}

/** The picture as an SVG document in text; `title` is said in it. */
export function svg(picture, title) {
  const nodes = [...picture.shown.values()];
  const room = around(nodes);
  const [x, y] = [room.left - EDGE, room.top - EDGE];
  const [width, height] = [Math.max(room.right - room.left + 2 * EDGE, 620), room.bottom - room.top + 2 * EDGE + LEGEND];
  const lines = picture.edges.get().filter((edge) => !edge.hidden);
  const root = draw(
    "svg",
    { viewBox: `${x} ${y} ${width} ${height}`, width: Math.round(width), height: Math.round(height), "font-family": FACE },
    draw("title", {}, title),
    draw("rect", { x, y, width, height, fill: PAPER }),
    ...picture.rings.map(({ rx, ry }) => draw("ellipse", { cx: 0, cy: 0, rx, ry, fill: "none", stroke: "#e6dfd1", "stroke-width": 1.2 })),
    ...lines.map((edge) => line(edge, picture)),
    ...nodes.flatMap((node) => [shape(node, picture), figure(node)]).filter(Boolean),
    ...nodes.map((node) => words(node, picture)),
    legend(nodes, lines, picture, x + EDGE, y + height - LEGEND / 2, title),
  );
  return new XMLSerializer().serializeToString(root);
}

function line(edge, picture) {
  const [from, to] = [picture.shown.get(edge.from), picture.shown.get(edge.to)];
  const quote = picture.pairs.get(edge.id)?.[0].quote;
  return draw(
    "line",
    {
      x1: from.x, y1: from.y, x2: to.x, y2: to.y,
      stroke: edge.color.color, "stroke-width": edge.width, "stroke-opacity": edge.color.opacity,
      "stroke-dasharray": edge.dashes ? edge.dashes.join(" ") : null,
    },
    ...(quote ? [draw("title", {}, `“${quote}”`)] : []),
  );
}

const clear = (node, picture) => !picture.near || picture.near.has(node.iri);

function shape(node, picture) {
  const look = lookOf(node);
  const corners = CORNERS[look.shape];
  const chosen = picture.nodes.get(node.iri)?.borderWidth > 0;
  const paint = { fill: look.colour, opacity: clear(node, picture) ? 1 : 0.35, stroke: chosen ? INK : null, "stroke-width": chosen ? 3 : null };
  if (!corners) return draw("circle", { cx: node.x, cy: node.y, r: node.size, ...paint }, draw("title", {}, nameOf(node)));
  const points = [];
  for (let i = 0; i < corners.length; i += 2) points.push(`${node.x + corners[i] * node.size},${node.y + corners[i + 1] * node.size}`);
  return draw("polygon", { points: points.join(" "), ...paint }, draw("title", {}, nameOf(node)));
}

function figure(node) {
  const n = count(node);
  if (!n || node.size < 13) return null;
  const letters = n > 99 ? node.size * 0.68 : node.size * 0.8;
  return draw(
    "g",
    {},
    ...(onlyRead(node) ? [draw("circle", { cx: node.x, cy: node.y, r: node.size + 4, fill: "none", stroke: FAINT, "stroke-width": 1.3, "stroke-dasharray": "4 4" })] : []),
    draw("text", { x: node.x, y: node.y, "text-anchor": "middle", "dominant-baseline": "central", "font-size": letters, "font-weight": 600, fill: lookOf(node).figures }, String(n)),
  );
}

function words(node, picture) {
  const { x, y, align } = anchor(node);
  return draw(
    "text",
    {
      "text-anchor": { center: "middle", left: "start", right: "end" }[align], "dominant-baseline": "central", "font-size": node.letters,
      fill: clear(node, picture) ? INK : FAINT, stroke: PAPER, "stroke-width": 5, "stroke-linejoin": "round", "paint-order": "stroke",
    },
    ...node.lines.map((text, i) => draw("tspan", { x, y: y + i * LEADING * node.letters }, text)),
  );
}

/** Which lines there are and what they mean: a picture that travels must not lose the difference. */
function legend(nodes, lines, picture, x, y, title) {
  const bases = [...new Set(lines.map((edge) => picture.pairs.get(edge.id)?.[0].basis))].filter(Boolean);
  const parts = [];
  for (const basis of bases) {
    const { colour, width, dashes } = lineOf(basis);
    parts.push(draw("line", { x1: x, y1: y, x2: x + 34, y2: y, stroke: colour, "stroke-width": Math.max(width, 1.6), "stroke-dasharray": dashes.join(" ") || null }));
    parts.push(draw("text", { x: x + 40, y, "font-size": 14, "dominant-baseline": "central", fill: INK }, say(basis)));
    x += 62 + 16 * say(basis).length * (/[a-z]/.test(say(basis)) ? 0.55 : 1);
  }
  parts.push(draw("text", { x: x + 10, y, "font-size": 13, "dominant-baseline": "central", fill: FAINT }, `${title} · ${say("title")}`));
  return draw("g", {}, ...parts);
}

/** Save the picture under `name` as "svg" or "png". */
export async function save(picture, kind, name, title) {
  const text = svg(picture, title);
  const made = kind === "svg" ? new Blob([text], { type: "image/svg+xml" }) : await png(text);
  const link = Object.assign(document.createElement("a"), { href: URL.createObjectURL(made), download: `${name.replace(/[\\/:*?"<>|\s]+/g, " ").trim().slice(0, 60) || "gangmu"}.${kind}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}

async function png(text) {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(text)}`;
  await image.decode();
  const scale = Math.min(2, LONGEST / Math.max(image.width, image.height));
  const canvas = Object.assign(document.createElement("canvas"), { width: image.width * scale, height: image.height * scale });
  canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((resolve) => canvas.toBlob(resolve, "image/png"));
}
