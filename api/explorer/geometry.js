// Where labels stand and what shapes look like: as the server laid it out, for the screen and for files alike.

export const LEADING = 1.25; // these two as in the server's layout
export const GAP = 7;

/** How large a label is. */
const measure = (node) => ({ width: node.width, height: LEADING * node.letters * node.lines.length });

/** Where the first line of a label is written, and how. */
export function anchor(node) {
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

/** The room that a node takes with its label. */
export function box(node) {
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

/** The room that several nodes take together. */
export function around(nodes) {
  const boxes = nodes.map(box);
  return {
    left: Math.min(...boxes.map((b) => b.left)),
    right: Math.max(...boxes.map((b) => b.right)),
    top: Math.min(...boxes.map((b) => b.top)),
    bottom: Math.max(...boxes.map((b) => b.bottom)),
  };
}

// Shapes that vis-network does not have, as points around a centre, each from -1 to 1.
export const DRAWN = {
  pentagon: [0, -1, 0.95, -0.31, 0.59, 0.81, -0.59, 0.81, -0.95, -0.31],
  page: [-0.65, -0.9, 0.3, -0.9, 0.65, -0.5, 0.65, 0.9, -0.65, 0.9],
};

const turned = (sides, from) =>
  Array.from({ length: sides }, (_, i) => from + (i * 2 * Math.PI) / sides).flatMap((angle) => [Math.cos(angle), Math.sin(angle)]);

const STAR = Array.from({ length: 10 }, (_, i) => {
  const reach = 0.82 * (i % 2 ? 0.5 : 1.3);
  return [reach * Math.sin((i * Math.PI) / 5), 0.08 - reach * Math.cos((i * Math.PI) / 5)];
}).flat();

/** The corners of a shape around a centre, in its radius; a dot has none. */
export const CORNERS = {
  ...DRAWN,
  diamond: turned(4, 0),
  hexagon: turned(6, 0),
  square: [-1, -1, 1, -1, 1, 1, -1, 1],
  triangle: [0, -1.01, 1.15, 0.98, -1.15, 0.98],
  triangleDown: [0, 1.01, 1.15, -0.98, -1.15, -0.98],
  star: STAR,
  dot: null,
};
