// The frame around the views: tabs, which view is in sight, and what a view may ask of the page (see page.js).

import * as query from "./address.js";
import { make } from "./dom.js";
import { say } from "./words.js";

/** Which views there are: the network is on the page at once, the others come when they are first asked for. */
const VIEWS = [
  { key: "network", label: "viewNetwork", load: () => import("./network.js") },
  { key: "text", label: "viewText", load: () => import("./reader.js"), css: "reader.css" },
  { key: "numbers", label: "viewNumbers", load: () => import("./numbers.js"), css: "numbers.css" },
  { key: "gaps", label: "viewGaps", load: () => import("./gaps.js"), css: "gaps.css" },
  { key: "sparql", label: "viewSparql", load: () => import("./sparql-view.js"), css: "sparql-view.css" },
].filter(({ key }) => key !== document.body.dataset.without); // the one-file edition has no SPARQL

/** The tabs in `list` and the panels in `middle`; `context` is what the views are given, `selected()` the selection. */
export class Shell {
  constructor(list, middle, { context, selected, shown }) {
    this.middle = middle;
    this.context = context;
    this.selected = selected;
    this.tellShown = shown;
    this.now = null;
    this.views = new Map(VIEWS.map((view) => [view.key, { ...view, ...this.furniture(view, list) }]));
    list.addEventListener("keydown", (event) => this.key(event));
  }

  furniture({ key, label }, list) {
    const tab = make("button", {
      type: "button", role: "tab", id: `tab-${key}`, "aria-controls": `view-${key}`, "aria-selected": "false", tabindex: -1,
      "data-say": label, "data-say-title": `${label}Long`, onclick: () => this.show(key),
    });
    const box =
      document.getElementById(`view-${key}`) ??
      make("section", { id: `view-${key}`, class: "view", role: "tabpanel", "aria-labelledby": `tab-${key}`, tabindex: 0, hidden: true });
    list.append(tab);
    if (!box.isConnected) this.middle.append(box);
    return { tab, box, module: null };
  }

  /** Bring a view into sight; `follows` when the address says so already or something else was done. */
  async show(key, { follows = false } = {}) {
    const view = this.views.get(key) ?? this.views.get("network");
    query.write({ view: view.key === "network" ? null : view.key }, location.hash, { follows });
    if (this.now !== view) this.turn(view);
    await this.fill(view);
    if (this.now === view) view.module?.select(this.selected());
  }

  /** Mount a view that is not in sight, for what the page needs of it. */
  async prepare(key) {
    const view = this.views.get(key);
    await this.fill(view);
    view.module?.select(this.selected());
  }

  turn(view) {
    this.now?.module?.hide();
    this.now = view;
    for (const { key, tab, box } of this.views.values()) {
      const chosen = key === view.key;
      tab.setAttribute("aria-selected", String(chosen));
      tab.tabIndex = chosen ? 0 : -1;
      box.hidden = !chosen;
    }
    document.body.dataset.view = view.key;
    this.tellShown(view.key);
  }

  /** Fetch and mount a view the first time; what fails can be tried again. */
  async fill(view) {
    if (view.module) return;
    try {
      view.loading ??= this.mounted(view);
      view.module = await view.loading;
    } catch (error) {
      console.warn(error);
      view.loading = null;
      view.box.replaceChildren(
        make("p", { class: "gap" }, say("viewFailed")),
        make("button", { type: "button", onclick: () => this.show(view.key, { follows: true }) }, say("retry")),
      );
    }
  }

  async mounted(view) {
    if (view.css && !document.body.dataset.without) document.head.append(make("link", { rel: "stylesheet", href: `explorer/${view.css}` }));
    const { view: module } = await view.load();
    await module.mount(view.box, this.context);
    return module;
  }

  /** The selection has changed. */
  select(iri) {
    this.now?.module?.select(iri);
  }

  /** The query string has changed, by back, forward, or from another view. */
  restore() {
    this.now?.module?.restore?.();
  }

  /** The reader's language has changed: every view that is there writes itself anew. */
  speak() {
    for (const { module } of this.views.values()) module?.speak?.();
  }

  key(event) {
    const all = [...this.views.values()];
    const at = all.findIndex(({ tab }) => tab === document.activeElement);
    const to = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (at < 0 || to == null) return;
    event.preventDefault();
    const next = all[(to + all.length) % all.length];
    next.tab.focus();
    this.show(next.key);
  }
}
