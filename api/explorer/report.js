// The report that a view shows: ?report=… in the address, or that of the sentence in the address.

import { lengthened, shortened } from "./address.js";
import { make } from "./dom.js";
import { nameOf } from "./words.js";

/** The report in the address as an IRI, or null. */
export const reportOf = ({ address, sentence }) => lengthened(address.get("report")) ?? sentence?.()?.report ?? null;

/** What a view shows of a report, and the network, which knows what reports there are: both from the server. Null where
 * that failed; then `box` says so, and lets one try `again`. */
export async function fetched(path, report, { box, context, again }) {
  box.replaceChildren(make("p", { class: "aside page" }, context.say("loading")));
  try {
    return await Promise.all([context.ask(path, { report }), context.ask("api/network")]);
  } catch (error) {
    if (!error.sentence) throw error;
    box.replaceChildren(
      make("p", { class: "gap page" }, error.fill.status === 404 ? context.say("noText") : error.sentence),
      make("button", { type: "button", onclick: again }, context.say("retry")),
    );
    return null;
  }
}

/** The choice of a report, or "" where there is only one. */
export function reportChoice(reports, now, context, changed) {
  if (reports.length < 2) return "";
  const choose = (event) => {
    context.address.set("at", null, { follows: true });
    context.address.set("report", shortened(event.target.value), { follows: false });
    changed();
  };
  const options = reports.map((one) => make("option", { value: one.iri, selected: one.iri === now }, nameOf(one)));
  return make("select", { class: "which", "aria-label": context.say("report"), onchange: choose }, options);
}
