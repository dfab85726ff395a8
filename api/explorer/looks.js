// What the server says of colours, shapes and lines.

let groups = new Map();
let lines = {};
let known;
/** Settles when the looks are known: nothing can be drawn before. */
export const looksKnown = new Promise((resolve) => (known = resolve));

/** Take over the looks of the server's answer. */
export function setLooks(network) {
  groups = new Map(network.looks.flatMap((look) => look.kinds.map((kind) => [kind, look])));
  lines = network.lines;
  known();
}

/** How many undertakings hang below a thing: what the report says, or, if that is nothing, what is read into it. */
export const count = (thing) => thing.below || thing.read || 0;
/** Whether that count is an interpretation only. */
export const onlyRead = (thing) => !thing.below && thing.read > 0;

export const lookOf = (thing) => groups.get(thing.kind);
export const lineOf = (basis) => lines[basis] ?? lines.external;
