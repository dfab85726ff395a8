// What lies over the card: the answer to a question (?q=…), or the way between two things (?to=…).

import * as query from "./address.js";
import { answered } from "./answer.js";
import { network } from "./network.js";
import { make } from "./dom.js";
import { say } from "./words.js";
import { explained } from "./why.js";

/** The panel `box`; `given` holds choose, chooseSentence, question(text), sparql(text), sheet(open). */
export class Aside {
  constructor(box, back, given) {
    Object.assign(this, { box, back, given, running: null, shown: "" });
    back.addEventListener("click", () => this.turn(true));
  }

  /** Show what the address asks for; `selected` is the first of two things, `focus` moves there whoever asked. */
  async restore(selected, { again = false, focus = false } = {}) {
    const [q, to] = [query.get("q"), query.lengthened(query.get("to") ?? "")];
    const wanted = q ? `q ${q}` : to && selected ? `to ${selected} ${to}` : "";
    if (!wanted) return this.close();
    if (wanted === this.shown && !again) return;
    this.shown = wanted;
    this.running?.abort();
    this.running = new AbortController();
    const { signal } = this.running;
    const given = { ...this.given, choose: (iri) => (this.turn(false), this.given.choose(iri)), close: () => this.given.clear(), signal, again: () => this.restore(selected, { again: true }) };
    this.turn(true);
    try {
      const lit = q ? await answered(this.box, q, given) : await explained(this.box, selected, to, given);
      if (signal.aborted) return;
      network.light(lit);
      if (focus) this.box.querySelector("h2")?.focus();
      this.given.said(this.box.querySelector(".answer-text")?.textContent ?? "");
    } catch (error) {
      if (error?.name !== "AbortError") throw error;
    }
  }

  /** Ask for the second thing of a “why”. */
  wait(name, cancel) {
    this.shown = "wait";
    this.box.replaceChildren(
      make("h2", {}, say("why")),
      make("p", { class: "answer-text" }, say("whySecond", { name })),
      make("button", { type: "button", onclick: cancel }, say("cancel")),
    );
    this.turn(true);
  }

  /** Bring it to the front, or let the card be seen, with a way back. */
  turn(front) {
    this.box.hidden = !front;
    this.back.hidden = front || !this.shown;
    this.given.sheet(front);
  }

  close() {
    this.running?.abort();
    const was = this.shown;
    this.shown = "";
    this.box.hidden = this.back.hidden = true;
    this.box.replaceChildren();
    network.light(null);
    if (was) this.given.sheet(false);
  }
}
