// The network as a picture: places come from the server, so nothing moves by itself.

/* global vis */

import { DRAWN, LEADING, anchor, around, box } from "./geometry.js";
import { count, lineOf, lookOf, onlyRead } from "./looks.js";

const PAPER = "#fbf9f4";
const INK = "#2a2622";
const RED = "#8c2f12";
const FAINT = "#766f64";
const FACE = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const LEGIBLE = 13; // pixels, the smallest letters
const LEAST = 9; // pixels; smaller labels are left out until one comes nearer
const MANY = 40; // nodes of a picture that one looks over rather than reads
const TOO_MANY = 200; // nodes of a picture whose words need coming nearer
const MOVE = 220; // milliseconds

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const moving = () => (still() ? false : { duration: MOVE, easingFunction: "easeInOutQuad" });

/** How much wider than high a picture in `place` is. */
export function aspect({ clientWidth, clientHeight }) {
  return clientWidth && clientHeight ? Math.min(2.2, Math.max(0.4, clientWidth / clientHeight)) : 1;
}

/** Draws networks in `place`; calls `choose(iri)` for a click on a node, `moved()` when the reader has moved the map. */
export class Picture {
  constructor(place, { choose, moved }) {
    this.place = place;
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.shown = new Map();
    this.rings = [];
    this.covered = 0; // pixels at the bottom that a sheet lies over
    this.lit = null; // the nodes and lines of an answer; all others are dimmed
    this.allLines = false; // whether every line is drawn, or only those along which things hang
    this.vis = new vis.Network(
      place,
      { nodes: this.nodes, edges: this.edges },
      {
        physics: false,
        layout: { improvedLayout: false },
        interaction: { hover: true, tooltipDelay: 250, keyboard: false, dragNodes: false, selectConnectedEdges: false },
        nodes: { borderWidth: 0, borderWidthSelected: 0, chosen: false },
        edges: { smooth: false, chosen: false, hoverWidth: 0, selectionWidth: 0 },
      },
    );
    // The outline is what a keyboard walks; the picture, hidden from it, must not catch the focus.
    for (const element of place.querySelectorAll("[tabindex]")) element.tabIndex = -1;
    this.vis.on("click", ({ nodes, pointer }) => {
      const iri = nodes[0] ?? this.labelled(pointer.canvas);
      if (iri != null) choose(iri);
    });
    this.vis.on("beforeDrawing", (context) => this.drawRings(context));
    this.vis.on("afterDrawing", (context) => this.drawWords(context));
    for (const event of ["dragEnd", "zoom"]) this.vis.on(event, () => moved?.());
    place.addEventListener("mousemove", (event) => this.point(event));
  }

  /** What of the map is in sight: its middle and its scale. */
  get sight() {
    const { x, y } = this.vis.getViewPosition();
    return { x, y, scale: this.vis.getScale() };
  }

  set sight({ x, y, scale }) {
    this.vis.moveTo({ position: { x, y }, scale: Math.min(3, Math.max(0.05, scale)) });
  }

  /** Show `network` (the server's JSON), with every line or only those along which things hang; `iri` stands out. */
  show(network, lang, iri, { allLines = false, lit = null } = {}) {
    this.allLines = allLines;
    this.lit = lit;
    this.rings = network.rings;
    this.shown = new Map(network.nodes.map((node) => [node.iri, node]));
    this.pairs = pairs(network.edges);
    const { nodes, edges } = this.marked(iri);
    this.nodes = new vis.DataSet(network.nodes.map((node) => ({ ...this.node(node, lang), ...nodes.get(node.iri) })));
    this.edges = new vis.DataSet([...this.pairs].map(([id, pair]) => ({ ...this.edge(pair), ...edges.get(id) })));
    const { sight } = this;
    this.vis.setData({ nodes: this.nodes, edges: this.edges });
    this.sight = sight; // vis would look at all of it
  }

  node(node, lang) {
    const look = lookOf(node);
    return {
      id: node.iri,
      ...(look.shape in DRAWN ? { shape: "custom", ctxRenderer: drawn(look) } : { shape: look.shape }),
      color: { background: look.colour, border: INK },
      size: node.size,
      x: node.x,
      y: node.y,
      title: node.lines.at(-1).endsWith("…") ? (lang === "en" && node.en) || node.zh : undefined,
    };
  }

  edge([tie]) {
    const line = lineOf(tie.basis);
    return {
      id: key(tie),
      from: tie.parent,
      to: tie.child,
      dashes: line.dashes.length ? line.dashes : false,
      title: tie.quote ? `“${tie.quote}”` : undefined,
    };
  }

  /** Whether a line is drawn: those along which things hang here, and those of the chosen thing. */
  seen([tie], iri) {
    if (this.lit) return this.lit.pairs.has(key(tie)) || this.shown.get(tie.child)?.parent === tie.parent;
    const [up, down] = [this.shown.get(tie.child)?.parent, this.shown.get(tie.parent)?.parent];
    return this.allLines || up === tie.parent || down === tie.child || tie.parent === iri || tie.child === iri;
  }

  /** Let the way from the top to `iri`, and what hangs on it, stand out; everything, if it is not in the picture. */
  mark(iri) {
    const { nodes, edges } = this.marked(iri);
    change(this.nodes, nodes);
    change(this.edges, edges);
  }

  /** How each node and each line looks while `iri` is chosen, by their names in vis. */
  marked(iri) {
    const way = this.way(iri);
    const below = new Set([...this.shown.keys()].filter((node) => this.under(node, iri)));
    const near = (this.near = this.lit?.nodes ?? (this.shown.has(iri) ? this.around(iri, new Set([...way, ...below])) : null));
    const nodes = [...this.shown.keys()].map((node) => [node, { opacity: !near || near.has(node) ? 1 : 0.35, borderWidth: node === iri ? 3 : 0 }]);
    const along = (node) => way.has(node) || below.has(node);
    const edges = [...this.pairs].map(([id, pair]) => {
      const [tie] = pair;
      const touched = !near || tie.parent === iri || tie.child === iri || (along(tie.parent) && along(tie.child));
      const clear = this.lit ? this.lit.pairs.has(id) : touched;
      const line = lineOf(tie.basis);
      const look = {
        hidden: !this.seen(pair, iri),
        width: this.lit && clear ? line.width + 1 : line.width,
        color: { color: this.lit && clear ? RED : line.colour, opacity: clear ? 1 : 0.25 },
      };
      return [id, look];
    });
    return { nodes: new Map(nodes), edges: new Map(edges) };
  }

  /** The nodes from the top down to `iri`. */
  way(iri) {
    const way = new Set();
    for (let up = this.shown.get(iri); up; up = this.shown.get(up.parent)) way.add(up.iri);
    return way;
  }

  under(node, iri) {
    return this.way(node).has(iri);
  }

  /** The nodes of `near`, and what `iri` is tied to elsewhere. */
  around(iri, near) {
    for (const [tie] of this.pairs.values()) {
      if (tie.parent === iri) near.add(tie.child);
      if (tie.child === iri) near.add(tie.parent);
    }
    return near;
  }

  /** See all nodes as small as need be. */
  lookAtAll() {
    const { x, y, scale } = this.frame([...this.shown.values()]);
    this.vis.moveTo({ position: { x, y: y + this.covered / 2 / scale }, scale, animation: moving() });
  }

  /** See all nodes, or, if `iri` is given and all would be too small to read, `iri` with what hangs on it. */
  look(iri, animated = true) {
    const nodes = [...this.shown.values()];
    if (!nodes.length) return;
    const least = LEGIBLE / Math.min(...nodes.map((node) => node.letters));
    const chosen = this.shown.get(iri);
    const lit = this.lit && nodes.filter((node) => this.lit.nodes.has(node.iri));
    let view = this.frame(lit?.length ? lit : nodes);
    if (chosen && !lit && view.scale < least) {
      const centre = nodes.some((node) => node.parent === iri) ? iri : chosen.parent;
      const fan = nodes.filter((node) => node.iri === centre || node.parent === centre);
      const way = nodes.filter((node) => this.way(centre).has(node.iri));
      view = [this.frame([...fan, ...way]), this.frame(fan)].find(({ scale }) => scale >= least) ?? this.frame(fan);
      view.scale = Math.max(view.scale, least);
      view.x = this.holding(chosen.x, view.x, this.room.width / view.scale);
      view.y = this.holding(chosen.y, view.y, this.room.height / view.scale);
    }
    // An answer, or nothing chosen in a large picture: all of it, as long as its words can be made out.
    const made = lit?.length || nodes.length >= MANY;
    const floor = (chosen && !lit) || !made ? least : nodes.length < TOO_MANY ? (least * LEAST) / LEGIBLE : 0;
    if (view.scale < floor) {
      view.scale = floor;
      if (!chosen && !lit && !this.rings.length) this.begin(view, nodes);
    }
    const y = view.y + this.covered / 2 / view.scale;
    this.vis.moveTo({ position: { x: view.x, y }, scale: view.scale, animation: animated && moving() });
  }

  /** Let a view that is too small for lists and trees show where they begin. */
  begin(view, nodes) {
    const { left, right, top, bottom } = around(nodes);
    const [wide, high] = [(this.room.width - 28) / view.scale, (this.room.height - 28) / view.scale];
    if (right - left > wide) view.x = left + wide / 2;
    if (bottom - top > high) view.y = top + high / 2;
  }

  /** The part of the picture that no sheet covers. */
  get room() {
    return { width: this.place.clientWidth, height: this.place.clientHeight - this.covered };
  }

  /** The middle nearest to `middle` at which a stretch of `length` still shows `point`. */
  holding(point, middle, length) {
    const reach = Math.max(0, length / 2 - 90);
    return Math.min(point + reach, Math.max(point - reach, middle));
  }

  frame(nodes) {
    const { left, right, top, bottom } = around(nodes);
    const scale = Math.min((this.room.width - 28) / (right - left), (this.room.height - 28) / (bottom - top), 1.25);
    return { x: (left + right) / 2, y: (top + bottom) / 2, scale: Math.max(scale, 0.05) };
  }

  zoom(by) {
    this.vis.moveTo({ scale: Math.min(3, Math.max(0.08, this.vis.getScale() * by)), animation: moving() });
  }

  /** The node whose label is under a point: vis only knows the shapes. */
  labelled({ x, y }) {
    for (const node of this.shown.values()) {
      const b = box(node);
      if (x >= b.left && x <= b.right && y >= b.top && y <= b.bottom) return node.iri;
    }
    return null;
  }

  drawRings(context) {
    context.save();
    context.strokeStyle = "#e6dfd1";
    context.lineWidth = 1.2;
    for (const { rx, ry } of this.rings) {
      context.beginPath();
      context.ellipse(0, 0, rx, ry, 0, 0, 2 * Math.PI);
      context.stroke();
    }
    context.restore();
  }

  /** Write the labels, and into each node how many things hang below it, as long as they can be read. */
  drawWords(context) {
    context.save();
    context.textBaseline = "middle";
    context.lineJoin = "round";
    for (const node of this.shown.values()) {
      const clear = !this.near || this.near.has(node.iri);
      this.drawFigure(context, node, clear);
      if (node.letters * this.vis.getScale() < LEAST) continue;
      context.font = `${node.level < 2 ? 500 : 400} ${node.letters}px ${FACE}`;
      const { x, y, align } = anchor(node);
      context.textAlign = align;
      context.strokeStyle = PAPER;
      context.lineWidth = 5;
      node.lines.forEach((line, i) => context.strokeText(line, x, y + i * LEADING * node.letters));
      context.fillStyle = clear ? INK : FAINT;
      node.lines.forEach((line, i) => context.fillText(line, x, y + i * LEADING * node.letters));
    }
    context.restore();
  }

  drawFigure(context, node, clear) {
    const figure = count(node);
    if (!figure || node.size < 13) return;
    const letters = figure > 99 ? node.size * 0.68 : node.size * 0.8;
    context.globalAlpha = clear ? 1 : 0.4;
    if (onlyRead(node)) {
      context.beginPath();
      context.setLineDash([4, 4]);
      context.strokeStyle = FAINT;
      context.lineWidth = 1.3;
      context.arc(node.x, node.y, node.size + 4, 0, 2 * Math.PI);
      context.stroke();
      context.setLineDash([]);
    }
    context.font = `600 ${letters}px ${FACE}`;
    context.textAlign = "center";
    context.fillStyle = lookOf(node).figures;
    context.fillText(figure, node.x, node.y + letters * 0.06);
    context.globalAlpha = 1;
  }

  /** A hand over what can be clicked, labels too. */
  point({ offsetX: x, offsetY: y }) {
    const over = this.labelled(this.vis.DOMtoCanvas({ x, y }));
    this.place.style.cursor = over ? "pointer" : "";
  }

  /** Where a node lies with its label, in the picture's own pixels. */
  boxOf(node) {
    return box(node);
  }
}

const drawn =
  (look) =>
  ({ ctx, x, y, style: { size, opacity, borderWidth } }) => ({
    drawNode() {
      const points = DRAWN[look.shape];
      ctx.save();
      ctx.globalAlpha = opacity ?? 1;
      ctx.beginPath();
      for (let i = 0; i < points.length; i += 2) ctx.lineTo(x + points[i] * size, y + points[i + 1] * size);
      ctx.closePath();
      ctx.fillStyle = look.colour;
      ctx.fill();
      if (borderWidth) {
        ctx.lineWidth = borderWidth;
        ctx.strokeStyle = INK;
        ctx.stroke();
      }
      ctx.restore();
    },
    nodeDimensions: { width: 2 * size, height: 2 * size },
  });

/** Let vis know of those things in `set` that do not look as they are to: it takes its time for each. */
function change(set, looks) {
  const other = ([id, look]) => {
    const now = set.get(id);
    return Object.entries(look).some(([name, value]) => (name === "color" ? now.color.color !== value.color || now.color.opacity !== value.opacity : now[name] !== value));
  };
  const changed = [...looks].filter(other);
  if (changed.length) set.update(changed.map(([id, look]) => ({ id, ...look })));
}

/** The name of the line between two nodes. */
export const key = ({ parent, child }) => `${parent} ${child}`;

/** The ties by the pair of nodes that they join, the firmest first: a pair has one line. */
function pairs(edges) {
  const found = new Map();
  for (const edge of edges) {
    found.set(key(edge), [...(found.get(key(edge)) ?? []), edge]);
  }
  return found;
}
