// “Why” between two things: the shortest way, a sentence on every step, drawn in the network.

import { head } from "./answer.js";
import { Trouble, ask } from "./ask.js";
import { link, make, mark, stroke, words } from "./dom.js";
import { lit } from "./lit.js";
import { lineOf, lookOf, looksKnown } from "./looks.js";
import { toSentence } from "./quotes.js";
import { nameOf, say } from "./words.js";

/** Fill `box` with the way from one thing to another. Returns what stands out, or null. */
export async function explained(box, from, to, given) {
  box.replaceChildren(make("p", { class: "aside" }, say("loading")));
  try {
    const [found] = await Promise.all([ask("api/path", { start: from, end: to }, { signal: given.signal }), looksKnown]);
    const { steps } = found;
    const title = steps.length ? say("whyTitle", { a: nameOf(steps[0].start), b: nameOf(steps.at(-1).end) }) : say("why");
    box.replaceChildren(head(title, given), ...body(found, given));
    return steps.length ? lit(from, steps.map(step), [to]) : null;
  } catch (error) {
    if (!(error instanceof Trouble)) throw error;
    const gone = error.fill.status === 404;
    box.replaceChildren(head(say("why"), given), make("p", { class: "gap" }, gone ? say("whyGone") : error.sentence), gone ? "" : make("button", { type: "button", onclick: given.again }, say("retry")));
    return null;
  }
}

function body({ steps, truncated, interpreted }, given) {
  if (!steps.length) return [make("p", { class: "answer-text" }, say(truncated ? "whyUnknown" : "whyNone"))];
  return [
    make("p", { class: "answer-text" }, say(interpreted ? "whyRead" : "whySaid", { n: steps.length })),
    make("ol", { class: "hops" }, [place(steps[0].start, given), ...steps.flatMap((hop) => [hopOf(hop, given), place(hop.end, given)])]),
  ];
}

const place = (thing, { choose }) => make("li", { class: "stop" }, lookOf(thing) ? mark(lookOf(thing)) : "", link(thing, choose));

/** One step: what it says as a sentence, on which basis, and the words of the report. */
function hopOf({ start, end, predicate, outward, basis, quotes }, given) {
  const [subject, object] = outward ? [start, end] : [end, start];
  return make(
    "li",
    { class: `hop ${basis}` },
    make("p", { class: "how" }, stroke(lineOf(basis)), make("span", { class: `badge ${basis}` }, say(basis))),
    make("p", {}, words(nameOf(subject)), " ", make("b", {}, said(predicate)), " ", words(nameOf(object))),
    quotes.slice(0, 3).map((quote) => make("blockquote", { dir: "auto" }, make("mark", {}, quote.exact), toSentence(quote, given.chooseSentence))),
  );
}

/** What a link says between its subject and its object. */
const said = (predicate) => (predicate === "hasMember" ? say("includes") : say(predicate));

const step = ({ start, end, predicate, basis, quotes: [quote] }) => ({
  source: start.iri, target: end.iri, predicate, basis, quote: quote?.exact ?? "", sentence: quote?.sentence ?? "",
});
