// The text of a report cut where headings, sentences and marks begin and end. Offsets come as code points.

/** The paragraphs of a reading: each a heading or not, its sentences, and their runs, each with its marks, the shortest first. */
export function paragraphs({ text, headings, sentences, marks }) {
  const points = Array.from(text);
  const slice = (start, end) => points.slice(start, end).join("");
  const wholes = sentences.map(([start, end], index) => ({ start, end, index }));
  const here = { sentences: sweep(wholes), marks: sweep(marks), headings: sweep(headings) };
  return lines(points).map(([from, to]) => {
    const inLine = here.sentences(from, to);
    const heading = here.headings(from, to).find(({ start, end, kind }) => from <= start && end <= to && kind !== "lead" && to - end < 3);
    return { heading: heading ?? null, sentences: cut(from, to, inLine, here.marks(from, to), slice) };
  });
}

/** The places of those sentences in which nothing is marked. */
export function silent({ sentences, marks }) {
  const marksIn = sweep(marks);
  return new Set(sentences.map(([start, end], index) => (marksIn(start, end).length ? -1 : index)).filter((index) => index >= 0));
}

/** What of `all` touches a stretch of the text; the stretches are asked for in their order. */
function sweep(all) {
  const waiting = [...all].sort((a, b) => a.start - b.start || b.end - a.end);
  let next = 0;
  let open = [];
  return (from, to) => {
    open = open.filter((one) => one.end > from);
    while (next < waiting.length && waiting[next].start < to) {
      if (waiting[next].end > from) open.push(waiting[next]);
      next += 1;
    }
    return open.filter((one) => one.start < to);
  };
}

/** The lines that hold anything, as [start, end]. */
function lines(points) {
  const found = [];
  let start = 0;
  const end = (at) => {
    if (points.slice(start, at).some((point) => point.trim())) found.push([start, at]);
    start = at + 1;
  };
  points.forEach((point, at) => point === "\n" && end(at));
  end(points.length);
  return found;
}

/** A line as sentences, each with its index; what stands between them (bullets, spaces) is a piece without one. */
function cut(from, to, sentences, marks, slice) {
  const pieces = [];
  let at = from;
  for (const { start, end, index } of sentences) {
    const [a, b] = [Math.max(start, at), Math.min(end, to)];
    if (a > at) pieces.push({ index: null, runs: [{ text: slice(at, a), marks: [] }] });
    if (b > a) pieces.push({ index, runs: runs(a, b, marks, slice) });
    at = Math.max(at, b);
  }
  if (at < to) pieces.push({ index: null, runs: [{ text: slice(at, to), marks: [] }] });
  return pieces;
}

function runs(from, to, marks, slice) {
  const here = marks.filter(({ start, end }) => start < to && from < end);
  const edges = new Set([from, to]);
  for (const { start, end } of here) for (const edge of [start, end]) if (from < edge && edge < to) edges.add(edge);
  const cuts = [...edges].sort((a, b) => a - b);
  return cuts.slice(0, -1).map((start, i) => ({
    text: slice(start, cuts[i + 1]),
    marks: here.filter((mark) => mark.start <= start && cuts[i + 1] <= mark.end).sort((a, b) => a.end - a.start - (b.end - b.start)),
  }));
}
