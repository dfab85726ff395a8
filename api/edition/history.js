// Stands in for the page's history.js. A browser does not let a file change its query string, so it is kept in the
// history of the window; the thing that is chosen stands behind the # as ever, and can be linked to.

import { opening } from "./offline.js";

const first = new URLSearchParams(location.search);
if (!first.has("lang")) first.set("lang", opening());
export const now = () => new URLSearchParams(history.state?.query ?? first);

export function put(query, fragment, follows) {
  if (String(query) === String(now()) && fragment === location.hash) return false;
  history[follows ? "replaceState" : "pushState"]({ query: String(query) }, "", fragment || "#");
  return true;
}
