/* Places for a few names taken out of a large network: distances on paper follow the steps between them (stress, as in
   layout.py, from whose places it starts), names get room, parts stand side by side. The same names get the same places. */

const STEP = 150;
const ROUNDS = 60;
const GAP = 50;
const WIDE = 1.6;

export const arrange = (nodes) => {
  const inside = new Set(nodes);
  const near = new Map(nodes.map((node) => [node, node.lines.map((line) => (line.a === node ? line.b : line.a)).filter((other) => inside.has(other))]));
  const seen = new Set();
  const parts = [];
  for (const node of nodes)
    if (!seen.has(node)) {
      const part = [...steps(node, near).keys()];
      for (const one of part) seen.add(one);
      parts.push(placed(part, near));
    }
  return packed(parts);
};

const steps = (start, near) => {
  const found = new Map([[start, 0]]);
  const queue = [start];
  for (const node of queue)
    for (const other of near.get(node))
      if (!found.has(other)) {
        found.set(other, found.get(node) + 1);
        queue.push(other);
      }
  return found;
};

const sketch = (part) => {
  const xs = part.map((node) => node.x || 0);
  const ys = part.map((node) => node.y || 0);
  const [left, top] = [Math.min(...xs), Math.min(...ys)];
  const spread = Math.max(Math.max(...xs) - left, Math.max(...ys) - top, 1);
  const size = Math.sqrt(part.length);
  return part.map((_, number) => ({
    x: ((xs[number] - left) / spread) * size + 0.05 * Math.cos(number * 2.399963),
    y: ((ys[number] - top) / spread) * size + 0.05 * Math.sin(number * 2.399963),
  }));
};

const placed = (part, near) => {
  const distances = part.map((node) => {
    const found = steps(node, near);
    return Float32Array.from(part, (other) => found.get(other));
  });
  let points = sketch(part);
  for (let round = 0; round < ROUNDS; round += 1) points = points.map((point, one) => drawnTo(point, one, points, distances[one]));
  for (const point of points) {
    point.x *= STEP;
    point.y *= STEP * 0.8;
  }
  return { part, points: spread(part, points) };
};

const drawnTo = (point, one, points, wanted) => {
  let [x, y, total] = [0, 0, 0];
  for (let other = 0; other < points.length; other += 1) {
    if (other === one) continue;
    const [dx, dy] = [point.x - points[other].x, point.y - points[other].y];
    const weight = 1 / (wanted[other] * wanted[other]);
    const pull = wanted[other] / Math.max(Math.hypot(dx, dy), 1e-9);
    x += weight * (points[other].x + dx * pull);
    y += weight * (points[other].y + dy * pull);
    total += weight;
  }
  return total ? { x: x / total, y: y / total } : point;
};

const box = (node) => ({ width: Math.max(Math.min(node.label.length, 24) * 7.4, 30) + 14, height: 30 + 16 * Math.ceil(node.label.length / 24) });

const spread = (part, points) => {
  const boxes = part.map(box);
  const range = (values) => Math.max(Math.max(...values) - Math.min(...values), STEP);
  const room = range(points.map((point) => point.x)) * range(points.map((point) => point.y));
  const wanted = boxes.reduce((sum, one) => sum + one.width * one.height, 0) * 1.8;
  const larger = Math.max(1, Math.sqrt(wanted / room));
  for (const point of points) [point.x, point.y] = [point.x * larger, point.y * larger];
  for (let round = 0; round < 80; round += 1) {
    let moved = false;
    for (let a = 0; a < points.length; a += 1)
      for (let b = a + 1; b < points.length; b += 1) {
        const [dx, dy] = [points[b].x - points[a].x, points[b].y - points[a].y];
        const [wide, high] = [(boxes[a].width + boxes[b].width) / 2 - Math.abs(dx), (boxes[a].height + boxes[b].height) / 2 - Math.abs(dy)];
        if (wide <= 0.5 || high <= 0.5) continue;
        moved = true;
        const [sx, sy] = wide < high ? [(dx < 0 ? -1 : 1) * wide * 0.3, 0] : [0, (dy < 0 ? -1 : 1) * high * 0.3];
        points[a].x -= sx;
        points[a].y -= sy;
        points[b].x += sx;
        points[b].y += sy;
      }
    if (!moved) break;
  }
  return points;
};

/* Put the parts into rows, the largest first, as wide together as a screen is to its height. */
const packed = (parts) => {
  const areas = parts.map(({ part, points }) => {
    const [xs, ys] = [points.map((point) => point.x), points.map((point) => point.y)];
    const [left, top] = [Math.min(...xs) - 90, Math.min(...ys) - 40];
    return { part, points, left, top, width: Math.max(...xs) + 90 - left, height: Math.max(...ys) + 40 - top };
  });
  areas.sort((a, b) => b.part.length - a.part.length || a.part[0].key - b.part[0].key);
  const all = areas.reduce((sum, one) => sum + (one.width + GAP) * (one.height + GAP), 0);
  const longest = Math.max(Math.sqrt(all * WIDE), areas.length ? areas[0].width : 0);
  const places = new Map();
  let [x, y, row] = [0, 0, 0];
  for (const one of areas) {
    if (x && x + one.width > longest) [x, y, row] = [0, y + row + GAP, 0];
    one.part.forEach((node, number) => places.set(node, { x: x + one.points[number].x - one.left, y: y + one.points[number].y - one.top, group: node.group }));
    x += one.width + GAP;
    row = Math.max(row, one.height);
  }
  return places;
};
