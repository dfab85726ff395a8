// What the server says of colours, shapes and lines.

let groups = new Map();
let lines = {};

/** Take over the looks of the server's answer. */
export function setLooks(network) {
  groups = new Map(network.looks.flatMap((look) => look.kinds.map((kind) => [kind, look])));
  lines = network.lines;
}

export const lookOf = (thing) => groups.get(thing.kind);
export const lineOf = (basis) => lines[basis] ?? lines.external;
