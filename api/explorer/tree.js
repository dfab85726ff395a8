// The network's twin: the same things as a list that a keyboard and a screen reader can walk (ARIA tree).

import { make, mark, words } from "./dom.js";
import { count, lookOf, onlyRead } from "./looks.js";
import { nameOf, say } from "./words.js";

/** Fills `list` with the network; calls `choose(iri)`, `open(iri)` and `close(iri)`. */
export class Tree {
  constructor(list, { choose, open, close }) {
    this.list = list;
    this.calls = { choose, open, close };
    this.items = [];
    list.addEventListener("keydown", (event) => this.key(event));
    list.addEventListener("click", (event) => this.click(event));
  }

  show(network, selected) {
    const focused = this.list.contains(document.activeElement) ? document.activeElement.dataset.iri : null;
    const children = Map.groupBy
      ? Map.groupBy(network.nodes, (node) => node.parent)
      : network.nodes.reduce((found, node) => found.set(node.parent, [...(found.get(node.parent) ?? []), node]), new Map());
    const shown = new Map(network.nodes.map((node) => [node.iri, node]));
    const item = (thing, level) => this.item(shown.get(thing.iri) ?? { below: 0, members: 0, ...thing }, level, children);
    const [first, ...others] = network.roots;
    const [listed, more] = [others.map((root) => item(root, 2)), network.moreRoots];
    if (more) listed.push(make("li", { role: "none", class: "row more" }, say("moreTops", { n: more })));
    this.list.replaceChildren(
      ...(first ? [item(first, 1)] : []),
      ...(listed.length ? [this.group("otherTops", listed, others.length + more)] : []),
      ...(network.unlisted.length
        ? [this.group("unlisted", network.unlisted.map((thing) => item(thing, 2)), network.unlisted.length)]
        : []),
    );
    this.select(selected);
    if (focused) this.focus(this.find(focused) ?? this.visible()[0]);
  }

  item(node, level, children) {
    const below = children.get(node.iri) ?? [];
    const can = below.length > 0 || node.members > 0 || Object.keys(node.bases ?? {}).length > 0 || (node.bases ? false : count(node) > 0);
    const rows = below.map((child) => this.item(child, level + 1, children));
    if (node.more) rows.push(this.moreOf(node, level + 1));
    return make(
      "li",
      {
        role: "treeitem",
        "data-iri": node.iri,
        "aria-label": [nameOf(node), nameOf(lookOf(node)), count(node) ? say(onlyRead(node) ? "itemRead" : "item", { n: count(node) }) : ""].filter(Boolean).join(" · "),
        "aria-level": level,
        "aria-expanded": can ? String(below.length > 0) : null,
        tabindex: -1,
      },
      make(
        "div",
        { class: "row" },
        make("span", { class: "twist", "aria-hidden": "true" }, can ? (below.length ? "▾" : "▸") : ""),
        mark(lookOf(node)),
        words(nameOf(node), "name"),
        count(node) || node.members
          ? make("span", { class: onlyRead(node) ? "count read" : "count" }, String(count(node) || node.members))
          : "",
      ),
      rows.length ? make("ul", { role: "group" }, rows) : "",
    );
  }

  moreOf(node, level) {
    const text = say("more", { n: node.more });
    return make(
      "li",
      { role: "treeitem", "data-iri": node.iri, "data-more": true, "aria-label": text, "aria-level": level, tabindex: -1 },
      make("div", { class: "row more" }, text),
    );
  }

  group(key, items, count) {
    this.opened ??= new Set();
    const open = this.opened.has(key);
    return make(
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
  }

  select(iri) {
    for (const item of this.list.querySelectorAll('[aria-selected="true"]')) item.removeAttribute("aria-selected");
    const item = iri && this.find(iri);
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
    this.opened[open ? "add" : "delete"](item.dataset.group);
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
    else if (event.target.closest(".twist") && item.hasAttribute("aria-expanded")) this.calls[open ? "close" : "open"](item.dataset.iri);
    else this.calls.choose(item.dataset.iri);
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
      Enter: () => (item.dataset.group ? this.turn(item, open !== "true") : this.calls.choose(item.dataset.iri)),
      " ": () => acts.Enter(),
    };
    const act = acts[event.key] ?? (event.key.length === 1 && (() => this.typed(event.key, all, at)));
    if (!act) return;
    event.preventDefault();
    act();
  }

  turn(item, open) {
    if (item.dataset.group) this.toggle(item, open);
    else this.calls[open ? "open" : "close"](item.dataset.iri);
  }

  /** Go to the next name that begins with this letter. */
  typed(letter, all, at) {
    const next = [...all.slice(at + 1), ...all.slice(0, at)].find((item) =>
      item.querySelector(".name")?.textContent.toLowerCase().startsWith(letter.toLowerCase()),
    );
    this.focus(next);
  }
}
