// A quote's way back into the report.

import { make } from "./dom.js";
import { say } from "./words.js";

/** A button that opens the report at a quote; nothing where the report is not known. */
export const toSentence = ({ report, start, end }, chooseSentence) =>
  report && start != null
    ? make("button", { type: "button", class: "to-text", title: say("inText"), "aria-label": say("inText"), "data-start": start, onclick: (event) => (event.stopPropagation(), chooseSentence({ report, start, end })) }, "↗")
    : "";
