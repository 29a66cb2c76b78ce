import type { Canvas, Colour } from '../canvas.ts';
import { box, ellipse, polygon, type Spot, stroke } from '../shapes.ts';
import { daylight, lit } from '../surfaces.ts';
import type { Scene } from './scene.ts';

const STEPS = 8;
const CARTON: Colour = [178, 140, 94];

/** 疏散楼梯: full of goods, then clear, each step with its yellow edge. */
export const stairs: Scene = ({ canvas, noise, things }, isAfter) => {
  canvas.fill((x, y) =>
    lit([196, 190, 176], daylight(x, y) * (0.92 + 0.14 * noise(x / 50, y / 60))),
  );
  canvas.draw(
    polygon([
      [120, 108],
      [280, 108],
      [348, 304],
      [52, 304],
    ]),
    [70, 68, 66],
  );
  canvas.draw(box([200, 62], 78, 48), [160, 156, 146]);
  canvas.draw(box([200, 68], 40, 42), (x, y) => lit([112, 128, 138], daylight(x, y)));
  canvas.draw(box([200, 68], 1.2, 42), [70, 80, 88]);
  canvas.draw(box([206, 72], 1.5, 7), [190, 192, 196]);
  sign(canvas);
  for (let step = STEPS - 1; step >= 0; step--) drawStep(canvas, step, isAfter);
  for (const side of [-1, 1]) {
    const at = (x: number, y: number): Spot => [200 + side * x, y];
    canvas.draw(stroke([at(86, 62), at(168, 236)], 3.2), [92, 74, 56]);
    for (const share of [0, 0.25, 0.5, 0.75, 1])
      canvas.draw(
        stroke(
          [at(86 + 82 * share, 62 + 174 * share), at(84 + 74 * share, 108 + 186 * share)],
          1.6,
        ),
        [126, 130, 134],
      );
  }
  if (isAfter) return;
  for (const [x, y, size] of [
    [128, 216, 31],
    [150, 166, 22],
    [252, 236, 34],
    [236, 178, 23],
    [196, 262, 29],
  ] as const)
    carton(canvas, [x + things.between(-5, 5), y], size);
  canvas.draw(ellipse([196, 206], 24, 19), [58, 62, 74]);
  canvas.draw(ellipse([188, 199], 8, 5), [110, 116, 130], 0.6, 6);
};

function sign(canvas: Canvas): void {
  canvas.draw(box([200, 15], 34, 9, 0, 2), [34, 148, 92]);
  canvas.draw(ellipse([186, 11], 2.4, 2.4), [240, 246, 242]);
  canvas.draw(
    stroke(
      [
        [186, 13],
        [183, 18],
        [188, 21],
      ],
      1.2,
    ),
    [240, 246, 242],
  );
  canvas.draw(
    stroke(
      [
        [196, 15],
        [218, 15],
      ],
      1.6,
    ),
    [240, 246, 242],
  );
  canvas.draw(
    polygon([
      [214, 10],
      [223, 15],
      [214, 20],
    ]),
    [240, 246, 242],
  );
  canvas.glow(200, 15, 40, [8, 40, 24]);
}

function drawStep(canvas: Canvas, step: number, isMarked: boolean): void {
  const edge = (at: number) => {
    const down = ((STEPS - at) / STEPS) ** 1.35;
    return { y: 108 + 196 * down, half: 80 + 68 * down };
  };
  const [back, front] = [edge(step + 1), edge(step)];
  const tread = back.y + (front.y - back.y) * 0.52;
  const corner = (y: number, half: number, side: number): Spot => [200 + side * half, y];
  const middle = (back.half + front.half) / 2;
  canvas.draw(
    polygon([
      corner(back.y, back.half, -1),
      corner(back.y, back.half, 1),
      corner(tread, middle, 1),
      corner(tread, middle, -1),
    ]),
    (x, y) => lit([172, 168, 160], daylight(x, y)),
  );
  canvas.draw(
    polygon([
      corner(tread, middle, -1),
      corner(tread, middle, 1),
      corner(front.y, front.half, 1),
      corner(front.y, front.half, -1),
    ]),
    (x, y) => lit([122, 118, 112], daylight(x, y)),
  );
  const nosing = stroke(
    [corner(tread, middle, -1), corner(tread, middle, 1)],
    isMarked ? 2.2 : 0.8,
  );
  canvas.draw(nosing, isMarked ? [226, 184, 62] : [206, 202, 194]);
}

function carton(canvas: Canvas, [x, y]: Spot, size: number): void {
  canvas.draw(ellipse([x + 5, y + size * 0.8], size * 1.2, 7), [24, 22, 20], 0.5, 9);
  canvas.draw(box([x, y], size, size * 0.8), (px, py) => lit(CARTON, daylight(px, py)));
  canvas.draw(
    polygon([
      [x - size, y - size * 0.8],
      [x - size * 0.6, y - size * 1.12],
      [x + size * 0.84, y - size * 1.12],
      [x + size, y - size * 0.8],
    ]),
    lit(CARTON, 1.2),
  );
  canvas.draw(box([x, y], size * 0.1, size * 0.8), [214, 190, 142], 0.8);
  canvas.draw(
    box([x - size * 0.55, y + size * 0.4], size * 0.28, size * 0.16),
    [232, 228, 216],
    0.85,
  );
}
