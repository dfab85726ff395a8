"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const says = document.getElementById("says");
  const INK = "#2a2622";
  const PAPER = "#fbf9f4";
  const FACE = '"PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", sans-serif';

  // Shapes that vis-network does not have, as points around a centre, each from -1 to 1.
  const FORMS = {
    pentagon: [0, -1, 0.95, -0.31, 0.59, 0.81, -0.59, 0.81, -0.95, -0.31],
    page: [-0.65, -0.9, 0.3, -0.9, 0.65, -0.5, 0.65, 0.9, -0.65, 0.9],
  };
  const drawn = (node) => ({ ctx, x, y }) => ({
    drawNode() {
      const points = FORMS[node.form];
      ctx.beginPath();
      for (let i = 0; i < points.length; i += 2) ctx.lineTo(x + points[i] * node.size, y + points[i + 1] * node.size);
      ctx.fillStyle = node.color;
      ctx.fill();
    },
    nodeDimensions: { width: 2 * node.size, height: 2 * node.size },
  });

  // Labels stand where the layout made room for them, on any side of a node; vis-network only knows how to put them below.
  const words = data.nodes.map((node) => ({ ...node, lines: node.label.split("\n") }));
  const nodes = data.nodes.map(({ label, ...node }) =>
    node.shape === "custom" ? { ...node, ctxRenderer: drawn(node) } : node,
  );
  const network = new vis.Network(
    document.getElementById("network"),
    { nodes, edges: data.edges },
    { physics: false, interaction: { hover: true, dragNodes: false }, edges: { smooth: false }, layout: { randomSeed: 1 } },
  );
  const GAP = 7;
  const LEADING = 1.25;
  network.on("afterDrawing", (context) => {
    context.textBaseline = "middle";
    context.lineJoin = "round";
    for (const { x, y, size, side, letters, lines } of words) {
      const height = LEADING * letters * lines.length;
      const top = { above: y - size - GAP - height, below: y + size + GAP }[side] ?? y - height / 2;
      const at = { left: x - size - GAP, right: x + size + GAP }[side] ?? x;
      context.textAlign = { left: "right", right: "left" }[side] ?? "center";
      context.font = `${letters}px ${FACE}`;
      context.strokeStyle = PAPER;
      context.fillStyle = INK;
      context.lineWidth = 5;
      for (const draw of ["strokeText", "fillText"])
        lines.forEach((line, i) => context[draw](line, at, top + (i + 0.5) * LEADING * letters));
    }
  });

  // All of it, with room for the labels at its edges.
  const margin = 130;
  const [xs, ys] = [words.map(({ x }) => x), words.map(({ y }) => y)];
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)];
  const place = document.getElementById("network");
  const scale = Math.min(place.clientWidth / (right - left + 2 * margin), place.clientHeight / (bottom - top + 1.4 * margin), 1.2);
  network.moveTo({ position: { x: (left + right) / 2, y: (top + bottom) / 2 }, scale });

  const line = (text, kind) => {
    const p = document.createElement("p");
    p.textContent = text;
    p.className = kind;
    p.dir = "auto";
    return p;
  };
  const say = (ids) => {
    const shown = ids.slice(0, 40).map((id) => data.says[id]);
    if (!shown.length) return;
    says.replaceChildren(
      ...shown.flatMap((about) => [
        line(`${about.name} · ${about.what}`, "what"),
        ...(about.quotes ?? []).map((quote) => line(quote, "quote")),
      ]),
    );
  };
  network.on("click", (event) => say([...event.nodes, ...event.edges]));

  // Find by a part of a name; a find is chosen as if it had been clicked.
  const MOST = 12;
  const hits = document.getElementById("hits");
  const bare = (text) => text.toLowerCase().replace(/[\s“”‘’《》"']/g, "");
  const choose = (id) => {
    network.selectNodes([id]);
    network.focus(id, { scale: Math.max(network.getScale(), 0.8) });
    say([id, ...network.getConnectedEdges(id)]);
  };
  document.getElementById("search").addEventListener("input", (event) => {
    const wanted = bare(event.target.value);
    const found = wanted ? data.nodes.filter(({ id }) => bare(data.says[id].name).includes(wanted)) : [];
    hits.replaceChildren(
      ...found.slice(0, MOST).map(({ id }) => {
        const item = document.createElement("li");
        const button = document.createElement("button");
        button.type = "button";
        button.textContent = data.says[id].name;
        button.addEventListener("click", () => choose(id));
        item.append(button);
        return item;
      }),
      ...(found.length > MOST ? [Object.assign(document.createElement("li"), { textContent: `… +${found.length - MOST}` })] : []),
    );
  });
})();
