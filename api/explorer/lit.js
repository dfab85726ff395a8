// What stands out in the network: the things of an answer or a path, and the lines between them.

import { key } from "./map.js";

/** From steps ({ source, target, basis, predicate, quote … }) and the things named, what the network needs. */
export function lit(show, steps, things) {
  const nodes = new Set([show, ...things, ...steps.flatMap(({ source, target }) => [source, target])]);
  const both = steps.flatMap(({ source: a, target: b }) => [key({ parent: a, child: b }), key({ parent: b, child: a })]);
  return {
    show,
    nodes,
    pairs: new Set(both),
    hang: hanging(show, steps),
    /** The steps that the network does not draw by itself. */
    extra(edges) {
      const drawn = new Set(edges.flatMap((edge) => [key(edge), key({ parent: edge.child, child: edge.parent })]));
      return steps
        .filter(({ source, target }) => !drawn.has(key({ parent: source, child: target })))
        .map(({ source, target, ...rest }) => ({ parent: source, child: target, confidence: "", ...rest }));
    },
  };
}

/** Each thing under the one from which it is reached, nearest first. */
function hanging(show, steps) {
  const reached = new Set([show]);
  const pairs = [];
  for (let grown = true; grown; ) {
    grown = false;
    for (const { source, target } of steps)
      for (const [a, b] of [[source, target], [target, source]])
        if (reached.has(a) && !reached.has(b)) {
          reached.add(b);
          pairs.push([a, b]);
          grown = true;
        }
  }
  return pairs;
}
