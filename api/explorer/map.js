// The network as a picture: places come from the server, so nothing moves by itself.

/* global vis */

import { count, lineOf, lookOf, onlyRead } from "./looks.js";

const PAPER = "#fbf9f4";
const INK = "#2a2622";
const FAINT = "#766f64";
const FACE = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const LEGIBLE = 13; // pixels, the smallest letters
const LEAST = 9; // pixels; smaller labels are left out until one comes nearer
const MOVE = 220; // milliseconds
const LEADING = 1.25; // these two as in the server's layout
const GAP = 7;

const still = () => matchMedia("(prefers-reduced-motion: reduce)").matches;
const moving = () => (still() ? false : { duration: MOVE, easingFunction: "easeInOutQuad" });

/** Draws networks in `place`; calls `choose(iri)` for a click on a node and `hover(link)` for one over a line. */
export class Picture {
  constructor(place, { choose }) {
    this.place = place;
    this.nodes = new vis.DataSet();
    this.edges = new vis.DataSet();
    this.shown = new Map();
    this.rings = [];
    this.covered = 0; // pixels at the bottom that a sheet lies over
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
    this.vis.on("click", ({ nodes, pointer }) => {
      const iri = nodes[0] ?? this.labelled(pointer.canvas);
      if (iri != null) choose(iri);
    });
    this.vis.on("beforeDrawing", (context) => this.drawRings(context));
    this.vis.on("afterDrawing", (context) => this.drawWords(context));
    place.addEventListener("mousemove", (event) => this.point(event));
  }

  /** How much wider than high the picture is. */
  get aspect() {
    const { clientWidth, clientHeight } = this.place;
    return clientWidth && clientHeight ? Math.min(2.2, Math.max(0.4, clientWidth / clientHeight)) : 1;
  }

  /** Show `network` (the server's JSON). */
  show(network, lang) {
    this.rings = network.rings;
    this.shown = new Map(network.nodes.map((node) => [node.iri, node]));
    this.pairs = pairs(network.edges);
    this.nodes.clear();
    this.edges.clear();
    this.nodes.add(network.nodes.map((node) => this.node(node, lang)));
    this.edges.add([...this.pairs.values()].map((pair) => this.edge(pair)));
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
      id: `${tie.parent} ${tie.child}`,
      from: tie.parent,
      to: tie.child,
      width: line.width,
      dashes: line.dashes.length ? line.dashes : false,
      color: { color: line.colour, opacity: 1 },
      title: tie.quote ? `“${tie.quote}”` : undefined,
    };
  }

  /** Whether a line is drawn: those along which things hang here, and those of the chosen thing. */
  seen([tie], iri) {
    return this.shown.get(tie.child)?.parent === tie.parent || tie.parent === iri || tie.child === iri;
  }

  /** Let the way from the top to `iri`, and what hangs on it, stand out; everything, if it is not in the picture. */
  mark(iri) {
    const way = this.way(iri);
    const near = (this.near = this.shown.has(iri) ? this.around(iri, way) : null);
    this.nodes.update(
      [...this.shown.values()].map((node) => ({
        id: node.iri,
        opacity: !near || near.has(node.iri) ? 1 : 0.35,
        borderWidth: node.iri === iri ? 3 : 0,
      })),
    );
    this.edges.update(
      [...this.pairs.values()].map((pair) => {
        const [tie] = pair;
        const along = (node) => way.has(node) || this.under(node, iri);
        const clear = !near || tie.parent === iri || tie.child === iri || (along(tie.parent) && along(tie.child));
        return {
          id: `${tie.parent} ${tie.child}`,
          hidden: !this.seen(pair, iri),
          color: { color: lineOf(tie.basis).colour, opacity: clear ? 1 : 0.25 },
        };
      }),
    );
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

  /** The way to `iri`, what hangs on it here, and what it is tied to elsewhere. */
  around(iri, way) {
    const near = new Set([...way, ...[...this.shown.keys()].filter((node) => this.under(node, iri))]);
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
    let view = this.frame(nodes);
    if (chosen && view.scale < least) {
      const centre = nodes.some((node) => node.parent === iri) ? iri : chosen.parent;
      const fan = nodes.filter((node) => node.iri === centre || node.parent === centre);
      const way = nodes.filter((node) => this.way(centre).has(node.iri));
      view = [this.frame([...fan, ...way]), this.frame(fan)].find(({ scale }) => scale >= least) ?? this.frame(fan);
      view.scale = Math.max(view.scale, least);
      view.x = this.holding(chosen.x, view.x, this.room.width / view.scale);
      view.y = this.holding(chosen.y, view.y, this.room.height / view.scale);
    }
    view.scale = Math.max(view.scale, least);
    const y = view.y + this.covered / 2 / view.scale;
    this.vis.moveTo({ position: { x: view.x, y }, scale: view.scale, animation: animated && moving() });
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
    const boxes = nodes.map(box);
    const [left, right] = [Math.min(...boxes.map((b) => b.left)), Math.max(...boxes.map((b) => b.right))];
    const [top, bottom] = [Math.min(...boxes.map((b) => b.top)), Math.max(...boxes.map((b) => b.bottom))];
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

// Shapes that vis-network does not have, as points around a centre, each from -1 to 1.
const DRAWN = {
  pentagon: [0, -1, 0.95, -0.31, 0.59, 0.81, -0.59, 0.81, -0.95, -0.31],
  page: [-0.65, -0.9, 0.3, -0.9, 0.65, -0.5, 0.65, 0.9, -0.65, 0.9],
};

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

/** The ties by the pair of nodes that they join, the firmest first: a pair has one line. */
function pairs(edges) {
  const found = new Map();
  for (const edge of edges) {
    const key = `${edge.parent} ${edge.child}`;
    found.set(key, [...(found.get(key) ?? []), edge]);
  }
  return found;
}

/** How large a label is, as the server laid it out. */
const measure = (node) => ({
  width: node.width,
  height: LEADING * node.letters * node.lines.length,
});

/** Where the first line of a label is written, and how. */
function anchor(node) {
  const { height } = measure(node);
  const first = (LEADING * node.letters) / 2;
  const beside = node.y - height / 2 + first;
  return {
    above: { x: node.x, y: node.y - node.size - GAP - height + first, align: "center" },
    below: { x: node.x, y: node.y + node.size + GAP + first, align: "center" },
    left: { x: node.x - node.size - GAP, y: beside, align: "right" },
    right: { x: node.x + node.size + GAP, y: beside, align: "left" },
  }[node.side];
}

function box(node) {
  const { width, height } = measure(node);
  const { x, y, size, side } = node;
  const across = Math.max(side === "above" || side === "below" ? width / 2 : 0, size);
  const upright = Math.max(side === "left" || side === "right" ? height / 2 : 0, size);
  return {
    left: x - (side === "left" ? size + GAP + width : across),
    right: x + (side === "right" ? size + GAP + width : across),
    top: y - (side === "above" ? size + GAP + height : upright),
    bottom: y + (side === "below" ? size + GAP + height : upright),
  };
}
