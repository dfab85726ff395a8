// What can be asked of a thing, by what it is; and the name inside a question that somebody begins to type.

import { lookOf } from "./looks.js";
import { language, nameOf } from "./words.js";

const SERVE = { zh: "哪些项目服务{}？", en: "Which projects serve {}?" };
const PARTS = { zh: "{}包括哪些内容？", en: "What does {} consist of?" };
const SERVES = { zh: "{}服务于什么？", en: "What does {} serve?" };
const LEADS = { zh: "谁牵头{}？", en: "Who leads {}?" };
const WHERE = { zh: "{}在哪里？", en: "Where is {}?" };
const HERE = { zh: "{}有哪些项目？", en: "Which projects are in {}?" };
const DOES = { zh: "{}牵头哪些项目？", en: "Which projects does {} lead?" };
const GOAL = { zh: "{}的目标是多少？", en: "What is the target for {}?" };
const NOW = { zh: "{}现在是多少？", en: "What is {} now?" };

const ASKED = {
  slogan: [SERVE, PARTS],
  goal: [SERVE, PARTS],
  strategy: [SERVE],
  project: [SERVES, LEADS, WHERE],
  element: [SERVE],
  indicator: [GOAL, NOW],
  actor: [DOES],
  place: [HERE],
  other: [],
};
const ALL = [SERVE, PARTS, SERVES, LEADS, WHERE, HERE, DOES, GOAL, NOW];
const WORDS = /[?？]|哪|什么|谁|多少|几[个项条]|怎[么样]|是否|有没有|吗$|^(which|what|who|where|when|how|does|is|are)\b/i;

const filled = (form, name) => form[language()].replace("{}", name);

/** The questions that can be asked of a thing, in the reader's language. */
export const forms = (thing) => ASKED[lookOf(thing).group].map((form) => filled(form, nameOf(thing)));

/** Whether words read like a question. */
export const asksSomething = (text) => WORDS.test(text);

/** The name that stands in a question of one of the forms, perhaps only begun, and how to say the form with a name. */
export function nameIn(text) {
  for (const form of ALL) {
    const [before] = form[language()].split("{}");
    if (!before || text.length <= before.length || !text.toLowerCase().startsWith(before.toLowerCase())) continue;
    const name = text.slice(before.length).replace(/^[于“"]|[”"?？。]+$/g, "").trim();
    if (name) return { name, form: (whole) => filled(form, whole) };
  }
  return null;
}
