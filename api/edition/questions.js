// Stands in for the page's questions.js: only those questions are offered to which the file holds an answer.

import { questionsOf } from "./offline.js";
import { language } from "./words.js";

export const forms = (thing) => questionsOf(thing.iri, language());

export const asksSomething = (text) => /[?？]|哪|什么|谁|多少|几[个项条]|怎[么样]|是否|有没有|吗$|^(which|what|who|where|when|how|does|is|are)\b/i.test(text);

/** Names inside a question that is only begun are not looked for here. */
export const nameIn = () => null;
