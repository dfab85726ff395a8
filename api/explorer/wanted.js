// What of the network the address asks for: layout, root, what is open, filters, what lies around a thing.

import * as query from "./address.js";

export const LAYOUTS = ["radial", "tree", "theme", "force"];
const OPEN = 60; // as many opened things stand in the address

const list = (text) => (text ? text.split(",").map(decodeURIComponent) : []);
const joined = (values) => [...values].map((value) => value.replace(/[,%]/g, encodeURIComponent)).join(",");

/** What the address says; what it says wrongly is left out, and named in `odd`. */
export function wanted() {
  const odd = [];
  const one = (key, allowed, otherwise) => {
    const given = query.get(key);
    if (given == null || allowed.includes(given)) return given ?? otherwise;
    odd.push(`${key}=${given}`);
    return otherwise;
  };
  return {
    layout: one("layout", LAYOUTS, "radial"),
    depth: Number(one("depth", ["1", "2", "3"], "1")),
    status: one("status", ["done", "ongoing", "planned"], ""),
    around: query.lengthened(query.get("around") ?? "") || null,
    root: query.lengthened(query.get("root") ?? "") || null,
    open: new Set(list(query.get("open")).map(query.lengthened)),
    limit: Math.min(1000, Math.max(24, Number(query.get("limit")) || 24)),
    hide: new Set(list(query.get("hide"))),
    section: query.lengthened(query.get("section") ?? ""),
    place: query.lengthened(query.get("place") ?? ""),
    table: one("links", ["table"], "") === "table",
    see: sight(query.get("see")),
    odd,
  };
}

function sight(text) {
  const [x, y, scale] = (text ?? "").split(",").map(Number);
  return text && [x, y, scale].every(Number.isFinite) && scale > 0 ? { x, y, scale } : null;
}

/** Put what is wanted into the address. */
export function write(now, { follows = false } = {}) {
  query.write(
    {
      layout: now.layout === "radial" ? null : now.layout,
      around: now.around && query.shortened(now.around),
      depth: now.around ? String(now.depth) : null,
      root: now.root && query.shortened(now.root),
      open: joined([...now.open].slice(-OPEN).map(query.shortened)),
      limit: now.limit === 24 ? null : String(now.limit),
      hide: joined(now.hide),
      status: now.status,
      section: query.shortened(now.section),
      place: query.shortened(now.place),
      links: now.table ? "table" : null,
      see: now.see && `${now.see.x.toFixed(0)},${now.see.y.toFixed(0)},${now.see.scale.toFixed(2)}`,
    },
    location.hash,
    { follows },
  );
}

/** What the server is asked for, apart from language and room. */
export const asked = (now) =>
  now.around
    ? { iri: now.around, depth: now.depth, layout: now.layout === "theme" ? "radial" : now.layout, hide: [...now.hide] }
    : {
        root: now.root,
        open: [...now.open],
        limit: now.limit,
        layout: now.layout,
        hide: [...now.hide],
        status: now.status,
        section: now.section,
        place: now.place,
      };

export const filtered = (now) => Boolean(now.status || now.section || now.place || now.hide.size);
