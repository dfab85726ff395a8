"use strict";
(() => {
  const data = JSON.parse(document.getElementById("data").textContent);
  const says = document.getElementById("says");
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
