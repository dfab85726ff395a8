// The words of the views beside the network (文, 数, 缺, SPARQL); merged into those of words.js.

export const VIEW_WORDS = { zh: {}, en: {} };
