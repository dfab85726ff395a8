// The filters of the network: undertakings by status, by the heading they stand under, by place.

import { Trouble, ask } from "./ask.js";
import { make, words } from "./dom.js";
import { nameOf, say } from "./words.js";

let known = null;

/** Fill the box of the filters; what can be chosen is asked for once. */
export async function fill(box, { state, change }) {
  box.replaceChildren(make("p", { class: "aside" }, say("loading")));
  try {
    known ??= await ask("api/facets");
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    const again = make("button", { type: "button", onclick: () => fill(box, { state, change }) }, say("retry"));
    return box.replaceChildren(make("p", {}, error.sentence), again);
  }
  const { now } = state;
  const one = (key, options, more = 0) => {
    const select = make(
      "select",
      { "data-filter": key, onchange: () => change({ [key]: select.value }) },
      make("option", { value: "" }, say("all")),
      options.map(([value, text, count]) => make("option", { value, selected: value === now[key] }, `${text}（${count}）`)),
      more ? make("option", { disabled: true }, say("moreTops", { n: more })) : "",
    );
    return make("label", {}, make("span", {}, say(`filter_${key}`)), select);
  };
  box.replaceChildren(
    make("p", { class: "aside" }, say("filterNote")),
    one("status", known.statuses.map(({ status, count }) => [status, say(status), count])),
    one("section", known.sections.map(({ iri, heading, depth, count }) => [iri, `${"\u3000".repeat(depth)}${heading}`, count]), known.moreSections),
    one("place", known.places.map((place) => [place.iri, nameOf(place), place.count]), known.morePlaces),
    make("button", { type: "button", onclick: () => (change({ status: "", section: "", place: "", hide: new Set() }), fill(box, { state, change })) }, say("clearFilters")),
  );
}

/** What is filtered, as words for a remark. */
export function filters(now) {
  const named = (list, iri) => list?.find((one) => one.iri === iri);
  const section = named(known?.sections, now.section)?.heading ?? now.section.split("/").at(-1);
  const place = named(known?.places, now.place);
  return [
    now.status && say(now.status),
    now.section && words(section),
    now.place && words(place ? nameOf(place) : now.place.split("/").at(-1)),
  ].filter(Boolean);
}
