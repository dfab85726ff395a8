"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const says = document.getElementById("says");
  const forms = {
    pentagon: [0, -1, 0.95, -0.31, 0.59, 0.81, -0.59, 0.81, -0.95, -0.31],
    page: [-0.65, -0.9, 0.3, -0.9, 0.65, -0.5, 0.65, 0.9, -0.65, 0.9],
  };
  for (const node of data.nodes.filter((one) => one.shape === "custom"))
    node.ctxRenderer = ({ ctx, x, y }) => ({
      drawNode() {
        const points = forms[node.form];
        ctx.beginPath();
        for (let i = 0; i < points.length; i += 2) ctx.lineTo(x + points[i] * node.size, y + points[i + 1] * node.size);
        ctx.fillStyle = node.color;
        ctx.fill();
        ctx.fillStyle = node.font.color;
        ctx.font = `${node.font.size}px sans-serif`;
        ctx.textAlign = "center";
        node.label.split("\n").forEach((line, i) => ctx.fillText(line, x, y + node.size + (i + 1) * node.font.size * 1.2));
      },
      nodeDimensions: { width: 2 * node.size, height: 2 * node.size },
    });
  const network = new vis.Network(
    document.getElementById("network"),
    { nodes: data.nodes, edges: data.edges },
    { physics: false, interaction: { hover: true }, edges: { smooth: false }, layout: { randomSeed: 1 } },
  );
  network.once("afterDrawing", () => network.fit());
  const line = (text, kind) => {
    const p = document.createElement("p");
    p.textContent = text;
    p.className = kind;
    p.dir = "auto";
    return p;
  };
  network.on("click", ({ nodes, edges }) => {
    const of = nodes.length ? edges.filter((id) => data.says[id]) : edges;
    const shown = [...nodes, ...of].slice(0, 40).map((id) => data.says[id]);
    if (!shown.length) return;
    says.replaceChildren(
      ...shown.flatMap((about) => [
        line(`${about.name} · ${about.what}`, "what"),
        ...(about.quote ? [line(about.quote, "quote")] : []),
      ]),
    );
  });
})();
