/* The map drawn by sigma (WebGL), for many names: of a large scene marks and plain lines are sigma's, all else is painted
   above them. */

import { DirectedGraph } from "graphology";
import Sigma from "sigma";
import { NodeCircleProgram } from "sigma/rendering";
import { colours } from "./colours.js";
import { colourOf, growth } from "./picture.js";

const UNIT = 1000;
const SHAPES = { official: 0, agency: 1, organisation: 2, country: 3 };
const ROOM = 1.6;

/* How far a point is from the middle of a mark, 1 at its outline: a circle, a square, a triangle, a diamond. */
const FRAGMENT = `
precision highp float;
varying vec4 v_color;
varying vec2 v_diffVector;
varying float v_radius;
varying float v_shape;
uniform float u_correctionRatio;
void main(void) {
  vec2 p = v_diffVector / v_radius * ${ROOM};
  float far = length(p);
  if (v_shape > 2.5) far = (abs(p.x) + abs(p.y)) / 1.2;
  else if (v_shape > 1.5) far = max(-p.y - 0.12, (abs(p.x) * 0.866 + p.y * 0.5) + 0.06) / 0.6;
  else if (v_shape > 0.5) far = max(abs(p.x), abs(p.y)) / 0.88;
  float border = u_correctionRatio * 2.0;
  float edge = (far - 1.0) * v_radius / ${ROOM} + border;
  float t = clamp(edge / border, 0.0, 1.0);
  #ifdef PICKING_MODE
  gl_FragColor = edge > border ? vec4(0.0) : v_color;
  #else
  gl_FragColor = mix(v_color, vec4(0.0), t);
  #endif
}`;

class MarkProgram extends NodeCircleProgram {
  getDefinition() {
    const given = super.getDefinition();
    return {
      ...given,
      VERTEX_SHADER_SOURCE: given.VERTEX_SHADER_SOURCE.replace("attribute float a_angle;", "attribute float a_angle;\nattribute float a_shape;\nvarying float v_shape;").replace("void main() {", "void main() {\n  v_shape = a_shape;"),
      FRAGMENT_SHADER_SOURCE: FRAGMENT,
      ATTRIBUTES: [...given.ATTRIBUTES, { name: "a_shape", size: 1, type: WebGLRenderingContext.FLOAT }],
    };
  }

  processVisibleItem(index, start, data) {
    super.processVisibleItem(index, start, data);
    this.array[start + 5] = SHAPES[data.mark];
  }
}

const mixed = new Map();

/* A colour as it looks with a share of it over the paper. */
const blended = (colour, paper, share) => {
  const key = `${colour}${paper}${share}`;
  if (!mixed.has(key)) mixed.set(key, blend(colour, paper, share));
  return mixed.get(key);
};

const blend = (colour, paper, share) => {
  const parts = (hex) => [1, 3, 5].map((at) => parseInt(hex.slice(at, at + 2), 16));
  const below = parts(paper);
  return `#${parts(colour).map((value, at) => Math.round(value * share + below[at] * (1 - share)).toString(16).padStart(2, "0")).join("")}`;
};

/* A small scene is painted whole, as without sigma: thin lines and dashes are sharper so. */
const isLarge = (scene) => scene.spots.length > 600 || scene.lines.length > 1500;

const graphOf = (scene) => {
  const graph = new DirectedGraph();
  for (const one of scene.spots) graph.addNode(one.key, { x: one.x, y: -one.y });
  for (const line of scene.lines) graph.addDirectedEdgeWithKey(line.key, line.a.key, line.b.key);
  return graph;
};

export const engine = (place, { paint, marked, byGroup, far }) => {
  let drawn = null;
  let wasFar = false;
  const reduceNode = (key, data) => {
    const one = drawn.byKey.get(key);
    if (!one || !isLarge(drawn)) return { x: data.x, y: data.y, hidden: true };
    const { spots } = marked();
    const colour = colourOf(one, colours, byGroup());
    return { x: data.x, y: data.y, size: one.size * ROOM, mark: one.type, color: spots.size && !spots.has(one) ? blended(colour, colours.paper, 0.3) : colour };
  };
  const reduceEdge = (key, data) => {
    const { spots, lines, hovered } = marked();
    const line = drawn.lineByKey.get(key);
    if (!line || !isLarge(drawn) || (line.certainty !== "solid" && !wasFar) || lines.has(line) || hovered === line) return { hidden: true };
    return { size: 1.4 + Math.min(Math.log2(line.facts.length) * 0.9, 3.6), color: blended(colours.line, colours.paper, spots.size ? 0.12 : drawn.lines.length > 1000 ? 0.4 : 1) };
  };
  const size = () => Math.min(place.clientWidth, place.clientHeight) / UNIT;
  const sigma = new Sigma(new DirectedGraph(), place, {
    defaultNodeType: "mark", nodeProgramClasses: { mark: MarkProgram }, renderLabels: false, stagePadding: 0, minEdgeThickness: 1,
    nodeReducer: reduceNode, edgeReducer: reduceEdge, doubleClickZoomingRatio: 1, allowInvalidContainer: true,
    enableCameraRotation: false, zoomToSizeRatioFunction: (ratio) => 1 / growth(size() / ratio, drawn ? drawn.spots.length : 0),
    defaultDrawNodeHover: () => {},
  });
  sigma.setCustomBBox({ x: [0, UNIT], y: [0, UNIT] });
  const camera = sigma.getCamera();
  const over = document.createElement("canvas");
  over.className = "over";
  place.append(over);
  const ctx = over.getContext("2d");

  const view = () => {
    const { x, y, ratio } = camera.getState();
    const [width, height, scale] = [place.clientWidth, place.clientHeight, size() / ratio];
    return { scale, dx: width / 2 - x * UNIT * scale, dy: height / 2 + y * UNIT * scale, width, height };
  };

  sigma.on("afterRender", () => {
    const dense = window.devicePixelRatio || 1;
    const [width, height] = [Math.round(place.clientWidth * dense), Math.round(place.clientHeight * dense)];
    if (over.width !== width || over.height !== height) [over.width, over.height] = [width, height];
    ctx.setTransform(dense, 0, 0, dense, 0, 0);
    ctx.clearRect(0, 0, width, height);
    paint(ctx, view());
  });

  camera.on("updated", () => {
    if (far(view().scale) !== wasFar) {
      wasFar = !wasFar;
      sigma.scheduleRefresh();
    }
  });

  return {
    view,
    show: (scene) => {
      const known = sigma.getGraph();
      const holds = scene.spots.length && scene.spots.every((one) => known.hasNode(one.key) && known.getNodeAttribute(one.key, "x") === one.x) && scene.lines.every((line) => known.hasEdge(line.key));
      drawn = scene;
      wasFar = far(view().scale);
      if (holds) sigma.scheduleRefresh();
      else sigma.setGraph(graphOf(scene));
    },
    redraw: (chosen = true) => (drawn && chosen ? sigma.scheduleRefresh() : sigma.scheduleRender()),
    look: ({ x, y, scale }, animated) => {
      const state = { x: x / UNIT, y: -y / UNIT, ratio: size() / scale, angle: 0 };
      if (animated) camera.animate(state, { duration: 250 });
      else camera.setState(state);
    },
    light: isLarge,
    sigma,
  };
};
