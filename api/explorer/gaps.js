// 缺: what the report announces and leaves open, list by list; each row opens the thing.

import { link, make, mark, words } from "./dom.js";
import { lookOf, setLooks } from "./looks.js";
import { fetched, reportChoice, reportOf } from "./report.js";

const FIRST = 12;
let context = null;
let box = null;
let shown = null;
const whole = new Set(); // the lists that are shown to their end

export const view = {
  key: "gaps",
  label: "viewGaps",
  mount(into, given) {
    [box, context] = [into, given];
    box.classList.add("gaps");
  },
  async select(iri) {
    await open();
    for (const one of box.querySelectorAll("[data-iri]")) one.classList.toggle("chosen", one.dataset.iri === iri);
  },
  restore: () => open(),
  speak: () => shown && draw(),
  hide() {},
};

async function open() {
  const report = reportOf(context);
  if (shown && (report ? shown.report === report : shown.first)) return;
  const found = await fetched("api/view/gaps", report, { box, context, again: open });
  shown = null;
  if (!found) return;
  const [gaps, network] = found;
  setLooks(network);
  shown = { ...gaps, reports: network.reports, first: !report };
  draw();
}

function draw() {
  const { unlisted, goals, projects, targets, themes } = shown;
  box.replaceChildren(
    make("div", { class: "top" }, make("h2", {}, context.say("gapsTitle")), reportChoice(shown.reports, shown.report, context, open)),
    make("p", { class: "aside note" }, context.say("gapsNote")),
    list("gapUnlisted", unlisted, ({ note }) => (note ? context.say("gapCounts", { note }) : "")),
    list("gapGoals", goals, ({ note }) => context.say(note && note !== "0" ? "gapRead" : "gapReadNone", { note })),
    list("gapProjects", projects, ({ note }) => (note ? context.say(note) : "")),
    list("gapTargets", targets, ({ note }) => note),
    make("section", {}, make("h3", {}, context.say("gapThemes"), total(themes.reduce((sum, one) => sum + one.links, 0))), make("ul", {}, themes.map(theme))),
  );
}

const total = (n) => make("span", { class: "count" }, String(n));

/** A list that is cut says so, and can be shown to its end. */
function list(title, gaps, note) {
  const all = whole.has(title);
  const rows = (all ? gaps : gaps.slice(0, FIRST)).map((gap) =>
    make(
      "li",
      { "data-iri": gap.iri },
      lookOf(gap) ? mark(lookOf(gap)) : "",
      make("span", { class: "what" }, link(gap, context.choose), gap.quote ? make("q", {}, words(gap.quote)) : ""),
      make("span", { class: "count" }, note(gap)),
    ),
  );
  const more =
    gaps.length > FIRST
      ? make(
          "button",
          { type: "button", onclick: () => (whole[all ? "delete" : "add"](title), draw()) },
          all ? context.say("showFewer", { n: FIRST }) : context.say("showAll", { n: gaps.length }),
        )
      : "";
  return make("section", {}, make("h3", {}, context.say(title), total(gaps.length)), rows.length ? make("ul", {}, rows) : make("p", { class: "aside" }, context.say("gapNone")), more);
}

function theme({ zh, en, links, things }) {
  return make(
    "li",
    {},
    make("span", { class: "what" }, context.language() === "en" ? en : zh),
    make("span", { class: "count read" }, context.say("gapLinks", { n: links, m: things })),
  );
}
