// The search box: a combobox over the names of all things.

import { Trouble, ask } from "./ask.js";
import { make, mark, words } from "./dom.js";
import { lookOf } from "./looks.js";
import { nameOf, say } from "./words.js";

const WAIT = 120; // milliseconds after the last letter

/** Makes `input` and `list` a search box that calls `choose(iri)`. */
export function searching(input, list, { choose }) {
  let timer = 0;
  let running = null;
  let active = -1;

  const options = () => [...list.querySelectorAll('[role="option"]')];
  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const open = (...children) => {
    list.replaceChildren(...children);
    list.hidden = false;
    active = -1;
    input.setAttribute("aria-expanded", "true");
  };
  const point = (next) => {
    const all = options();
    if (!all.length) return;
    active = (next + all.length) % all.length;
    all.forEach((option, i) => option.setAttribute("aria-selected", String(i === active)));
    all[active].scrollIntoView({ block: "nearest" });
    input.setAttribute("aria-activedescendant", all[active].id);
  };
  const take = (iri) => {
    close();
    input.value = "";
    choose(iri);
  };
  const option = (hit, i) =>
    make(
      "li",
      { role: "option", id: `hit-${i}`, "aria-selected": "false", onmousedown: (event) => (event.preventDefault(), take(hit.iri)) },
      mark(lookOf(hit)),
      words(nameOf(hit)),
      hit.name ? make("span", { class: "aside" }, words(hit.name)) : "",
    );

  async function find() {
    const asked = input.value.trim();
    running?.abort();
    if (!asked) return close();
    running = new AbortController();
    try {
      const hits = await ask("api/search", { q: asked }, running);
      const note = (sentence) => make("li", { class: "aside" }, say(sentence, { words: asked }));
      if (!hits.length) open(note("noHits"));
      else open(...(hits[0].how === "typo" ? [note("guesses")] : []), ...hits.map(option)); // a guess is no answer
    } catch (error) {
      if (error instanceof Trouble) open(make("li", { class: "aside" }, error.sentence));
    }
  }

  input.addEventListener("input", (event) => {
    clearTimeout(timer);
    if (!event.isComposing) timer = setTimeout(find, WAIT); // not while 拼音 is being turned into 汉字
  });
  input.addEventListener("compositionend", () => {
    clearTimeout(timer);
    timer = setTimeout(find, WAIT);
  });
  input.addEventListener("blur", close);
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown") point(active + 1);
    else if (event.key === "ArrowUp") point(active - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter") options()[Math.max(active, 0)]?.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, cancelable: true }));
    else return;
    event.preventDefault();
  });
}
