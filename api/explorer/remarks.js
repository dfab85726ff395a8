// What must be said beside the picture: what it leaves out, what it is filtered by, what is an interpretation.

import { make, words } from "./dom.js";
import { filters } from "./filters.js";
import { nameOf, say } from "./words.js";

/** Fill `box` with what holds of the picture now. */
export function remarks(box, { state, want, context }) {
  const { now, found, lit } = state;
  const rows = [];
  const row = (text, label, act) => rows.push(make("p", {}, text, label && make("button", { type: "button", onclick: act }, say(label))));
  const nameAt = (iri) => found.nodes.find((node) => node.iri === iri);
  if (now.odd.length) row(say("oddAddress", { what: now.odd.join("、") }), "understood", () => ((now.odd = []), remarks(box, { state, want, context })));
  if (lit) row(say("litNote", { n: lit.nodes.size }), "litClear", () => context.page.unlight());
  if (now.around) row([words(nameOf(nameAt(now.around) ?? { zh: "" })), say("aroundNote", { depth: now.depth, n: found.nodes.length - 1 })], "backToWhole", () => want({ around: null }));
  if (state.selected && !lit && !nameAt(state.selected)) row(say("notInMap"), "seeAround", () => want({ around: state.selected, depth: 1, layout: now.layout === "theme" ? "radial" : now.layout }));
  if (now.layout === "theme" && !now.around) row(say("themeNote"));
  const by = filters(now);
  if (by.length || now.hide.size) row([say("filteredNote"), by.flatMap((one, i) => [i ? " · " : "", one]), now.hide.size ? ` ${say("hiddenNote", { n: now.hide.size })}` : ""], "clearFilters", () => want({ status: "", section: "", place: "", hide: new Set() }));
  const cut = found.nodes.filter((node) => node.more);
  if (cut.length && !lit) {
    const total = cut.reduce((sum, node) => sum + node.more, 0);
    row(say("cutNote", { name: nameOf(cut[0]), shown: found.nodes.filter((node) => node.parent === cut[0].iri).length, all: found.nodes.filter((node) => node.parent === cut[0].iri).length + cut[0].more, more: cut.length - 1, total }), "drawMore", () => want({ limit: Math.min(1000, now.limit * 4) }));
  }
  if (found.leftOut) row(say("mapLeftOut", { n: found.leftOut }));
  box.replaceChildren(...rows);
  box.hidden = !rows.length;
}
