// Stands in for the page's address.js. A browser does not let a file change its query string, so it is kept in the
// history of the window; the thing that is chosen stands behind the # as ever, and can be linked to.

import { opening } from "./offline.js";

const BASE = "https://w3id.org/gangmu/id/";
const first = new URLSearchParams(location.search);
if (!first.has("lang")) first.set("lang", opening());
const now = () => new URLSearchParams(history.state?.query ?? first);

export const address = (iri, under = null) => (iri ? `#${short(iri)}${under ? `@${short(under)}` : ""}` : "");
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

export const shortened = (iri) => (iri.startsWith(BASE) ? iri.slice(BASE.length) : iri);
export const lengthened = (text) => (!text || /^[a-z]+:/i.test(text) ? text : BASE + text.normalize("NFC"));
export const get = (key) => now().get(key);
export const set = (key, value, { follows = false } = {}) => write({ [key]: value }, location.hash, { follows });

export function write(values, fragment = location.hash, { follows = false } = {}) {
  const query = now();
  const before = String(query);
  for (const [key, value] of Object.entries(values)) {
    if (value == null || value === "") query.delete(key);
    else query.set(key, value);
  }
  if (String(query) === before && fragment === location.hash) return false;
  history[follows ? "replaceState" : "pushState"]({ query: String(query) }, "", fragment || "#");
  return true;
}
