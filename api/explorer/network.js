// 图: the network as a view. It asks the server for what is to be seen and where, and keeps picture and legend alike.

import * as query from "./address.js";
import { Trouble, ask } from "./ask.js";
import { make, mark, stroke } from "./dom.js";
import { lineOf, setLooks } from "./looks.js";
import { Picture } from "./map.js";
import { language, nameOf, say } from "./words.js";

const at = (id) => document.getElementById(id);

const state = { root: null, open: new Set(), selected: null, found: null, covered: 0 };
let picture = null;
let context = null;
let loading = null;

export const view = {
  key: "network",
  label: "viewNetwork",
  mount(box, given) {
    context = given;
    picture = new Picture(at("network"), { choose: clicked });
    at("network").picture = picture; // for tests
    at("zoom-in").addEventListener("click", () => picture.zoom(1.25));
    at("zoom-out").addEventListener("click", () => picture.zoom(0.8));
    at("fit").addEventListener("click", () => picture.lookAtAll());
    watchSize();
  },
  select(iri) {
    if (!state.found) return begin();
    if (iri === state.selected) return;
    state.selected = iri;
    if (!iri) return picture.mark(null);
    see(iri);
  },
  hide() {},
  speak: () => load({ look: state.selected, first: !state.found }),
};

/** What the page does with the network besides showing it. */
export const network = {
  open: (iri) => load({ open: iri, look: iri }),
  close(iri) {
    state.open.delete(iri);
    load({ root: state.root });
  },
  shown: () => state.found,
  cover(pixels) {
    state.covered = pixels;
    if (picture) picture.covered = pixels;
  },
};

/** A click opens what was closed; a second one closes it. */
function clicked(iri) {
  const node = state.found.nodes.find((one) => one.iri === iri);
  const again = iri === state.selected && node.open && node.parent !== null && state.open.has(iri);
  context.choose(iri, node.parent);
  if (!again) return;
  state.open.delete(iri);
  load();
}

function begin() {
  const [iri, under] = query.addressed(location.hash);
  state.selected = iri || null;
  if (under) state.open.add(iri);
  load({ show: under || iri || null, open: under || iri || null, look: iri || null, first: true });
}

/** Bring a thing into sight and open what hangs on it. */
function see(iri) {
  const node = state.found.nodes.find((one) => one.iri === iri);
  const closed = node && !node.open && (node.members || Object.keys(node.bases).length);
  if (!node) return load({ open: iri, show: iri, look: iri });
  if (closed) return load({ open: iri, look: iri });
  picture.mark(iri);
  picture.look(iri);
}

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
    take(await ask("api/network", asked, { signal: loading.signal, slow: () => notice(say("slow")) }));
    picture.look(look, !first);
  } catch (error) {
    if (error instanceof Trouble) notice(error.sentence, () => load({ root, open, show, look, first }));
    else if (error?.name !== "AbortError") throw error;
  }
}

function take(found) {
  notice();
  setLooks(found);
  state.found = found;
  state.root = found.root;
  for (const node of found.nodes) if (node.open && Object.keys(node.bases).length) state.open.add(node.iri);
  picture.covered = state.covered;
  picture.show(found, language());
  picture.mark(state.selected);
  legend(found);
  context.page.took(found);
  if (!found.root) notice(say("emptyGraph"));
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

/** When the middle changes its size, the places are made for the new one. */
function watchSize() {
  let size = "";
  let resizing = 0;
  new ResizeObserver(([{ contentRect: { width, height } }]) => {
    const now = `${Math.round(width)} ${Math.round(height)}`;
    if (width && size && size !== now && state.found) {
      clearTimeout(resizing);
      resizing = setTimeout(() => load({ look: state.selected }), 200);
    }
    if (width) size = now;
  }).observe(at("network"));
}
