// The text of a report cut where headings, sentences and marks begin and end. Offsets come as code points.

/** The paragraphs of a reading: each a heading or not, its sentences, and their runs, each with its marks, the shortest first. */
export function paragraphs({ text, headings, sentences, marks }) {
  const points = Array.from(text);
  const slice = (start, end) => points.slice(start, end).join("");
  const byStart = [...marks].sort((a, b) => a.start - b.start || b.end - a.end);
  let next = 0; // the first mark that does not end before the line
  const found = [];
  for (const [from, to] of lines(points)) {
    while (next < byStart.length && byStart[next].end <= from && byStart[next].start < from) next += 1;
    const here = [];
    for (let i = next; i < byStart.length && byStart[i].start < to; i += 1) if (byStart[i].end > from) here.push(byStart[i]);
    const inLine = sentences.filter(([start, end]) => start < to && from < end);
    const heading = headings.find(({ start, end, kind }) => from <= start && end <= to && (kind !== "lead" && to - end < 3));
    found.push({ heading: heading ?? null, sentences: cut(from, to, inLine, here, slice) });
  }
  return found;
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

/** A line as sentences; what stands between them (bullets, spaces) is a piece without an own place. */
function cut(from, to, sentences, marks, slice) {
  const pieces = [];
  let at = from;
  for (const [start, end] of sentences) {
    const [a, b] = [Math.max(start, at), Math.min(end, to)];
    if (a > at) pieces.push({ start: at, end: at, runs: [{ text: slice(at, a), marks: [] }] });
    if (b > a) pieces.push({ start: a, end: b, runs: runs(a, b, marks, slice) });
    at = Math.max(at, b);
  }
  if (at < to) pieces.push({ start: at, end: at, runs: [{ text: slice(at, to), marks: [] }] });
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
