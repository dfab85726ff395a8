// The legend: what colours and lines mean, how many there are in the graph, and which of them the picture leaves out.

import { make, mark, stroke } from "./dom.js";
import { lineOf } from "./looks.js";
import { nameOf, say } from "./words.js";

const ALWAYS = ["stated", "structural", "thematic"];
const BASES = ["stated", "structural", "derived", "thematic", "external"];

/** Buttons in `kinds` and `bases`; pressed is shown. `change({ hide })` is called for a click. */
export class Legend {
  constructor(kinds, bases, { change, state }) {
    Object.assign(this, { kinds, bases, change, state });
  }

  show({ kinds, bases, looks }, now) {
    const total = (look) => kinds.filter((k) => look.kinds.includes(k.kind)).reduce((sum, k) => sum + k.count, 0);
    const of = (basis) => bases.find((b) => b.basis === basis)?.count ?? 0;
    const focused = document.activeElement?.dataset?.hide;
    this.kinds.replaceChildren(...looks.filter(total).map((look) => this.button(look.group, mark(look), nameOf(look), total(look), now)));
    this.bases.replaceChildren(
      ...BASES.filter((basis) => ALWAYS.includes(basis) || of(basis)).map((basis) =>
        this.button(basis, stroke(lineOf(basis)), say(basis), of(basis), now),
      ),
    );
    if (focused) document.querySelector(`[data-hide="${focused}"]`)?.focus();
  }

  button(key, sign, name, count, { hide }) {
    const shown = !hide.has(key);
    const flip = () => {
      const next = new Set(this.state.now.hide);
      next[shown ? "add" : "delete"](key);
      this.change({ hide: next });
    };
    return make(
      "li",
      {},
      make(
        "button",
        { type: "button", "data-hide": key, "aria-pressed": String(shown), title: say(shown ? "hideThese" : "showThese", { name }), onclick: flip },
        sign, make("span", {}, name), make("b", {}, String(count)),
      ),
    );
  }
}
