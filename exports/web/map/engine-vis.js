/* The map moved by vis-network, in the release that pyvis brings, without its code for old browsers: it pans, zooms and
   lets marks be dragged; what is drawn is ours. */

import { Network } from "vis-network/esnext";

const OPTIONS = {
  physics: { enabled: false },
  layout: { improvedLayout: false },
  nodes: { shape: "custom", chosen: false },
  interaction: { hover: false, tooltipDelay: 1e9, selectable: false, keyboard: false },
};

/* `paint(ctx, view)` draws on the canvas; `moved(key, place)` tells of a mark that was dragged. */
export const engine = (place, { paint, moved }) => {
  const sizes = new Map();
  const ctxRenderer = ({ id }) => ({ drawNode: () => {}, nodeDimensions: { width: sizes.get(id) * 2, height: sizes.get(id) * 2 } });
  const network = new Network(place, { nodes: [], edges: [] }, OPTIONS);

  const view = () => {
    const scale = network.getScale();
    const centre = network.getViewPosition();
    const [width, height] = [place.clientWidth, place.clientHeight];
    return { scale, dx: width / 2 - centre.x * scale, dy: height / 2 - centre.y * scale, width, height };
  };

  network.on("afterDrawing", (ctx) => {
    ctx.save();
    ctx.setTransform(ctx.canvas.width / ctx.canvas.clientWidth, 0, 0, ctx.canvas.height / ctx.canvas.clientHeight, 0, 0);
    paint(ctx, view());
    ctx.restore();
  });
  network.on("dragging", ({ nodes }) => {
    const places = network.getPositions(nodes);
    for (const key of nodes) moved(key, places[key]);
  });

  return {
    view,
    show: ({ spots }) => {
      const [scale, position] = [network.getScale(), network.getViewPosition()];
      for (const one of spots) sizes.set(one.key, one.size);
      network.setData({ nodes: spots.map(({ key, x, y }) => ({ id: key, x, y, ctxRenderer })), edges: [] });
      network.moveTo({ scale, position, animation: false });
    },
    redraw: () => network.redraw(),
    look: ({ x, y, scale }, animated) =>
      network.moveTo({ position: { x, y }, scale, animation: animated ? { duration: 250, easingFunction: "easeInOutQuad" } : false }),
  };
};
