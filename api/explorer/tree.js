// The 纲目 as a list: the network's twin, which a keyboard and a screen reader can walk (ARIA tree). Each line says how
// many projects and how many numbers stand under it.

import { Trouble, ask } from "./ask.js";
import { make, mark, words } from "./dom.js";
import { count, lookOf, looksKnown, onlyRead } from "./looks.js";
import { nameOf, say } from "./words.js";

/** Fills `list`; calls `choose(iri)`. What is open here is its own, and does not depend on the picture. */
export class Tree {
  constructor(list, { choose, loaded }) {
    this.list = list;
    this.choose = choose;
    this.loaded = loaded;
    this.open = new Set();
    this.groups = new Set();
    this.shut = new Set(); // what the reader closed although it stands open at first
    this.selected = null;
    list.addEventListener("keydown", (event) => this.key(event));
    list.addEventListener("click", (event) => this.click(event));
  }

  /** Ask the server for the lines and show them; `show` is brought into sight. */
  async load(show = null) {
    this.loading?.abort();
    this.loading = new AbortController();
    if (show && !this.found) this.open.add(show);
    try {
      const [found] = await Promise.all([ask("api/tree", { open: [...this.open], show }, { signal: this.loading.signal }), looksKnown]);
      for (const entry of found.entries) if (entry.open && Object.keys(entry.bases).length) this.open.add(entry.iri);
      this.found = found;
      this.fill();
      this.loaded();
    } catch (error) {
      if (error?.name === "AbortError") return;
      if (!(error instanceof Trouble)) throw error;
      const again = make("button", { type: "button", onclick: () => this.load(show) }, say("retry"));
      this.list.replaceChildren(make("li", { role: "none", class: "row more" }, error.sentence, " ", again));
    }
  }

  /** The parts of the parts of the first slogan on which something hangs: good things to begin with. */
  get tops() {
    return (this.found?.entries ?? []).filter((entry) => entry.level === 2 && count(entry)).slice(0, 8);
  }

  fill() {
    const focused = this.list.contains(document.activeElement) ? document.activeElement.dataset.iri : null;
    const { entries, first, moreRoots, unlisted, moreUnlisted } = this.found;
    const children = new Map();
    for (const entry of entries) children.set(entry.parent, [...(children.get(entry.parent) ?? []), entry]);
    const tops = children.get(null) ?? [];
    const others = tops.filter((entry) => entry.iri !== first);
    const bare = unlisted.map((thing) => ({ below: 0, members: 0, bases: {}, figures: 0, ...thing }));
    this.list.replaceChildren(
      ...tops.filter((entry) => entry.iri === first).map((entry) => this.item(entry, 1, children)),
      ...this.group("otherTops", others.map((entry) => this.item(entry, 2, children)), moreRoots),
      ...this.group("unlisted", bare.map((entry) => this.item(entry, 2, children)), moreUnlisted),
    );
    this.select(this.selected, { load: false });
    if (focused) this.focus(this.find(focused) ?? this.visible()[0]);
  }

  item(node, level, children) {
    const below = this.shut.has(node.iri) ? [] : (children.get(node.iri) ?? []);
    const can = node.members > 0 || Object.keys(node.bases).length > 0;
    const rows = below.map((child) => this.item(child, level + 1, children));
    if (node.more) rows.push(this.moreOf(node, level + 1));
    return make(
      "li",
      {
        role: "treeitem",
        "data-iri": node.iri,
        "aria-label": this.spoken(node),
        "aria-level": level,
        "aria-expanded": can ? String(below.length > 0) : null,
        "aria-selected": "false",
        tabindex: -1,
      },
      make(
        "div",
        { class: "row" },
        make("span", { class: "twist", "aria-hidden": "true" }, can ? (below.length ? "▾" : "▸") : ""),
        mark(lookOf(node)),
        words(nameOf(node), "name"),
        ...this.counts(node),
      ),
      rows.length ? make("ul", { role: "group" }, rows) : "",
    );
  }

  spoken(node) {
    const projects = count(node) ? say(onlyRead(node) ? "itemRead" : "item", { n: count(node) }) : "";
    const figures = node.figures ? say("figures", { n: node.figures }) : "";
    return [nameOf(node), nameOf(lookOf(node)), projects, figures].filter(Boolean).join(" · ");
  }

  counts(node) {
    const held = count(node) || node.members;
    return [
      held ? make("span", { class: onlyRead(node) ? "count read" : "count", title: say(onlyRead(node) ? "itemReadLong" : "itemLong", { n: held }) }, String(held)) : "",
      make("span", { class: "count figures", title: node.figures ? say("figures", { n: node.figures }) : null }, node.figures ? String(node.figures) : ""),
    ];
  }

  moreOf(node, level) {
    const text = say("more", { n: node.more });
    return make(
      "li",
      { role: "treeitem", "data-iri": node.iri, "data-more": true, "aria-label": text, "aria-level": level, tabindex: -1 },
      make("div", { class: "row more" }, text),
    );
  }

  group(key, items, more) {
    if (!items.length) return [];
    if (more) items.push(make("li", { role: "none", class: "row more" }, say("moreTops", { n: more })));
    const count = items.length + (more ? more - 1 : 0);
    const open = this.groups.has(key);
    const group = make(
      "li",
      { role: "treeitem", "data-group": key, "aria-label": `${say(key)} · ${count}`, "aria-level": 1, "aria-expanded": String(open), tabindex: -1, class: "group" },
      make(
        "div",
        { class: "row" },
        make("span", { class: "twist", "aria-hidden": "true" }, open ? "▾" : "▸"),
        make("span", { class: "name" }, say(key)),
        make("span", { class: "count" }, String(count)),
      ),
      make("ul", { role: "group", hidden: !open }, items),
    );
    return [group];
  }

  /** Mark what is selected; if it does not stand here yet, ask for the lines above it. */
  select(iri, { load = true } = {}) {
    const changed = iri !== this.selected;
    this.selected = iri;
    if (changed && iri) this.shut.clear();
    for (const item of this.list.querySelectorAll('[aria-selected="true"]')) item.setAttribute("aria-selected", "false");
    const item = iri && this.find(iri);
    // What is chosen stands open, here as in the picture.
    const closed = !item || item.getAttribute("aria-expanded") === "false";
    if (iri && closed && load && changed && this.found) {
      this.open.add(iri);
      this.load(iri);
    }
    if (item) {
      item.setAttribute("aria-selected", "true");
      for (let up = item.parentElement.closest("[data-group]"); up; up = null) this.toggle(up, true);
      item.firstElementChild.scrollIntoView({ block: "nearest" });
    }
    this.rove(item ?? this.list.firstElementChild);
  }

  find(iri) {
    return [...this.list.querySelectorAll("[data-iri]:not([data-more])")].find((item) => item.dataset.iri === iri) ?? null;
  }

  visible() {
    return [...this.list.querySelectorAll('[role="treeitem"]')].filter((item) => !item.closest("[hidden]"));
  }

  rove(item) {
    for (const other of this.list.querySelectorAll('[tabindex="0"]')) other.tabIndex = -1;
    if (item) item.tabIndex = 0;
  }

  focus(item) {
    if (!item) return;
    this.rove(item);
    item.focus();
  }

  toggle(item, open) {
    this.groups[open ? "add" : "delete"](item.dataset.group);
    item.setAttribute("aria-expanded", String(open));
    item.querySelector(".twist").textContent = open ? "▾" : "▸";
    item.querySelector(":scope > ul").hidden = !open;
  }

  click(event) {
    const item = event.target.closest('[role="treeitem"]');
    if (!item) return;
    this.rove(item);
    const open = item.getAttribute("aria-expanded") === "true";
    if (item.dataset.group) this.toggle(item, !open);
    else if (event.target.closest(".twist") && item.hasAttribute("aria-expanded")) this.turn(item, !open);
    else this.choose(item.dataset.iri);
  }

  key(event) {
    const item = document.activeElement;
    if (event.altKey || event.ctrlKey || event.metaKey || !this.list.contains(item)) return;
    const all = this.visible();
    const at = all.indexOf(item);
    const open = item.getAttribute("aria-expanded");
    const inside = item.querySelector(':scope > ul > [role="treeitem"]');
    const acts = {
      ArrowDown: () => this.focus(all[at + 1]),
      ArrowUp: () => this.focus(all[at - 1]),
      Home: () => this.focus(all[0]),
      End: () => this.focus(all.at(-1)),
      ArrowRight: () => (open === "true" ? this.focus(inside) : open === "false" && this.turn(item, true)),
      ArrowLeft: () => (open === "true" ? this.turn(item, false) : this.focus(item.parentElement.closest('[role="treeitem"]'))),
      Enter: () => (item.dataset.group ? this.turn(item, open !== "true") : this.choose(item.dataset.iri)),
      " ": () => acts.Enter(),
    };
    const act = acts[event.key] ?? (event.key.length === 1 && (() => this.typed(event.key, all, at)));
    if (!act) return;
    event.preventDefault();
    act();
  }

  turn(item, open) {
    const { group, iri } = item.dataset;
    if (group) return this.toggle(item, open);
    this.shut[open ? "delete" : "add"](iri);
    this.open[open ? "add" : "delete"](iri);
    if (open) this.load();
    else this.fill();
  }

  /** Go to the next name that begins with this letter. */
  typed(letter, all, at) {
    const next = [...all.slice(at + 1), ...all.slice(0, at)].find((item) =>
      item.querySelector(".name")?.textContent.toLowerCase().startsWith(letter.toLowerCase()),
    );
    this.focus(next);
  }
}
