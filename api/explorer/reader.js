// 文: the report as one reads it, with the words that speak of a thing marked; one sentence can be singled out and cited.

import { lengthened } from "./address.js";
import { mark as shape, make, words } from "./dom.js";
import { lookOf, setLooks } from "./looks.js";
import { reportChoice } from "./report.js";
import { paragraphs, silent } from "./runs.js";

let context = null;
let box = null;
let page = null; // what is read now: { reading, elements by thing, elements by sentence, sentences without a mark }
let wanted = null; // the thing that is selected
let turn = 0; // which of its places was looked at last
let lastAt = null; // the sentence that was in the address then

export const view = {
  key: "text",
  label: "viewText",
  mount(into, given) {
    [box, context] = [into, given];
    box.classList.add("reader");
  },
  async select(iri) {
    const at = context.address.get("at");
    if (iri && wanted !== iri && at && at === lastAt) context.address.set("at", null, { follows: true }); // it was about another thing
    lastAt = context.address.get("at");
    wanted = iri;
    turn = 0;
    await open();
    light();
    single(false);
    if (iri && !lastAt) step(0);
  },
  async restore() {
    await open();
    lastAt = context.address.get("at");
    single(true);
  },
  speak: () => page && draw(page.reading),
  hide() {},
};

/** Show the report of the address, or else the one that is shown already, or else the first. */
async function open() {
  const report = context.sentence()?.report ?? lengthened(context.address.get("report")) ?? null;
  if (page && (report ? page.reading.report === report : page.first)) return;
  box.replaceChildren(make("p", { class: "aside page" }, context.say("loading")));
  try {
    const [reading, reports] = await Promise.all([
      context.ask("api/view/reading", { report }),
      context.ask("api/network").then((network) => (setLooks(network), network.reports)),
    ]);
    draw({ ...reading, reports });
    page.first = !report;
  } catch (error) {
    if (error.name === "AbortError") return;
    if (!error.sentence) throw error;
    page = null;
    box.replaceChildren(
      make("p", { class: "gap page" }, error.fill.status === 404 ? context.say("noText") : error.sentence),
      make("button", { type: "button", onclick: () => (context.address.set("at", null), context.address.set("report", null), view.restore()) }, context.say("retry")),
    );
  }
}

function draw(reading) {
  page = { reading, places: new Map(), sentences: new Map(), silent: silent(reading) };
  const article = make("article", { lang: "zh", "aria-label": reading.title });
  article.append(...paragraphs(reading).map(paragraph));
  article.addEventListener("click", clicked);
  article.addEventListener("keydown", moved);
  box.replaceChildren(bar(), article, make("aside", { class: "cite", hidden: true, "aria-live": "polite" }));
  box.classList.toggle("bare", context.address.get("unmarked") === "1");
  const first = article.querySelector(".m");
  if (first) first.tabIndex = 0;
  light();
  single(true);
}

/** What stands above the text: which report, find, unmarked sentences, and the places of what is selected. */
function bar() {
  const { reading } = page;
  const find = make("input", {
    type: "search", class: "find", placeholder: context.say("findInText"), "aria-label": context.say("findInText"), maxlength: 100,
    onkeydown: (event) => event.key === "Enter" && seek(event.target.value.trim(), event.shiftKey ? -1 : 1),
  });
  const unmarked = make(
    "button",
    {
      type: "button", "aria-pressed": String(context.address.get("unmarked") === "1"),
      onclick: ({ currentTarget }) => {
        const on = box.classList.toggle("bare");
        currentTarget.setAttribute("aria-pressed", String(on));
        context.address.set("unmarked", on ? "1" : null);
      },
    },
    context.say("unmarked", { n: page.silent.size, of: reading.sentences.length }),
  );
  return make(
    "div",
    { class: "bar" },
    reportChoice(reading.reports, reading.report, context, view.restore),
    find,
    unmarked,
    make("span", { class: "places", role: "status" }),
  );
}

/** One paragraph or heading, made of sentences, made of runs. */
function paragraph({ heading, sentences }) {
  const tag = heading ? `h${Math.min(heading.level + 1, 6)}` : "p";
  return make(tag, { class: heading ? `k-${heading.kind}` : null }, sentences.map(sentence));
}

/** A sentence, or the part of one that stands on this line; bullets and other signs of the file belong to none. */
function sentence({ index, runs }) {
  if (index === null) return make("span", { class: "signs" }, runs.map(run));
  const element = make("span", { class: `s${page.silent.has(index) ? " silent" : ""}`, "data-at": page.reading.sentences[index].join("-") }, runs.map(run));
  if (!page.sentences.has(index)) page.sentences.set(index, []);
  page.sentences.get(index).push(element);
  return element;
}

function run({ text, marks }) {
  if (!marks.length) return text;
  const things = page.reading.things;
  const [inner] = marks;
  const thing = things[inner.thing];
  const look = lookOf(thing);
  const element = make("span", { class: `m m-${look?.shape ?? "page"}${inner.by === "model" ? " model" : ""}`, role: "link", tabindex: -1 }, text);
  element.style.setProperty("--kind", look?.colour ?? "#8a8378");
  element.title = `${look ? named(look) : ""} · ${named(thing)}`;
  element.dataset.thing = inner.thing;
  for (const { thing: at } of marks) {
    const { iri } = things[at];
    if (!page.places.has(iri)) page.places.set(iri, []);
    page.places.get(iri).push(element);
  }
  return element;
}

const named = (thing) => (context.language() === "en" && thing.en) || thing.zh;

function clicked(event) {
  const mark = event.target.closest(".m");
  const sentence = event.target.closest(".s[data-at]");
  if (sentence && !String(getSelection())) {
    const [start, end] = sentence.dataset.at.split("-").map(Number);
    context.address.set("at", `${brief(page.reading.report)}~${start}-${end}`);
    single(false);
  }
  if (mark) context.choose(page.reading.things[mark.dataset.thing].iri);
}

/** Arrow keys go from mark to mark, Enter chooses. */
function moved(event) {
  const all = [...event.currentTarget.querySelectorAll(".m")];
  const at = all.indexOf(document.activeElement);
  if (at < 0) return;
  if (event.key === "Enter") return void document.activeElement.click();
  const to = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1 }[event.key];
  if (to == null || !all[to]) return;
  event.preventDefault();
  document.activeElement.tabIndex = -1;
  all[to].tabIndex = 0;
  all[to].focus();
}

/** Light up all places of the selected thing, and say how many there are. */
function light() {
  if (!page) return;
  for (const lit of box.querySelectorAll(".lit")) lit.classList.remove("lit", "now");
  const places = spots();
  places.flat().forEach((element) => element.classList.add("lit"));
  const said = box.querySelector(".places");
  said.replaceChildren(
    ...(wanted
      ? places.length
        ? [
            make("span", {}, context.say("placesOf", { n: places.length })),
            make("button", { type: "button", onclick: () => step(-1), "aria-label": context.say("previous") }, "↑"),
            make("button", { type: "button", onclick: () => step(1), "aria-label": context.say("next") }, "↓"),
          ]
        : [make("span", {}, context.say("noPlaces"))]
      : [legend()]),
  );
}

/** The places of the selected thing: the runs of each stand together. */
function spots() {
  const runs = page.places.get(wanted) ?? [];
  const places = [];
  for (const element of runs) {
    const last = places.at(-1)?.at(-1);
    if (last && last.nextSibling === element) places.at(-1).push(element);
    else places.push([element]);
  }
  return places;
}

function step(by) {
  const places = page ? spots() : [];
  if (!places.length) return;
  turn = (turn + by + places.length) % places.length;
  for (const now of box.querySelectorAll(".now")) now.classList.remove("now");
  places[turn].forEach((element) => element.classList.add("now"));
  look(places[turn][0]);
}

function legend() {
  const kinds = new Map(page.reading.things.map((thing) => [lookOf(thing)?.zh, lookOf(thing)]));
  return make("span", { class: "legend" }, [...kinds.values()].filter(Boolean).map((one) => make("span", {}, shape(one), named(one))));
}

/** Single out the sentence of the address, and offer to cite it. */
function single(scroll) {
  for (const old of box.querySelectorAll(".single")) old.classList.remove("single");
  const aside = box.querySelector(".cite");
  const asked = context.sentence();
  if (!page || !asked || asked.report !== page.reading.report) return aside && (aside.hidden = true);
  const found = page.reading.sentences.flatMap(([start, end], index) => (start < asked.end && asked.start < end ? page.sentences.get(index) : []));
  aside.hidden = false;
  if (!found.length) return aside.replaceChildren(make("p", {}, context.say("noSentence")));
  found.forEach((element) => element.classList.add("single"));
  if (scroll) look(found[0]);
  aside.replaceChildren(...citation(asked));
}

function citation({ start, end }) {
  const { text, title, cited } = page.reading;
  const quote = Array.from(text).slice(start, end).join("").trim();
  const place = location.href;
  const day = new Date().toISOString().slice(0, 10);
  const forms = {
    copyQuote: `“${quote}”（《${title}》，${context.say("characters", { start, end })}）`,
    copyCitation: `${cited.author}. ${title}[${cited.type}]. ${cited.year ? `${cited.year}: ` : ""}第${start}—${end}字[${day}]. ${place}.`,
    copyLink: place,
  };
  const buttons = Object.entries(forms).map(([key, form]) =>
    make("button", { type: "button", onclick: (event) => copy(form, event.currentTarget) }, context.say(key)),
  );
  const close = make(
    "button",
    { type: "button", class: "close", "aria-label": context.say("close"), onclick: () => (context.address.set("at", null), single(false)) },
    "×",
  );
  return [make("blockquote", {}, words(quote)), make("p", { class: "aside" }, context.say("characters", { start, end })), make("div", { class: "acts" }, buttons), close];
}

async function copy(text, button) {
  const before = button.textContent;
  try {
    await navigator.clipboard.writeText(text);
    button.textContent = context.say("copied");
  } catch {
    const field = make("textarea", { readonly: true }, text); // no clipboard here (plain http): let the reader copy it
    box.querySelector(".cite textarea")?.remove();
    button.closest(".acts").after(field);
    field.select();
    button.textContent = context.say("copyByHand");
  }
  setTimeout(() => (button.textContent = before), 2500);
}

/** Find words in the text, from the sentence that was found last. */
function seek(wantedWords, by) {
  if (!wantedWords) return;
  const hits = [...page.sentences.values()].filter((pieces) => pieces.map((piece) => piece.textContent).join("").includes(wantedWords));
  const said = box.querySelector(".places");
  const now = hits.findIndex(([piece]) => piece.classList.contains("found"));
  for (const old of box.querySelectorAll(".found")) old.classList.remove("found");
  if (!hits.length) return said.replaceChildren(context.say("notInText", { words: wantedWords }));
  const at = now < 0 ? (by > 0 ? 0 : hits.length - 1) : (now + by + hits.length) % hits.length;
  hits[at].forEach((piece) => piece.classList.add("found"));
  said.replaceChildren(context.say("foundInText", { n: hits.length, at: at + 1 }));
  look(hits[at][0]);
}

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const look = (element) => element.scrollIntoView({ block: "center", behavior: calm.matches ? "auto" : "smooth" });
const brief = (iri) => iri.replace("https://w3id.org/gangmu/id/", "");
