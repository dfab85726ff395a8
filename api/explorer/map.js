// The network as a picture: places come from the server, so nothing moves by itself.

/* global vis */

import { lineOf, lookOf } from "./looks.js";

const PAPER = "#fbf9f4";
const INK = "#2a2622";
const FAINT = "#766f64";
const FACE = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';
const LEGIBLE = 13; // pixels, the smallest letters
const MOVE = 220; // milliseconds

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
    this.vis = new vis.Network(
      place,
      { nodes: this.nodes, edges: this.edges },
      {
        physics: false,
        layout: { improvedLayout: false },
        interaction: { hover: true, tooltipDelay: 250, keyboard: false, dragNodes: false, selectConnectedEdges: false },
        nodes: { borderWidth: 0, borderWidthSelected: 0, chosen: false, labelHighlightBold: false, scaling: { label: { drawThreshold: 9 } } },
        edges: { smooth: false, chosen: false, hoverWidth: 0, selectionWidth: 0 },
      },
    );
    this.vis.on("click", ({ nodes, pointer }) => {
      const iri = nodes[0] ?? this.labelled(pointer.canvas);
      if (iri != null) choose(iri);
    });
    this.vis.on("beforeDrawing", (context) => this.drawRings(context));
    this.vis.on("afterDrawing", (context) => this.drawFigures(context));
    this.vis.on("hoverNode", () => (place.style.cursor = "pointer"));
    this.vis.on("blurNode", () => (place.style.cursor = ""));
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
      label: node.lines.join("\n"),
      shape: look.shape,
      color: { background: look.colour, border: INK },
      size: node.size,
      x: node.x,
      y: node.y,
      font: { size: node.letters, face: FACE, color: INK, background: PAPER },
      title: (lang === "en" && node.en) || node.zh,
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

  /** Let the way from the top to `iri`, and what hangs on it, stand out; everything, if it is not in the picture. */
  mark(iri) {
    const near = (this.near = this.shown.has(iri) ? this.around(iri) : null);
    this.nodes.update(
      [...this.shown.values()].map((node) => ({
        id: node.iri,
        opacity: !near || near.has(node.iri) ? 1 : 0.35,
        borderWidth: node.iri === iri ? 3 : 0,
        font: { color: !near || near.has(node.iri) ? INK : FAINT },
      })),
    );
    this.edges.update(
      [...this.pairs.values()].map(([tie]) => {
        const clear = !near || (near.has(tie.parent) && near.has(tie.child));
        return { id: `${tie.parent} ${tie.child}`, color: { color: lineOf(tie.basis).colour, opacity: clear ? 1 : 0.25 } };
      }),
    );
  }

  around(iri) {
    const near = new Set([iri]);
    for (let up = this.shown.get(iri); up; up = this.shown.get(up.parent)) near.add(up.iri);
    for (const [tie] of this.pairs.values()) {
      if (tie.parent === iri) near.add(tie.child);
      if (tie.child === iri) near.add(tie.parent);
    }
    return near;
  }

  /** See all nodes, or, if `iri` is given and all would be too small to read, `iri` with what hangs on it. */
  look(iri, animated = true) {
    const all = this.frame([...this.shown.values()]);
    const letters = Math.min(...[...this.shown.values()].map((node) => node.letters));
    let view = all;
    if (iri && this.shown.has(iri) && all.scale * letters < LEGIBLE) {
      const near = [...this.shown.values()].filter((node) => node.iri === iri || node.parent === iri);
      view = this.frame(near);
      view.scale = Math.max(view.scale, LEGIBLE / letters);
    }
    this.vis.moveTo({ ...view, animation: animated && moving() });
  }

  frame(nodes) {
    const boxes = nodes.map(box);
    const [left, right] = [Math.min(...boxes.map((b) => b.left)), Math.max(...boxes.map((b) => b.right))];
    const [top, bottom] = [Math.min(...boxes.map((b) => b.top)), Math.max(...boxes.map((b) => b.bottom))];
    const { clientWidth, clientHeight } = this.place;
    const scale = Math.min((clientWidth - 24) / (right - left), (clientHeight - 24) / (bottom - top), 1.15);
    return { position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale: Math.max(scale, 0.05) };
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

  /** Write into each node how many things hang below it, as long as that can be read. */
  drawFigures(context) {
    context.save();
    context.textAlign = "center";
    context.textBaseline = "middle";
    for (const node of this.shown.values()) {
      const letters = node.below > 99 ? node.size * 0.68 : node.size * 0.8;
      if (!node.below || node.size < 13) continue;
      context.globalAlpha = !this.near || this.near.has(node.iri) ? 1 : 0.4;
      context.font = `600 ${letters}px ${FACE}`;
      context.fillStyle = lookOf(node).figures;
      context.fillText(node.below, node.x, node.y + letters * 0.06);
    }
    context.restore();
  }

  redraw() {
    this.vis.setSize("100%", "100%");
    this.vis.redraw();
  }
}

/** The ties by the pair of nodes that they join, the firmest first: a pair has one line. */
function pairs(edges) {
  const found = new Map();
  for (const edge of edges) {
    const key = `${edge.parent} ${edge.child}`;
    found.set(key, [...(found.get(key) ?? []), edge]);
  }
  return found;
}

function box(node) {
  const width = Math.max(...node.lines.map(columns)) * node.letters * 0.54;
  const half = Math.max(width / 2, node.size);
  return {
    left: node.x - half,
    right: node.x + half,
    top: node.y - node.size - 3,
    bottom: node.y + node.size + 5 + 1.25 * node.letters * node.lines.length,
  };
}

const columns = (line) => [...line].reduce((sum, char) => sum + (char.codePointAt(0) > 0x2e7f ? 2 : 1), 0);
