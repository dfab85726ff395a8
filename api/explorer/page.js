// The first page: one selection, shown in the picture, in the list, on the card and in the address.

import { address, addressed } from "./address.js";
import { Trouble, ask } from "./ask.js";
import { card, counts } from "./card.js";
import { link, make, mark, stroke, words } from "./dom.js";
import { count, lineOf, looksKnown, lookOf, onlyRead, setLooks } from "./looks.js";
import { Picture } from "./map.js";
import { searching } from "./search.js";
import { Tree } from "./tree.js";
import { firstLanguage, language, nameOf, say, setLanguage } from "./words.js";

const at = (id) => document.getElementById(id);
const narrow = matchMedia("(max-width: 760px)");

const state = { root: null, open: new Set(), selected: null, network: null };
const picture = new Picture(at("network"), { choose });
const tree = new Tree(at("tree"), {
  choose,
  open: (iri) => load({ open: iri, look: iri }),
  close: (iri) => (state.open.delete(iri), load({ root: state.root })),
});

at("network").picture = picture; // for tests

let loading = null;
let reading = null;

/** Ask for the network and show it; `show` names a thing to bring into view, `open` one to open. */
async function load({ root = state.root, open = null, show = null, look = null, first = false } = {}) {
  loading?.abort();
  loading = new AbortController();
  if (open) state.open.add(open);
  const asked = {
    root: show ? null : root,
    show,
    open: [...state.open],
    lang: language(),
    aspect: picture.aspect.toFixed(2),
    room: at("network").clientWidth < 600 ? "narrow" : "wide",
  };
  if (first) notice(say("loading"));
  try {
    const network = await ask("api/network", asked, { ...loading, slow: () => notice(say("slow")) });
    take(network);
    picture.look(look, !first);
  } catch (error) {
    if (error instanceof Trouble) notice(error.sentence, () => load({ root, open, show, look, first }));
    else if (error?.name !== "AbortError") throw error;
  }
}

function take(network) {
  notice();
  setLooks(network);
  state.network = network;
  state.root = network.root;
  for (const node of network.nodes) if (node.open && Object.keys(node.bases).length) state.open.add(node.iri);
  picture.show(network, language());
  picture.mark(state.selected);
  tree.show(network, state.selected);
  legend(network);
  if (!network.root) notice(say("emptyGraph"));
  if (!state.selected) welcome();
}

/** Select a thing: open it in the picture, show its card, put it into the address. A second time closes it. */
async function choose(iri) {
  const node = state.network?.nodes.find((one) => one.iri === iri);
  const again = iri === state.selected && node?.open && node.parent !== null && state.open.has(iri);
  state.selected = iri;
  const fragment = address(iri, node?.parent);
  if (location.hash !== fragment) history.pushState(null, "", fragment);
  read(iri);
  if (again) {
    state.open.delete(iri);
    return load();
  }
  if (node && (node.open || !(node.members || Object.keys(node.bases).length))) {
    picture.mark(iri);
    tree.select(iri);
    return picture.look(iri);
  }
  return node ? load({ open: iri, look: iri }) : load({ open: iri, show: iri, look: iri });
}

async function read(iri) {
  reading?.abort();
  reading = new AbortController();
  sheet("card", true);
  const body = at("card-body");
  const wait = setTimeout(() => body.replaceChildren(make("p", { class: "aside" }, say("loading"))), 300);
  try {
    const [about] = await Promise.all([ask("api/thing", { iri }, reading), looksKnown]);
    if (state.selected !== iri) return;
    body.replaceChildren(...card(about, choose));
    at("card").scrollTop = 0;
    document.title = `${nameOf(about.thing)} · ${say("title")}`;
    at("said").textContent = say("selected", { name: nameOf(about.thing), counts: about.serving.length ? counts(about.bases) : "" });
  } catch (error) {
    if (error?.name === "AbortError") return;
    if (!(error instanceof Trouble)) throw error;
    const gone = error.fill.status === 404;
    body.replaceChildren(
      make("p", { class: "gap" }, gone ? say("gone", { iri }) : error.sentence),
      gone ? "" : make("button", { type: "button", onclick: () => read(iri) }, say("retry")),
    );
  } finally {
    clearTimeout(wait);
  }
}

/** What the card says before anything is selected. */
function welcome() {
  const tops = (state.network?.nodes ?? []).filter((node) => node.level === 2 && count(node)).slice(0, 8);
  document.title = say("title");
  at("card-body").replaceChildren(
    ...heads(state.network?.reports ?? []),
    make("p", {}, say("welcome")),
    make("ol", {}, ["step1", "step2", "step3"].map((key) => make("li", {}, say(key)))),
    ...(tops.length
      ? [
          make("h3", {}, say("startHere")),
          make(
            "ul",
            { class: "starts" },
            tops.map((node) =>
              make(
                "li",
                {},
                mark(lookOf(node)),
                link(node, choose),
                make("span", { class: onlyRead(node) ? "count read" : "count" }, say(onlyRead(node) ? "itemRead" : "item", { n: count(node) })),
              ),
            ),
          ),
        ]
      : []),
  );
  sheet("card", !narrow.matches);
}

/** Which report this is, or how many there are. */
function heads(reports) {
  if (reports.length !== 1) return [make("h2", {}, reports.length ? say("reports", { n: reports.length }) : say("welcomeTitle"))];
  return [make("p", { class: "kind" }, say("report")), make("h2", {}, words(nameOf(reports[0])))];
}

function legend({ kinds, bases, looks }) {
  const total = (look) => kinds.filter((k) => look.kinds.includes(k.kind)).reduce((sum, k) => sum + k.count, 0);
  at("kinds").replaceChildren(
    ...looks.filter(total).map((look) => make("li", {}, mark(look), make("span", {}, nameOf(look)), make("b", {}, String(total(look))))),
  );
  const of = (basis) => bases.find((b) => b.basis === basis)?.count ?? 0;
  const always = ["stated", "structural", "thematic"];
  at("bases").replaceChildren(
    ...["stated", "structural", "derived", "thematic", "external"]
      .filter((basis) => always.includes(basis) || of(basis))
      .map((basis) => make("li", {}, stroke(lineOf(basis)), make("span", {}, say(basis)), make("b", {}, String(of(basis))))),
  );
}

/** A sentence over the picture, with a way to try again; without a sentence it goes away. */
function notice(sentence = "", again = null) {
  const box = at("notice");
  box.hidden = !sentence;
  box.replaceChildren(
    ...(sentence ? [make("p", {}, sentence)] : []),
    ...(again ? [make("button", { type: "button", onclick: again }, say("retry"))] : []),
  );
}

/** On a narrow screen the list and the card are sheets over the picture. */
function sheet(id, open) {
  at(id).classList.toggle("open", open);
  if (id === "card") at(id).querySelector(".close").hidden = !state.selected;
  if (id === "outline") at("show-outline").setAttribute("aria-expanded", String(open));
  if (open) sheet.other?.(id);
  picture.covered = narrow.matches && at("card").classList.contains("open") ? at("card").clientHeight : 0;
}
sheet.other = (id) => narrow.matches && at(id === "card" ? "outline" : "card").classList.remove("open");

function goWhereTheAddressSays({ first = false } = {}) {
  if (location.hash === "#tree") return; // the skip link
  const [iri, under] = addressed(location.hash);
  state.selected = iri || null;
  if (iri) read(iri);
  if (under) state.open.add(iri);
  load({ show: under || iri || null, open: under || iri || null, look: iri || null, first });
}

function speak(lang) {
  setLanguage(lang);
  if (!state.network) return void load({ first: true });
  if (state.selected) read(state.selected);
  load({ look: state.selected });
}

function start() {
  setLanguage(firstLanguage());
  searching(at("search"), at("hits"), { choose });
  at("lang").addEventListener("click", () => speak(language() === "zh" ? "en" : "zh"));
  at("zoom-in").addEventListener("click", () => picture.zoom(1.25));
  at("zoom-out").addEventListener("click", () => picture.zoom(0.8));
  at("fit").addEventListener("click", () => picture.lookAtAll());
  at("show-outline").addEventListener("click", () => sheet("outline", !at("outline").classList.contains("open")));
  for (const button of document.querySelectorAll("[data-close]"))
    button.addEventListener("click", () => {
      if (button.dataset.close === "card" && state.selected) {
        state.selected = null;
        history.pushState(null, "", location.pathname + location.search);
        picture.mark(null);
        tree.select(null);
        welcome();
      }
      sheet(button.dataset.close, button.dataset.close === "card" && !narrow.matches);
    });
  addEventListener("popstate", () => goWhereTheAddressSays());
  addEventListener("keydown", (event) => {
    if (event.key !== "/" || /INPUT|TEXTAREA/.test(document.activeElement?.tagName)) return;
    event.preventDefault();
    at("search").focus();
  });
  let size = "";
  let resizing = 0;
  new ResizeObserver(([{ contentRect: { width, height } }]) => {
    const now = `${Math.round(width)} ${Math.round(height)}`;
    if (size && size !== now && state.network) {
      clearTimeout(resizing);
      resizing = setTimeout(() => load({ look: state.selected }), 200);
    }
    size = now;
  }).observe(at("network"));
  goWhereTheAddressSays({ first: true });
}

start();
