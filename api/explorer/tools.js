// The row over the picture: layout, how far around the chosen thing one looks, filters, saving.

import { ask } from "./ask.js";
import { fill } from "./filters.js";
import { make } from "./dom.js";
import { save } from "./saving.js";
import { LAYOUTS, filtered } from "./wanted.js";
import { nameOf, say } from "./words.js";

/** Fills `row`; `change(values)` changes what is wanted of the network. */
export class Tools {
  constructor(row, { context, change, state, picture }) {
    Object.assign(this, { row, context, change, state, picture, counted: null, rings: [] });
    document.addEventListener("click", (event) => this.shutOthers(event.target));
    row.addEventListener("keydown", (event) => event.key === "Escape" && this.shutOthers(null));
  }

  show() {
    const { now } = this.state;
    if (!now) return;
    const open = this.row.querySelector("details[open]")?.dataset.menu;
    const focused = this.row.contains(document.activeElement) ? document.activeElement.dataset.tool : null;
    if (open === "filters") return void this.update();
    this.row.replaceChildren(this.layout(now), this.range(now), this.menu("filters", "filters", filtered(now), (box) => fill(box, this)), this.table(now), this.menu("save", "savePictureAs", false, (box) => this.saving(box)));
    if (focused) this.row.querySelector(`[data-tool="${focused}"]`)?.focus();
    this.count();
  }

  update() {
    this.row.querySelector(".range")?.replaceWith(this.range(this.state.now));
    this.row.querySelector('[data-menu="filters"]').classList.toggle("on", filtered(this.state.now));
  }

  layout(now) {
    const select = make(
      "select",
      { "data-tool": "layout", onchange: () => this.change({ layout: select.value, ...(select.value === "theme" ? { around: null } : {}) }) },
      LAYOUTS.map((key) => make("option", { value: key, selected: key === now.layout }, say(`layout_${key}`))),
    );
    return make("label", {}, say("layout"), select);
  }

  /** The whole network, or what lies one to three links around the chosen thing, with counts before opening. */
  range(now) {
    const centre = now.around ?? this.state.selected;
    const button = (depth, text, pressed, title) =>
      make(
        "button",
        {
          type: "button", "data-tool": `range-${depth}`, "data-depth": depth, "aria-pressed": String(pressed), title,
          disabled: depth > 0 && !centre,
          onclick: () => this.change(depth ? { around: centre, depth, layout: this.state.now.layout === "theme" ? "radial" : this.state.now.layout } : { around: null }),
        },
        text,
      );
    return make(
      "div",
      { class: "range", role: "group", "aria-label": say("range") },
      button(0, say("whole"), !now.around, say("wholeLong")),
      [1, 2, 3].map((depth) => button(depth, [say(`around${depth}`), this.counting(depth)], Boolean(now.around) && now.depth === depth, centre ? say("aroundLong", { n: depth }) : say("aroundFirst"))),
    );
  }

  table(now) {
    return make("button", { type: "button", "data-tool": "table", "aria-pressed": String(now.table), onclick: () => this.change({ table: !now.table }) }, say("linksTable"));
  }

  counting(depth) {
    const n = this.rings.slice(0, depth).flatMap((ring) => Object.values(ring)).reduce((sum, n) => sum + n, 0);
    return this.rings.length && this.counted === (this.state.now.around ?? this.state.selected) ? make("b", {}, String(n)) : "";
  }

  async count() {
    const centre = this.state.now.around ?? this.state.selected;
    if (!centre || centre === this.counted) return;
    this.counted = centre;
    this.rings = [];
    try {
      this.rings = await ask("api/around/counts", { iri: centre });
    } catch {
      return; // the buttons work without their figures
    }
    if (this.counted === centre) this.row.querySelector(".range")?.replaceWith(this.range(this.state.now));
  }

  menu(key, label, on, opened) {
    const box = make("div", { class: "menu" });
    const details = make("details", { "data-menu": key, class: on ? "on" : null }, make("summary", { "data-tool": key }, say(label)), box);
    details.addEventListener("toggle", () => details.open && opened(box));
    return details;
  }

  saving(box) {
    const name = this.named();
    const kept = (kind) => save(this.picture, kind, name, name);
    box.replaceChildren(...["svg", "png"].map((kind) => make("button", { type: "button", "data-save": kind, onclick: () => kept(kind) }, say(`save_${kind}`))));
  }

  named() {
    const { found, selected, now } = this.state;
    const node = found.nodes.find((one) => one.iri === (now.around ?? selected ?? found.root)) ?? found.nodes[0];
    return [node && nameOf(node), found.reports.length === 1 ? nameOf(found.reports[0]) : ""].filter(Boolean).join(" · ");
  }

  shutOthers(target) {
    for (const details of this.row.querySelectorAll("details[open]")) if (!target || !details.contains(target)) {
      if (!target && details.contains(document.activeElement)) details.querySelector("summary").focus();
      details.open = false;
    }
  }
}
