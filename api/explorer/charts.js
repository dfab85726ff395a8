// One indicator as a small drawing on a scale of its own: what it was, what it reached, what it is to reach.

const SVG = "http://www.w3.org/2000/svg";
const WIDTH = 260;
const ROW = 24;
const LEVELS = ["baseline", "actual", "target"];

function part(tag, attributes, text) {
  const element = document.createElementNS(SVG, tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  if (text != null) element.textContent = text;
  return element;
}

/** The numbers that share the unit of the first level are bars from zero; growth and shares stand in the list beside it. */
export function chart(numbers, role, noYear) {
  const levels = numbers.filter((number) => LEVELS.includes(number.role) && Number.isFinite(size(number)));
  const unit = levels[0]?.unit;
  const bars = levels.filter((number) => number.unit === unit).slice(0, 8);
  if (bars.length < 2 || bars.some((number) => size(number) < 0)) return "";
  const most = Math.max(...bars.map((number) => Number(number.most || size(number)))) || 1;
  const drawing = part("svg", { viewBox: `0 0 ${WIDTH} ${bars.length * ROW}`, role: "img", class: "bars" });
  drawing.append(part("title", {}, bars.map((number) => `${role(number)} ${number.figure} ${number.when || noYear}`).join("; ")));
  bars.forEach((number, i) => drawing.append(...bar(number, i * ROW, most, noYear)));
  return drawing;
}

const size = (number) => Number(number.value || number.least || number.most || "NaN");
const OPEN = new Set(["atLeast", "moreThan", "atMost", "lessThan", "about"]);

function bar(number, y, most, noYear) {
  const long = Math.max(2, (size(number) / most) * 118);
  const open = OPEN.has(number.comparator);
  const parts = [
    part("text", { x: 64, y: y + 16, "text-anchor": "end", class: "when" }, (number.when || noYear).slice(0, 5)),
    part("rect", { x: 70, y: y + 5, width: long, height: 13, class: `bar r-${number.role}` }),
  ];
  if (open) parts.push(part("path", { d: `M${70 + long} ${y + 5}h7v13h-7`, class: `open r-${number.role}` }));
  if (number.most && Number(number.most) > size(number))
    parts.push(part("rect", { x: 70 + long, y: y + 5, width: ((Number(number.most) - size(number)) / most) * 118, height: 13, class: `open r-${number.role}` }));
  return [...parts, part("text", { x: 70 + long + (open ? 12 : 6), y: y + 16, class: "figure" }, number.figure)];
}
