// The address of what is on the page. After the # stands the thing that is chosen, and where it is shown; the query
// string holds the rest: view, language, root, depth, layout, filters, question, sentence, query, …

import { now, put } from "./history.js";

const BASE = "https://w3id.org/gangmu/id/";

/** A thing as it stands in the address; `under` is the thing on which it is shown, since it can hang in several places. */
export const address = (iri, under = null) => (iri ? `#${short(iri)}${under ? `@${short(under)}` : ""}` : "");

/** The thing in the address and the one on which it is shown; "" and undefined where there is none. */
export const addressed = (fragment) => fragment.slice(1).split("@").map(whole);

const short = (iri) => encodeURI(iri.startsWith(BASE) ? iri.slice(BASE.length) : iri).replace(/[@#]/g, encodeURIComponent);

function whole(part) {
  try {
    const given = decodeURIComponent(part).normalize("NFC");
    return given && (/^[a-z]+:/i.test(given) ? given : BASE + given);
  } catch {
    return ""; // no text
  }
}

/** An IRI as it stands in the query string, and back. */
export const shortened = (iri) => (iri.startsWith(BASE) ? iri.slice(BASE.length) : iri);
export const lengthened = (text) => (!text || /^[a-z]+:/i.test(text) ? text : BASE + text.normalize("NFC"));

/** The value of `key` in the query string, or null. */
export const get = (key) => now().get(key);

/** Put `value` at `key` in the query string (null or "" takes it out): a step of its own in the history, or, with
 * `follows`, a part of the step before. */
export const set = (key, value, { follows = false } = {}) => write({ [key]: value }, location.hash, { follows });

/** Write several keys and the fragment at once; says whether anything changed. */
export function write(values, fragment = location.hash, { follows = false } = {}) {
  const query = now();
  for (const [key, value] of Object.entries(values)) {
    if (value == null || value === "") query.delete(key);
    else query.set(key, value);
  }
  return put(query, fragment, follows);
}
