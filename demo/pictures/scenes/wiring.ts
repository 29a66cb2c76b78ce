import type { Canvas, Colour } from '../canvas.ts';
import { box, curve, ellipse, polygon, type Spot, stroke } from '../shapes.ts';
import { daylight, lit } from '../surfaces.ts';
import type { Scene } from './scene.ts';

const WIRES: readonly Colour[] = [
  [190, 48, 44],
  [44, 84, 160],
  [214, 180, 60],
  [36, 36, 40],
  [226, 226, 222],
  [58, 126, 82],
];

/** 配电箱: open, with loose wires, then shut, its wires in pipes. */
export const wiring: Scene = ({ canvas, noise, place, things }, isAfter) => {
  canvas.fill((x, y) =>
    lit(
      [204, 200, 188],
      daylight(x, y) * (0.9 + 0.16 * noise(x / 60, y / 44) + 0.04 * noise(x * 0.7, y * 0.7)),
    ),
  );
  const middle: Spot = [place.between(178, 214), place.between(120, 136)];
  const [x, y] = middle;
  canvas.draw(box([x + 5, y + 8], 66, 82, 0, 3), [60, 58, 54], 0.5, 12);
  canvas.draw(box(middle, 66, 82, 0, 3), (px, py) => lit([136, 142, 148], daylight(px, py)));
  if (isAfter) shut(canvas, middle);
  else open(canvas, middle, things);
};

function shut(canvas: Canvas, [x, y]: Spot): void {
  for (const at of [-38, 0, 38]) {
    canvas.draw(
      stroke(
        [
          [x + at, -6],
          [x + at, y - 84],
        ],
        6,
      ),
      (px) => lit([214, 214, 210], 1.05 - Math.abs(px - x - at) / 22),
    );
    canvas.draw(box([x + at, 28], 9, 4, 0, 1), [128, 130, 132]);
  }
  canvas.draw(
    stroke(
      [
        [x, y + 84],
        [x, 262],
        [404, 262],
      ],
      6,
    ),
    [212, 212, 208],
  );
  canvas.draw(box([x, y], 60, 76, 0, 2), (px, py) =>
    lit([176, 182, 186], daylight(px, py) * (1.06 - (py - y) / 900)),
  );
  canvas.draw(box([x + 46, y], 3, 11, 0, 2), [66, 68, 72]);
  canvas.draw(
    polygon([
      [x, y - 54],
      [x + 31, y],
      [x - 31, y],
    ]),
    [34, 32, 28],
  );
  canvas.draw(
    polygon([
      [x, y - 46],
      [x + 25, y - 4],
      [x - 25, y - 4],
    ]),
    [244, 200, 52],
  );
  canvas.draw(
    polygon([
      [x + 3, y - 36],
      [x - 8, y - 17],
      [x - 1, y - 17],
      [x - 4, y - 6],
      [x + 8, y - 24],
      [x + 1, y - 24],
    ]),
    [34, 32, 28],
  );
  canvas.draw(box([x, y + 30], 34, 9, 0, 1), [232, 230, 222]);
  for (const at of [-18, -6, 6, 18]) canvas.draw(box([x + at, y + 30], 4, 4), [120, 120, 118]);
}

function open(canvas: Canvas, [x, y]: Spot, things: Parameters<Scene>[0]['things']): void {
  canvas.draw(box([x, y], 58, 74), [42, 42, 44]);
  for (let row = 0; row < 2; row++)
    for (let column = 0; column < 5; column++) {
      const at: Spot = [x - 40 + column * 20, y - 34 + row * 44];
      canvas.draw(box(at, 8, 15, 0, 1), [216, 214, 206]);
      canvas.draw(box([at[0], at[1] + things.pick([-5, 5])], 3, 5), [40, 44, 52]);
    }
  canvas.draw(
    polygon([
      [x - 66, y - 82],
      [x - 130, y - 96],
      [x - 130, y + 98],
      [x - 66, y + 82],
    ]),
    (px, py) => lit([120, 126, 132], daylight(px, py)),
  );
  for (let wire = 0; wire < 17; wire++) {
    const from: Spot = [x + things.between(-46, 46), y + things.between(-20, 56)];
    const to: Spot = [things.between(20, 396), things.chance(0.7) ? 306 : -6];
    const bend: Spot = [(from[0] + to[0]) / 2 + things.between(-70, 70), things.between(170, 300)];
    const colour = things.pick(WIRES);
    canvas.draw(
      curve([from[0] + 2, from[1] + 4], [bend[0] + 2, bend[1] + 4], to, 2),
      [60, 56, 50],
      0.35,
      4,
    );
    canvas.draw(curve(from, bend, to, things.between(1.2, 2.2)), colour);
  }
  canvas.draw(box([x + 92, 262], 46, 10, 0.1, 3), [234, 232, 226]);
  for (const at of [-30, -10, 10, 30])
    canvas.draw(ellipse([x + 92 + at, 262 + at * 0.1], 6, 5), [70, 70, 72]);
}
