// 数: the indicators with their numbers, each drawn on a scale of its own, or all in one table.

import { chart } from "./charts.js";
import { csv } from "./csv.js";
import { link, make, words } from "./dom.js";
import { fetched, reportChoice, reportOf } from "./report.js";

let context = null;
let box = null;
let shown = null; // { report, indicators }
let filter = "";
let order = { column: "", down: false };

export const view = {
  key: "numbers",
  label: "viewNumbers",
  mount(into, given) {
    [box, context] = [into, given];
    box.classList.add("numbers");
  },
  async select(iri) {
    await open();
    for (const one of box.querySelectorAll("[data-iri]")) one.classList.toggle("chosen", one.dataset.iri === iri);
    box.querySelector(".chosen")?.scrollIntoView({ block: "nearest" });
  },
  restore: () => open(),
  speak: () => shown && draw(),
  hide() {},
};

async function open() {
  const report = reportOf(context);
  if (shown && shown.report === report) return;
  const found = await fetched("api/view/numbers", report, { box, context, again: open });
  shown = found && { report, indicators: found[0], reports: found[1].reports };
  if (shown) draw();
}

function draw() {
  const table = context.address.get("as") === "table";
  const tab = (key, on) =>
    make("button", { type: "button", "aria-pressed": String(on), onclick: () => (context.address.set("as", key === "asTable" ? "table" : null), draw()) }, context.say(key));
  const field = make("input", {
    type: "search", value: filter, placeholder: context.say("numbersFilter"), "aria-label": context.say("numbersFilter"), maxlength: 100,
    oninput: (event) => ((filter = event.target.value), fill()),
  });
  box.replaceChildren(
    make(
      "div",
      { class: "bar" },
      make("h2", {}, context.say("numbersTitle")),
      reportChoice(shown.reports, shown.report ?? shown.reports[0]?.iri, context, open),
      make("span", { role: "group" }, tab("asCharts", !table), tab("asTable", table)),
      field,
      make("button", { type: "button", class: "download", onclick: download }, context.say("downloadCsv")),
      make("span", { class: "aside said", role: "status" }),
    ),
    make("p", { class: "aside note" }, context.say("numbersNote")),
    make("div", { class: table ? "sheet-of-numbers" : "charts" }),
  );
  fill();
}

/** Show what passes the filter. */
function fill() {
  const wanted = filter.trim().toLowerCase();
  const passes = ({ zh, en, numbers }) =>
    !wanted || [zh, en, ...numbers.flatMap((n) => [n.figure, n.when, n.heading])].some((text) => text.toLowerCase().includes(wanted));
  const found = shown.indicators.filter(passes);
  box.querySelector(".said").textContent = context.say("shownOf", { n: found.length, of: shown.indicators.length });
  const [, , body] = box.children;
  if (!shown.indicators.length) return body.replaceChildren(make("p", { class: "gap" }, context.say("noNumbers")));
  body.replaceChildren(...(body.classList.contains("charts") ? found.map(figure) : [sheet(found)]));
}

function figure(indicator) {
  return make(
    "figure",
    { "data-iri": indicator.iri },
    make("figcaption", {}, link(indicator, context.choose)),
    chart(indicator.numbers, (number) => context.say(number.role), context.say("noYear")),
    make(
      "ul",
      {},
      indicator.numbers.map((number) =>
        make(
          "li",
          {},
          make("span", { class: `role r-${number.role}` }, context.say(number.role)),
          figureOf(number),
          make("span", { class: "aside" }, number.when || ""),
        ),
      ),
    ),
  );
}

/** A figure as printed; a click opens its sentence in the text. */
const figureOf = (number) =>
  make(
    "button",
    { type: "button", class: "figure", title: number.sentence || number.exact, onclick: () => context.chooseSentence({ report: number.report, start: number.start, end: number.end }) },
    words(number.figure),
  );

// --- the table ---

const COLUMNS = {
  indicator: ({ indicator }) => named(indicator),
  role: ({ number }) => context.say(number.role),
  figure: ({ number }) => number.figure,
  time: ({ number }) => number.when,
  heading: ({ number }) => number.heading,
};
const named = (thing) => (context.language() === "en" && thing.en) || thing.zh;
const sizes = ({ number }) => Number(number.value || number.least || "NaN");

function rows(found) {
  const all = found.flatMap((indicator) => indicator.numbers.map((number) => ({ indicator, number })));
  if (!order.column) return all;
  const compare =
    order.column === "figure"
      ? (a, b) => a.number.unit.localeCompare(b.number.unit, "zh") || (sizes(a) || 0) - (sizes(b) || 0)
      : (a, b) => COLUMNS[order.column](a).localeCompare(COLUMNS[order.column](b), "zh");
  return all.sort((a, b) => (order.down ? -1 : 1) * compare(a, b));
}

function sheet(found) {
  const head = Object.keys(COLUMNS).map((column) =>
    make(
      "th",
      { scope: "col", "aria-sort": order.column !== column ? "none" : order.down ? "descending" : "ascending" },
      make(
        "button",
        { type: "button", onclick: () => ((order = { column, down: order.column === column && !order.down }), fill(), box.querySelector(`[data-column="${column}"]`).focus()), "data-column": column, title: context.say("sortBy", { column: context.say(column) }) },
        context.say(column),
        make("span", { "aria-hidden": "true" }, order.column === column ? (order.down ? " ↓" : " ↑") : ""),
      ),
    ),
  );
  const cells = ({ indicator, number }) =>
    make(
      "tr",
      { "data-iri": indicator.iri },
      make("th", { scope: "row" }, link(indicator, context.choose)),
      make("td", {}, context.say(number.role)),
      make("td", {}, figureOf(number)),
      make("td", {}, number.when),
      make("td", {}, words(number.heading)),
    );
  return make("table", {}, make("thead", {}, make("tr", {}, head)), make("tbody", {}, rows(found).map(cells)));
}

function download() {
  const head = [...Object.keys(COLUMNS).map((column) => context.say(column)), context.say("sentenceColumn"), "start", "end", "IRI"];
  const lines = rows(shown.indicators).map(({ indicator, number }) => [
    ...Object.values(COLUMNS).map((cell) => cell({ indicator, number })),
    number.sentence || number.exact,
    String(number.start),
    String(number.end),
    number.observation,
  ]);
  const url = URL.createObjectURL(new Blob([csv([head, ...lines])], { type: "text/csv;charset=utf-8" }));
  make("a", { href: url, download: "gangmu-numbers.csv" }).click();
  setTimeout(() => URL.revokeObjectURL(url), 1000);
}
