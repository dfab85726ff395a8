// Stands in for the page's ask.js: what the page asks is answered from the file.

import { answer, opening } from "./offline.js";
import { language, say } from "./words.js";

/** What went wrong, in words. */
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

export const send = (path, parameters) => ask(path, parameters);

export async function ask(path, parameters = {}, { signal } = {}) {
  const found = answer(path, parameters, parameters.lang ?? language() ?? opening());
  await null;
  if (signal?.aborted) throw new DOMException("not wanted any more", "AbortError");
  if (!found) throw new Trouble("failed", { status: 404 });
  return structuredClone(found);
}
