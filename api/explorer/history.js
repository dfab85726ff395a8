// Where the query string stands: in the address bar. (The one-file edition has another place for it.)

/** The query string. */
export const now = () => new URLSearchParams(location.search);

/** Let the address be `query` with `fragment`: a step of its own in the history, or, with `follows`, a part of the step
 * before. Says whether anything changed. */
export function put(query, fragment, follows) {
  const next = location.pathname + (query.size ? `?${readable(query)}` : "") + fragment;
  if (next === location.pathname + location.search + location.hash) return false;
  history[follows ? "replaceState" : "pushState"](null, "", next);
  return true;
}

/** A query string in which a person can read what is meant. */
const readable = (query) =>
  [...query].map(([key, value]) => `${key}=${encodeURIComponent(value).replace(/%(2F|3A|2C|7E)/g, decodeURIComponent)}`).join("&");
