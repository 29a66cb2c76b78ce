import type { Canvas, Colour } from '../canvas.ts';
import type { Random } from '../../random.ts';
import { box, ellipse, polygon, type Spot, stroke } from '../shapes.ts';
import { daylight, lit, wallAndFloor } from '../surfaces.ts';
import type { Scene } from './scene.ts';

const FLOOR_Y = 138;
const SCRAPS: readonly Colour[] = [
  [206, 204, 196],
  [186, 70, 62],
  [74, 116, 168],
  [214, 178, 84],
  [104, 140, 92],
];

const BAGS: readonly Colour[] = [
  [34, 36, 42],
  [46, 48, 54],
  [36, 44, 62],
];

/** 暴露垃圾: bags, boxes and scraps by a wall, then swept, with its bins shut. */
export const litter: Scene = ({ canvas, noise, place, things }, isAfter) => {
  canvas.fill(wallAndFloor(noise, [178, 170, 156], [146, 144, 140], FLOOR_Y));
  const left = place.between(96, 150);
  for (const [at, colour] of [
    [left, [44, 108, 74]],
    [left + 82, [60, 76, 104]],
  ] as const)
    bin(canvas, [at, 150], colour, isAfter);
  if (isAfter) return;
  canvas.draw(ellipse([214, 236], 120, 30), [70, 62, 52], 0.35, 30);
  for (let scrap = 0; scrap < 34; scrap++) {
    const at: Spot = [things.between(50, 362), things.between(188, 284)];
    const turn = things.between(0, 3);
    canvas.draw(box([at[0] + 1, at[1] + 2], 6, 3, turn, 1), [40, 38, 36], 0.4, 3);
    canvas.draw(
      box(at, things.between(2, 8), things.between(1.5, 4), turn, 1),
      things.pick(SCRAPS),
    );
  }
  for (let count = 0; count < 3; count++)
    carton(canvas, [things.between(70, 320), things.between(190, 226)], things);
  for (let count = 0; count < 6; count++)
    bag(canvas, [things.between(84, 316), 190 + count * 11], things);
};

function bin(canvas: Canvas, [x, y]: Spot, colour: Colour, isShut: boolean): void {
  canvas.draw(ellipse([x + 6, y + 52], 42, 9), [30, 30, 30], 0.45, 10);
  canvas.draw(
    polygon([
      [x - 30, y - 36],
      [x + 30, y - 36],
      [x + 25, y + 50],
      [x - 25, y + 50],
    ]),
    (px, py) => lit(colour, (1.1 - (px - x) / 130) * daylight(px, py)),
  );
  for (const at of [-12, 0, 12])
    canvas.draw(
      stroke(
        [
          [x + at, y - 22],
          [x + at * 0.9, y + 40],
        ],
        1.2,
      ),
      lit(colour, 0.8),
    );
  canvas.draw(ellipse([x - 18, y + 51], 5, 5), [26, 26, 28]);
  canvas.draw(ellipse([x + 18, y + 51], 5, 5), [26, 26, 28]);
  if (isShut) canvas.draw(box([x, y - 40], 34, 6, 0, 4), lit(colour, 1.22));
  else {
    canvas.draw(box([x, y - 37], 30, 5, 0, 2), [24, 24, 24]);
    canvas.draw(box([x - 2, y - 58], 33, 5, -0.32, 4), lit(colour, 1.15));
    canvas.draw(ellipse([x + 4, y - 40], 22, 11), [52, 54, 60]);
  }
}

function bag(canvas: Canvas, [x, y]: Spot, things: Random): void {
  const [wide, high] = [things.between(22, 34), things.between(18, 26)];
  const colour = things.pick(BAGS);
  canvas.draw(ellipse([x + 4, y + high - 2], wide, 7), [20, 20, 20], 0.5, 8);
  canvas.draw(ellipse([x, y], wide, high), (px, py) => {
    const [over, down] = [(px - x) / wide, (py - y) / high];
    const fold = 1 + 0.14 * Math.sin(over * 9 + down * 4);
    return lit(colour, fold * (1.25 - 0.4 * over - 0.45 * down));
  });
  canvas.draw(
    polygon([
      [x - 5, y - high + 4],
      [x, y - high - 12],
      [x + 7, y - high + 3],
    ]),
    lit(colour, 1.3),
  );
  canvas.draw(curveHighlight(x, y, wide, high), [230, 232, 238], 0.35);
}

function curveHighlight(x: number, y: number, wide: number, high: number) {
  return stroke(
    [
      [x - wide * 0.6, y - high * 0.1],
      [x - wide * 0.35, y - high * 0.55],
    ],
    1.5,
  );
}

function carton(canvas: Canvas, [x, y]: Spot, things: Random): void {
  const size = things.between(18, 30);
  const colour: Colour = [176, 138, 92];
  canvas.draw(ellipse([x + 6, y + size], size * 1.3, 8), [20, 20, 20], 0.45, 9);
  canvas.draw(box([x, y], size, size * 0.8), (px, py) => lit(colour, daylight(px, py)));
  canvas.draw(
    polygon([
      [x + size, y - size * 0.8],
      [x + size * 1.6, y - size * 1.1],
      [x + size * 1.6, y + size * 0.5],
      [x + size, y + size * 0.8],
    ]),
    lit(colour, 0.72),
  );
  canvas.draw(
    polygon([
      [x - size, y - size * 0.8],
      [x - size * 0.4, y - size * 1.1],
      [x + size * 1.6, y - size * 1.1],
      [x + size, y - size * 0.8],
    ]),
    lit(colour, 1.18),
  );
  canvas.draw(box([x, y - size * 0.1], size * 0.12, size * 0.7), [206, 180, 130], 0.8);
}
