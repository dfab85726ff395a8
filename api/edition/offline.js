// The server's part: answers to what the page asks, from what the file holds.

import { WORDS } from "./offline-words.js";

let content = null;
let points = [];

export function open(given) {
  content = given;
  points = Array.from(given.reading.text);
}

export const opening = () => content.lang;
export const questionsOf = (iri, lang) => content.questions[lang][iri] ?? [];
export const words = (key, lang, fill = {}) => WORDS[lang][key].replace(/\{(\w+)\}/g, (_, name) => String(fill[name] ?? ""));

/** The answer to a question of the page; undefined for what this file cannot know. */
export function answer(path, parameters, lang) {
  const { iri, q } = parameters;
  switch (path) {
    case "api/network": return network(parameters, lang);
    case "api/tree": return tree([parameters.open ?? []].flat(), parameters.show);
    case "api/thing": return content.things[iri] && long(content.things[iri]);
    case "api/search": return search(q, parameters.limit ?? 20);
    case "api/view/reading": return known(parameters.report) && content.reading;
    case "api/view/numbers": return known(parameters.report) && content.numbers;
    case "api/view/gaps": return known(parameters.report) && content.gaps;
    case "ask": return asked(q, lang);
    default: return undefined;
  }
}

const known = (report) => !report || report === content.reading.report;

/** What was written short, in words again: a quote is the text at its place, a sentence one of the text. */
function long(value) {
  if (Array.isArray(value)) return value.map(long);
  if (!value || typeof value !== "object") return value;
  const found = Object.fromEntries(Object.entries(value).map(([key, one]) => [key, long(one)]));
  for (const key of ["exact", "quote"]) if (found[key] === 0) found[key] = points.slice(found.start, found.end).join("");
  if (typeof found.sentence === "number") found.sentence = points.slice(...content.reading.sentences[found.sentence]).join("").replaceAll("\n", "");
  return found;
}

/** The picture in which what was opened last is open; what is hidden is left out with all that hangs on it there. */
function network({ open = [], show = null, hide = [], room = "wide" }, lang) {
  const pictures = content.pictures[`${lang} ${room}`];
  const opened = [open].flat();
  const last = opened.findLast((iri) => pictures[iri]);
  const key = show == null ? last : opened.includes(show) && pictures[show] ? show : pictures[show] && !content.under[show] ? show : (content.under[show] ?? last);
  const picture = pictures[key] ?? pictures[""];
  const hidden = new Set([hide].flat().flatMap((one) => content.head.looks.find(({ group }) => group === one)?.kinds ?? [one]));
  const shown = new Map();
  for (const [at, above, ...placed] of picture.nodes) {
    const parent = above < 0 ? null : content.nodes[above].iri;
    const node = { ...content.nodes[at], parent, ...Object.fromEntries(content.placed.map((name, i) => [name, placed[i]])) };
    if (parent === null || (!hidden.has(node.kind) && shown.has(parent))) shown.set(node.iri, node);
  }
  const edges = content.edges.filter(({ parent, child, basis }) => shown.has(parent) && shown.has(child) && !hidden.has(basis)).map(long);
  return { ...content.head, root: picture.root, rings: picture.rings, leftOut: picture.leftOut, nodes: [...shown.values()], edges };
}

/** The outline, with what is opened in it; a thing that hangs in several places stands in the first that is open. */
function tree(opened, show) {
  const open = new Set(opened);
  for (let at = content.under[show]; at && !open.has(at); at = content.under[at]) open.add(at);
  const { entries, children, first, unlisted } = content.tree;
  const seen = new Set(entries.map(({ iri }) => iri));
  const found = [];
  const add = (entry) => {
    const below = !entry.open && open.has(entry.iri) ? (children[entry.iri] ?? []).filter(({ iri }) => !seen.has(iri)) : [];
    found.push({ ...entry, open: entry.open || open.has(entry.iri) });
    below.forEach(({ iri }) => seen.add(iri));
    for (const one of below) add({ ...one, level: entry.level + 1, open: false });
  };
  entries.forEach(add);
  return { entries: found, first, unlisted, moreRoots: 0, moreUnlisted: 0 };
}

const plain = (text) => (text ?? "").normalize("NFKC").toLowerCase().replace(/[\s“”‘’"'《》〈〉（）()?？。，,、！!：:]/g, "");

function search(typed, limit) {
  const wanted = plain(typed);
  const rank = ({ zh, en }) => {
    const at = [zh, en].map(plain).map((name) => (name === wanted ? 0 : name.startsWith(wanted) ? 1 : name.includes(wanted) ? 2 : 3));
    return Math.min(...at);
  };
  const things = Object.values(content.things).map(({ thing }) => ({ thing, at: wanted ? rank(thing) : 3 })).filter(({ at }) => at < 3);
  things.sort((a, b) => a.at - b.at || a.thing.zh.length - b.thing.zh.length || (a.thing.iri < b.thing.iri ? -1 : 1));
  return things.slice(0, limit).map(({ thing, at }) => ({ ...thing, name: "", how: at ? "part" : "same" }));
}

/** The answer to one of the questions that were asked when the file was made; all others are refused, and nothing is guessed. */
function asked(question, lang) {
  const wanted = plain(question);
  for (const one of [lang, "zh", "en"]) {
    const exact = Object.keys(content.answers[one]).find((known) => plain(known) === wanted);
    if (exact) return { ...long(content.answers[one][exact]), question };
  }
  const near = nearest(wanted, lang);
  return {
    question, lang, kind: "refused", reason: "edition", relation: "", sparql: "", cut: 0, snapshot: "",
    text: words("refused", lang, { n: Object.keys(content.answers[lang]).length }) + (near.length ? words("near", lang) : ""),
    about: [], rows: [], counts: [], known: [], candidates: [], related: near.map((known) => ({ question: known })),
  };
}

const MOST = 6;

/** The questions that share most pairs of neighbouring signs with what was asked. */
function nearest(wanted, lang) {
  const pairs = (text) => new Set(Array.from(text, (sign, i) => text.slice(i, i + 2)).filter((pair) => pair.length === 2));
  const own = pairs(wanted);
  const scored = Object.keys(content.answers[lang]).map((known) => {
    const its = pairs(plain(known));
    const common = [...its].filter((pair) => own.has(pair)).length;
    return { known, score: common / (own.size + its.size - common || 1) };
  });
  return scored.filter(({ score }) => score > 0.12).sort((a, b) => b.score - a.score).slice(0, MOST).map(({ known }) => known);
}

/** What the file says of itself. */
export const about = (lang) =>
  words("about", lang, { title: content.title, n: Object.keys(content.answers[lang]).length }) +
  (content.leftOut ? words("others", lang, { n: content.leftOut }) : "") +
  (content.unasked ? words("unasked", lang, { n: content.unasked }) : "");
