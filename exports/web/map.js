"use strict";

/* The page at work: the network is set up, and what a reader does to it goes to the model, the drawing and the panel. */
(() => {
  const { words } = Model;
  const place = (id) => document.getElementById(id);
  Model.filter();

  const nodes = new vis.DataSet(Model.nodes.map((one) => ({
    id: one.id, x: one.x, y: one.y, shape: "custom", ctxRenderer: Drawing.renderer, hidden: !Model.seen.nodes.has(one.id),
  })));
  const edges = new vis.DataSet(Model.edges.map((one) => ({
    id: one.id, from: one.from, to: one.to, hidden: !Model.seen.lines.has(one.id),
  })));
  const network = new vis.Network(place("map"), { nodes, edges }, Model.options);
  let current = null;

  const update = (set, all, seen) => {
    const changed = all.filter((one) => set.get(one.id).hidden === seen.has(one.id));
    set.update(changed.map((one) => ({ id: one.id, hidden: !seen.has(one.id) })));
  };

  const refresh = () => {
    Model.filter();
    update(nodes, Model.nodes, Model.seen.nodes);
    update(edges, Model.edges, Model.seen.lines);
    place("all-names").hidden = Model.opened.size === Model.nodes.length;
    Panel.counts();
    Panel.table();
    show(current);
  };

  const show = (what) => {
    current = what;
    Drawing.choose(what);
    Panel.evidence(what);
  };

  /* Bring a name, a line or a fact forward; a name that was not on the map yet comes in with those it is joined to. */
  const open = (what, move = true) => {
    if (what && what.node && !Model.seen.nodes.has(what.node)) {
      Model.opened.add(what.node);
      for (const line of Model.beside.get(what.node)) Model.opened.add(line.from).add(line.to);
      current = what;
      refresh();
    }
    show(what);
    if (move && what && what.node) inSight(what.node);
  };

  const still = matchMedia("(prefers-reduced-motion: reduce)");
  const animation = () => (still.matches ? false : { duration: 250, easingFunction: "easeInOutQuad" });

  const inSight = (id) => {
    const at = network.canvasToDOM(network.getPosition(id));
    const { clientWidth, clientHeight } = place("map");
    const inside = at.x > 60 && at.y > 60 && at.x < clientWidth - 60 && at.y < clientHeight - 60;
    if (!inside) network.moveTo({ position: network.getPosition(id), animation: animation() });
  };

  /* Show every visible name whole: the marks and, around them, the room their names take on the screen. */
  const fit = (moving = true) => {
    const spots = [...Model.seen.nodes].map((id) => network.getPosition(id));
    if (!spots.length) return;
    const [left, right] = [Math.min(...spots.map((at) => at.x)), Math.max(...spots.map((at) => at.x))];
    const [top, bottom] = [Math.min(...spots.map((at) => at.y)), Math.max(...spots.map((at) => at.y))];
    const { clientWidth, clientHeight } = place("map");
    const scale = Math.min((clientWidth - 170) / (right - left + 1), (clientHeight - 110) / (bottom - top + 1), 1.35);
    const position = { x: (left + right) / 2, y: (top + bottom + 24 / scale) / 2 };
    network.moveTo({ position, scale, animation: moving ? animation() : false });
  };
  const zoom = (factor) => network.moveTo({ scale: network.getScale() * factor, animation: animation() });

  network.on("click", ({ nodes: [node], edges: [line] }) => open(node ? { node } : line ? { line } : null, false));
  network.on("hoverNode", ({ node }) => Drawing.hover(node));
  network.on("blurNode", () => Drawing.hover(null));
  network.on("hoverEdge", ({ edge }) => Drawing.hover(edge));
  network.on("blurEdge", () => Drawing.hover(null));

  const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

  /* The nearest visible name in the direction of an arrow key. */
  const nextTowards = ([dx, dy]) => {
    const shown = [...Model.seen.nodes];
    if (!current || !current.node) return shown.sort((a, b) => Model.node.get(b).facts.length - Model.node.get(a).facts.length)[0];
    const from = network.getPosition(current.node);
    const cost = (id) => {
      const at = network.getPosition(id);
      const along = (at.x - from.x) * dx + (at.y - from.y) * dy;
      const aside = Math.abs((at.x - from.x) * dy) + Math.abs((at.y - from.y) * dx);
      return along > 1 ? along + 2 * aside : Infinity;
    };
    const nearest = shown.filter((id) => id !== current.node).sort((a, b) => cost(a) - cost(b))[0];
    return nearest && cost(nearest) < Infinity ? nearest : current.node;
  };

  const KEYS = {
    "+": () => zoom(1.25), "=": () => zoom(1.25), "-": () => zoom(0.8), "0": () => fit(),
    Escape: () => open(null), Enter: () => place("evidence").focus(),
  };

  place("map").addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (WAYS[event.key]) open({ node: nextTowards(WAYS[event.key]) });
    else if (KEYS[event.key]) KEYS[event.key]();
    else return;
    event.preventDefault();
  });

  place("zoom-in").addEventListener("click", () => zoom(1.25));
  place("zoom-out").addEventListener("click", () => zoom(0.8));
  place("fit").addEventListener("click", () => fit());
  place("all-names").addEventListener("click", () => {
    for (const one of Model.nodes) Model.opened.add(one.id);
    refresh();
    fit();
  });

  Search.start(open);
  Panel.start(open);
  Panel.legend(refresh);
  const newest = place("newest");
  if (newest) newest.textContent = Model.dated(newest.dateTime);
  Drawing.start(network);
  refresh();
  fit(false);
  if (Model.opening.length === 1) open({ node: Model.opening[0] });
  window.addEventListener("resize", () => fit(false));
})();
