// The page at /sparql: the SPARQL view by itself.

import { address } from "./address.js";
import * as query from "./address.js";
import { ask } from "./ask.js";
import { view } from "./sparql-view.js";
import { firstLanguage, language, say, setLanguage } from "./words.js";

const speak = (lang) => {
  setLanguage(lang);
  document.title = `SPARQL · ${say("title")}`;
};

speak(query.get("lang") ?? firstLanguage());
view.mount(document.getElementById("sparql"), {
  choose: (iri) => location.assign(`./${address(iri)}`),
  say,
  language,
  address: { get: query.get, set: query.set },
  ask,
});
document.getElementById("lang").addEventListener("click", () => (speak(language() === "zh" ? "en" : "zh"), view.speak()));
addEventListener("popstate", () => view.restore());
