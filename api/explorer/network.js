// 图: the network as a view. The address says what is wanted; the server says what that is and where it stands.

import * as query from "./address.js";
import { Trouble, ask, send } from "./ask.js";
import { make } from "./dom.js";
import { Legend } from "./legend.js";
import { setLooks } from "./looks.js";
import { Picture, aspect } from "./map.js";
import { remarks } from "./remarks.js";
import { table } from "./table.js";
import { Tools } from "./tools.js";
import { asked, wanted, write } from "./wanted.js";
import { language, say } from "./words.js";

const at = (id) => document.getElementById(id);

const NEAR = 0.15; // a picture fits into a room as much wider or narrower than the one that it was made for
const state = { now: null, selected: null, under: null, found: null, covered: 0, lit: null };
let picture = null;
let ready = null; // settles when there is something to draw with
let context = null;
let loading = null;
let tools = null;
let legend = null;

export const view = {
  key: "network",
  label: "viewNetwork",
  mount(box, given) {
    context = given;
    ready = library().then(furnish);
    at("zoom-in").addEventListener("click", () => zoomed(() => picture.zoom(1.25)));
    at("zoom-out").addEventListener("click", () => zoomed(() => picture.zoom(0.8)));
    at("fit").addEventListener("click", () => zoomed(() => picture.lookAtAll()));
    watchSize();
  },
  select(iri) {
    if (!state.found && !loading) return begin();
    if (iri === state.selected || !state.found) return;
    state.selected = iri;
    tools.show();
    if (iri) return see(iri);
    picture.mark(null);
    remark();
  },
  hide() {},
  restore() {
    state.now = wanted();
    if (state.found) begin();
  },
  speak: () => load({ look: state.selected, first: !state.found }),
};

/** The network's library, which is fetched beside the page's script and takes longer to be read than the first answer to come. */
const library = async () =>
  globalThis.vis ?? new Promise((resolve) => addEventListener("DOMContentLoaded", () => resolve(globalThis.vis), { once: true }));

function furnish() {
  picture = new Picture(at("network"), { choose: clicked, moved });
  at("network").picture = picture; // for tests
  const change = (values) => want({ ...values, see: null });
  tools = new Tools(at("tools"), { context, change, state, picture });
  legend = new Legend(at("kinds"), at("bases"), { change, state });
}

/** What the page does with the network besides showing it. */
export const network = {
  shown: () => state.found,
  cover(pixels) {
    state.covered = pixels;
    clear();
  },
  /** Let an answer or a path stand out: see lit.js. Null takes it back. */
  light(lit) {
    if (!lit && !state.lit) return;
    state.lit = lit;
    if (state.now) load({ show: lit?.show ?? state.selected, look: lit ? null : state.selected });
  },
  /** What lies around a thing, as far as `depth` links. */
  around: (iri, depth = 1) => want({ around: iri, depth, see: null }),
};

/** A click opens what was closed; a second one closes it. A number has no card of its own: its thing is chosen. */
function clicked(iri) {
  const node = state.found.nodes.find((one) => one.iri === iri);
  if (node.kind === "Quantity") return context.choose(node.parent);
  const again = iri === state.selected && node.open && node.parent !== null && state.now.open.has(iri) && !state.lit;
  context.choose(iri, state.now.around || !node.parent ? null : node.parent);
  if (!again || state.now.around) return;
  state.now.open.delete(iri);
  load();
}

function begin() {
  const [iri, under] = query.addressed(location.hash);
  state.now = wanted();
  state.selected = iri || null;
  if (under) state.now.open.add(iri);
  load({ show: under || iri || null, open: under || iri || null, look: iri || null, first: !state.found });
}

/** Change what is wanted: a step of its own in the history. */
function want(values) {
  state.now = { ...state.now, ...values };
  write(state.now);
  load({ look: state.selected });
}

/** The reader has moved the map: the address keeps what is in sight. */
let moving = 0;
function moved() {
  clearTimeout(moving);
  moving = setTimeout(() => {
    state.now.see = picture.sight;
    if (document.body.dataset.view === "network") write(state.now, { follows: true });
  }, 300);
}

function zoomed(act) {
  if (!state.found) return; // nothing to be seen yet
  act();
  moved();
}

/** Bring a thing into sight and open what hangs on it. */
function see(iri) {
  const node = state.found.nodes.find((one) => one.iri === iri);
  const closed = node && !node.open && (node.members || Object.keys(node.bases).length);
  state.now.see = null;
  if (state.lit || (node && (state.now.around || state.now.layout === "theme"))) {
    picture.mark(iri);
    return node && picture.look(iri);
  }
  if (state.now.around) return (state.now.around = iri), load({ look: iri });
  if (state.now.layout === "theme") return picture.mark(null);
  if (!node) return load({ open: iri, show: iri, look: iri });
  if (closed) return load({ open: iri, look: iri });
  picture.mark(iri);
  picture.look(iri);
}

/** Ask for the network and show it; `show` names a thing to bring into view, `open` one to open. */
async function load({ open = null, show = null, look = null, first = false } = {}) {
  loading?.abort();
  loading = new AbortController();
  const { signal } = loading;
  state.blind = !at("network").clientWidth; // drawn while another view is in sight: to be drawn anew
  if (open) state.now.open.add(open);
  const made = place();
  const parameters = {
    ...asked(state.now),
    lang: language(),
    aspect: made.aspect.toFixed(1),
    room: made.room,
  };
  if (show && !state.now.around) Object.assign(parameters, { show, root: null });
  const given = { signal, slow: () => notice(say("slow")) };
  if (first) notice(say("loading"));
  try {
    const found = await (state.lit
      ? send("api/network", { ...parameters, open: [...state.now.open, state.lit.show], root: null, show: state.lit.show }, { pairs: state.lit.hang }, given)
      : ask(state.now.around ? "api/around" : "api/network", parameters, given));
    await ready;
    if (signal.aborted) return;
    state.made = made;
    take(found);
    if (state.now.see) picture.sight = state.now.see;
    else picture.look(look, !first);
  } catch (error) {
    if (error instanceof Trouble) failed(error, () => load({ open, show, look, first }));
    else if (error?.name !== "AbortError") throw error;
  } finally {
    if (loading?.signal === signal) loading = null;
  }
}

/** What cannot be drawn: an old address names what is not there any more; all else can be tried again. */
function failed(error, again) {
  const { now } = state;
  if (error.fill.status !== 404 || !(now.around || now.root)) return notice(error.sentence, again);
  now.odd.push(query.shortened(now.around || now.root));
  Object.assign(now, { around: null, root: null });
  write(now, { follows: true });
  load({ first: true });
}

function take(found) {
  notice();
  setLooks(found);
  const { now, lit } = state;
  state.found = found;
  if (!now.around && !lit && now.layout !== "theme") for (const node of found.nodes) if (node.open && Object.keys(node.bases).length) now.open.add(node.iri);
  if (lit) found.edges.push(...lit.extra(found.edges));
  const allLines = now.layout === "force" || (Boolean(now.around) && now.depth === 1);
  picture.show(found, language(), state.selected, { allLines, lit });
  at("links").hidden = !now.table;
  at("zoom").hidden = now.table;
  if (now.table) table(at("links"), found, context);
  legend.show(found, now);
  tools.show();
  remark();
  clear();
  write(now, { follows: true });
  context.page.took(found);
  if (!found.nodes.length) notice(say(now.layout === "theme" ? "noThemes" : "emptyGraph"));
}

/** What lies over the bottom of the picture, a sheet or what is said there, must not lie on what it speaks of. */
function clear() {
  const said = at("remarks").clientHeight;
  if (picture) picture.covered = Math.max(state.covered, said ? said + 16 : 0);
}

const remark = () => remarks(at("remarks"), { state, want: (values) => want({ ...values, see: null }), context });

/** A sentence over the picture, with a way to try again; without a sentence it goes away. */
function notice(sentence = "", again = null) {
  const box = at("notice");
  box.hidden = !sentence;
  box.replaceChildren(
    ...(sentence ? [make("p", {}, sentence)] : []),
    ...(again ? [make("button", { type: "button", onclick: again }, say("retry"))] : []),
  );
}

/** When the middle changes its size, the picture is looked at anew; when its shape changes, places are made for the new one. */
function watchSize() {
  let size = "";
  let resizing = 0;
  new ResizeObserver(([{ contentRect: { width, height } }]) => {
    const now = `${Math.round(width)} ${Math.round(height)}`;
    if (width && state.found && (state.blind || (size && size !== now))) {
      clearTimeout(resizing);
      resizing = setTimeout(() => (fits() ? reframe() : load({ look: state.selected })), state.blind ? 0 : 200);
    }
    if (width) size = now;
  }).observe(at("network"));
}

/** The room that there is for the picture: how much wider than high it is, and whether that of a telephone. */
const place = () => ({ aspect: aspect(at("network")), room: at("network").clientWidth < 600 ? "narrow" : "wide" });

const fits = () => !state.blind && place().room === state.made.room && Math.abs(place().aspect - state.made.aspect) < NEAR;

function reframe() {
  if (!state.now.see) picture.look(state.selected, false);
}
