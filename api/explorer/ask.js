// Questions to the server; what goes wrong becomes a sentence that the reader can act on.

import { say } from "./words.js";

const SLOW = 2500;
const TOO_SLOW = 20000;

/** What went wrong, in words; `noGraph` when the server has none yet. */
export class Trouble extends Error {
  constructor(key, fill = {}) {
    super(key);
    this.key = key;
    this.fill = fill;
  }

  get sentence() {
    return say(this.key, this.fill);
  }
}

/** The answer to `body`, sent as JSON. */
export const send = (path, parameters, body, given = {}) => ask(path, parameters, { ...given, body });

/** The JSON at `path`; calls `slow` when it takes long; throws Trouble, or an AbortError when `signal` said that it is not wanted any more. */
export async function ask(path, parameters = {}, { signal, slow, body } = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters))
    for (const one of [value].flat()) if (one != null && one !== "") query.append(name, one);
  const stop = new AbortController();
  signal?.addEventListener("abort", () => stop.abort());
  const timers = [setTimeout(() => slow?.(), SLOW), setTimeout(() => stop.abort("timeout"), TOO_SLOW)];
  try {
    const sent = body ? { method: "POST", body: JSON.stringify(body) } : {};
    const headers = { Accept: "application/json", ...(body ? { "Content-Type": "application/json" } : {}) };
    const response = await fetch(query.size ? `${path}?${query}` : path, { signal: stop.signal, headers, ...sent });
    if (response.ok) return await response.json();
    const { error } = await response.json().catch(() => ({}));
    throw error === "noGraph" ? new Trouble("noGraph") : new Trouble("failed", { status: response.status });
  } catch (error) {
    if (error instanceof Trouble) throw error;
    if (signal?.aborted) throw new DOMException("not wanted any more", "AbortError");
    throw new Trouble(stop.signal.aborted ? "timeout" : "offline");
  } finally {
    timers.forEach(clearTimeout);
  }
}
