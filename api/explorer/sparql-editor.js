// The editor: a textarea with its colours behind it, and completion of prefixes, classes, properties and names.

import { make } from "./dom.js";

const TOKEN = /(?<comment>#[^\n]*)|(?<iri><[^<>\s]*>)|(?<string>"(?:[^"\\\n]|\\.)*"(?:@[\w-]+)?|'(?:[^'\\\n]|\\.)*')|(?<variable>[?$][\w\u0080-\uffff]+)|(?<name>[\w-]*:[\w\u0080-\uffff-]*)|(?<word>\b[A-Za-z]+\b)/g;
const KEYWORDS = new Set(
  "SELECT DISTINCT REDUCED WHERE FILTER OPTIONAL UNION MINUS GRAPH VALUES BIND AS GROUP BY HAVING ORDER ASC DESC LIMIT OFFSET ASK CONSTRUCT DESCRIBE FROM NAMED PREFIX BASE EXISTS NOT IN COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT SEPARATOR LANG STR REGEX CONTAINS STRSTARTS STRENDS COALESCE IF BOUND SUBSTR STRLEN UNDEF a".split(" "),
);
const PREFIXES = ["gm:", "skos:", "rdfs:", "rdf:", "xsd:", "dcterms:", "prov:", "nif:", "schema:", "owl:", "sh:", "void:"];
const TERMS = "SELECT DISTINCT ?t ?zh ?en { ?t a ?k ; rdfs:label ?zh, ?en . FILTER(STRSTARTS(STR(?t), STR(gm:)) && LANG(?zh) = 'zh' && LANG(?en) = 'en') } ORDER BY ?t";
const MOST = 12;

export class Editor {
  constructor(context, run) {
    this.context = context;
    this.run = run;
    this.known = null; // the vocabulary, when it has come
    this.offers = [];
    this.at = -1;
  }

  draw(query, label) {
    this.colours = make("pre", { "aria-hidden": "true" });
    this.list = make("ul", { id: "offers", role: "listbox", hidden: true });
    this.field = make("textarea", {
      id: "query", name: "query", spellcheck: "false", autocapitalize: "off", autocomplete: "off", "aria-describedby": "help", "aria-label": label,
      role: "combobox", "aria-autocomplete": "list", "aria-controls": "offers", "aria-expanded": "false",
      oninput: () => (this.paint(), this.offer()), onscroll: () => this.follow(), onkeydown: (event) => this.key(event), onblur: () => setTimeout(() => this.close(), 150),
    });
    this.field.value = query;
    this.paint();
    return make("div", { class: "editor" }, this.colours, this.field, this.list);
  }

  get value() {
    return this.field.value;
  }

  set value(text) {
    this.field.value = text;
    this.paint();
    this.close();
  }

  /** Write the text again in colours, behind the one that is edited. */
  paint() {
    const text = this.field.value;
    const pieces = [];
    let end = 0;
    for (const match of text.matchAll(TOKEN)) {
      const [kind] = Object.entries(match.groups).find(([, value]) => value != null);
      if (kind === "word" && !KEYWORDS.has(match[0].toUpperCase()) && match[0] !== "a") continue;
      pieces.push(text.slice(end, match.index), make("span", { class: `t-${kind}` }, match[0]));
      end = match.index + match[0].length;
    }
    this.colours.replaceChildren(...pieces, text.slice(end), "\n");
    this.follow();
  }

  follow() {
    this.colours.scrollTop = this.field.scrollTop;
    this.colours.scrollLeft = this.field.scrollLeft;
  }

  key(event) {
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return event.preventDefault(), this.close(), this.run();
    if (this.list.hidden) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step) return event.preventDefault(), this.mark((this.at + step + this.offers.length) % this.offers.length);
    if ((event.key === "Enter" || event.key === "Tab") && this.at >= 0) return event.preventDefault(), this.take(this.offers[this.at]);
    if (event.key === "Escape") return event.preventDefault(), this.close();
  }

  /** What is being written: from the last blank or sign to where one writes. */
  get begun() {
    const before = this.value.slice(0, this.field.selectionStart);
    return /[\w\u0080-\uffff:-]+$/.exec(before)?.[0] ?? "";
  }

  async offer() {
    const begun = this.begun;
    if (begun.length < 2) return this.close();
    this.known ??= this.read();
    const vocabulary = await this.known;
    const names = /[\u0080-\uffff]/.test(begun) ? await this.names(begun) : [];
    if (begun !== this.begun) return; // one has written on
    const small = begun.toLowerCase().replace(/^gm:/, "");
    const found = vocabulary.filter(({ text, note }) => text.toLowerCase().includes(small) || note.includes(begun));
    found.sort((a, b) => b.text.toLowerCase().startsWith(`gm:${small}`) - a.text.toLowerCase().startsWith(`gm:${small}`));
    this.open([...PREFIXES.filter((one) => one.startsWith(begun)).map((text) => ({ text, note: "" })), ...names, ...found].slice(0, MOST));
  }

  async read() {
    try {
      const response = await fetch("sparql", { method: "POST", headers: { Accept: "application/sparql-results+json", "Content-Type": "application/sparql-query" }, body: TERMS });
      const rows = (await response.json()).results.bindings;
      return rows.map(({ t, zh, en }) => ({ text: t.value.replace("https://w3id.org/gangmu/ontology#", "gm:"), note: `${zh.value} ${en.value}` }));
    } catch {
      return [];
    }
  }

  async names(begun) {
    try {
      const hits = await this.context.ask("api/search", { q: begun, limit: 5 });
      return hits.map(({ iri, zh }) => ({ text: `<${iri}>`, note: zh }));
    } catch {
      return [];
    }
  }

  open(offers) {
    this.offers = offers;
    if (!offers.length) return this.close();
    this.list.replaceChildren(
      ...offers.map((offer, i) =>
        make("li", { id: `offer-${i}`, role: "option", "aria-selected": "false", onmousedown: (event) => (event.preventDefault(), this.take(offer)) }, make("bdi", {}, offer.text), make("span", { class: "aside" }, offer.note)),
      ),
    );
    this.list.hidden = false;
    this.field.setAttribute("aria-expanded", "true");
    this.mark(0);
  }

  mark(at) {
    this.at = at;
    [...this.list.children].forEach((one, i) => one.setAttribute("aria-selected", String(i === at)));
    this.field.setAttribute("aria-activedescendant", `offer-${at}`);
  }

  take({ text }) {
    const end = this.field.selectionStart;
    this.field.setRangeText(text, end - this.begun.length, end, "end");
    this.close();
    this.paint();
  }

  close() {
    this.at = -1;
    if (!this.list) return;
    this.list.hidden = true;
    this.field.setAttribute("aria-expanded", "false");
    this.field.removeAttribute("aria-activedescendant");
  }

  /** Put the caret at the beginning of a line (from 1). */
  goTo(line) {
    const start = this.value.split("\n").slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    const end = this.value.indexOf("\n", start);
    this.field.focus();
    this.field.setSelectionRange(start, end < 0 ? this.value.length : end);
  }
}
