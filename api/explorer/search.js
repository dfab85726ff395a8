// The box on top: type a name and choose it, or ask a question. A combobox that suggests names and what can be asked.

import { Trouble, ask } from "./ask.js";
import { make, mark, words } from "./dom.js";
import { looksKnown, lookOf } from "./looks.js";
import { asksSomething, forms, nameIn } from "./questions.js";
import { nameOf, say } from "./words.js";

const WAIT = 120; // milliseconds after the last letter
const NAMES = 7;

/** Makes `input` and `list` a box that calls `choose(iri)` or `question(text)`; `tops()` are things to suggest first. */
export function searching(input, list, { choose, question, tops }) {
  let timer = 0;
  let running = null;
  let active = -1;
  let early = false;

  const options = () => [...list.querySelectorAll('[role="option"]')];
  const close = () => {
    list.hidden = true;
    active = -1;
    input.setAttribute("aria-expanded", "false");
    input.removeAttribute("aria-activedescendant");
  };
  const open = (...children) => {
    list.replaceChildren(...children);
    options().forEach((option, i) => (option.id = `hit-${i}`));
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
  const option = (act, ...children) =>
    make("li", { role: "option", "aria-selected": "false", onmousedown: (event) => (event.preventDefault(), close(), act()) }, children);
  const named = (hit) =>
    option(
      () => ((input.value = ""), choose(hit.iri)),
      mark(lookOf(hit)),
      words(nameOf(hit)),
      hit.name ? make("span", { class: "aside" }, words(hit.name)) : "",
    );
  const asked = (text) => {
    const one = option(() => ((input.value = text), question(text)), make("span", { class: "asks", "aria-hidden": "true" }, "？"), words(text));
    one.dataset.question = text;
    return one;
  };
  const note = (text) => make("li", { role: "none", class: "aside" }, text);

  /** What fits to what is typed: names, questions about the first of them, and the typed words as a question. */
  async function find() {
    const typed = input.value.trim();
    running?.abort();
    if (!typed) return suggestFirst();
    running = new AbortController();
    const { signal } = running;
    const within = nameIn(typed);
    try {
      const [hits] = await Promise.all([ask("api/search", { q: (within?.name ?? typed).slice(0, 100), limit: NAMES }, { signal }), looksKnown]);
      if (signal.aborted || document.activeElement !== input) return;
      const about = within ? hits.slice(0, 4).map((hit) => within.form(nameOf(hit))) : hits.slice(0, 1).flatMap((hit) => forms(hit));
      const whole = asksSomething(typed) && !about.includes(typed) ? [typed] : [];
      const names = within ? [] : hits.map(named);
      const guesses = names.length && hits[0].how === "typo" ? [note(say("guesses", { words: typed }))] : []; // a guess is no answer
      open(
        ...guesses,
        ...names,
        ...[...(within ? [] : whole), ...about, ...(within ? whole : [])].map(asked),
        ...(names.length || within ? [] : [note(say("noHits", { words: typed })), ...(whole.length ? [] : [asked(typed)])]),
      );
    } catch (error) {
      if (error instanceof Trouble) open(note(error.sentence));
    }
  }

  /** Before anything is typed: what one can ask of the main slogans. */
  function suggestFirst() {
    const found = tops();
    if (!found.length) return close();
    early = true;
    open(note(say("askFirst")), ...found.slice(0, 3).map((thing) => asked(forms(thing)[0])), ...found.slice(0, 3).map(named));
  }

  function enter() {
    const all = options();
    if (active >= 0) return press(all[active]);
    const typed = input.value.trim();
    if (!typed) return;
    if (asksSomething(typed) || !all.length) return close(), question(typed);
    press(all[0]);
  }
  const press = (one) => one.dispatchEvent(new MouseEvent("mousedown", { bubbles: true, cancelable: true }));

  const soon = () => {
    if (early) close(); // what was suggested before anything was typed does not answer what is typed
    early = false;
    clearTimeout(timer);
    timer = setTimeout(find, WAIT);
  };
  input.addEventListener("input", (event) => event.isComposing || soon()); // not while 拼音 is being turned into 汉字
  input.addEventListener("compositionend", soon);
  input.addEventListener("focus", () => input.value.trim() || suggestFirst());
  input.addEventListener("click", () => list.hidden && (input.value.trim() ? soon() : suggestFirst()));
  input.addEventListener("blur", () => (running?.abort(), close()));
  input.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown") list.hidden ? find() : point(active + 1);
    else if (event.key === "ArrowUp") point(active - 1);
    else if (event.key === "Escape") close();
    else if (event.key === "Enter") (clearTimeout(timer), running && !list.hidden ? enter() : find().then(enter));
    else return;
    event.preventDefault();
  });
}
