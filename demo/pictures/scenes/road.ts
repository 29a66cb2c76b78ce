import { HEIGHT, WIDTH } from '../canvas.ts';
import { box, ellipse, polygon, type Spot, stroke } from '../shapes.ts';
import { asphalt, daylight, lit } from '../surfaces.ts';
import type { Scene } from './scene.ts';

/** 道路破损: a hole with water in it, then patched. */
export const road: Scene = ({ canvas, noise, place, things }, isAfter) => {
  canvas.fill(asphalt(noise, 112));
  canvas.draw(
    polygon([
      [0, 0],
      [86, 0],
      [18, HEIGHT],
      [0, HEIGHT],
    ]),
    (x, y) => lit([156, 152, 146], daylight(x, y) * (0.94 + 0.1 * noise(x / 9, y / 9))),
  );
  canvas.draw(
    stroke(
      [
        [86, -6],
        [18, HEIGHT + 6],
      ],
      7,
    ),
    [186, 182, 174],
  );
  for (const [from, to] of [
    [-10, 62],
    [112, 196],
    [262, 330],
  ] as const) {
    const on = (y: number): Spot => [300 + y * 0.22, y];
    canvas.draw(stroke([on(from), on(to)], 5.5), [222, 222, 214], 0.85);
  }
  const middle: Spot = [place.between(176, 206), place.between(158, 182)];
  if (isAfter) {
    canvas.draw(box(middle, 92, 62, -0.06, 3), [40, 40, 42]);
    canvas.draw(box(middle, 88, 58, -0.06, 2), asphalt(noise, 66));
    return;
  }
  const outline = (share: number): Spot[] =>
    Array.from({ length: 22 }, (_, at) => {
      const turn = (at / 22) * Math.PI * 2;
      const far = share * (58 + 34 * noise(Math.cos(turn) * 2 + 9, Math.sin(turn) * 2 + 9));
      return [middle[0] + Math.cos(turn) * far, middle[1] + Math.sin(turn) * far * 0.62];
    });
  for (let crack = 0; crack < 9; crack++) {
    const spots: Spot[] = [middle];
    for (let [turn, far] = [things.between(0, 6.3), 50]; far < WIDTH / 3; far += 16) {
      turn += things.between(-0.2, 0.2);
      spots.push([middle[0] + Math.cos(turn) * far, middle[1] + Math.sin(turn) * far * 0.62]);
    }
    canvas.draw(stroke(spots, things.between(0.5, 1.4)), [44, 44, 46], 0.85);
  }
  canvas.draw(polygon(outline(1.1)), [146, 144, 140], 0.8, 6);
  canvas.draw(polygon(outline(1)), (x, y) => lit([74, 66, 58], 0.7 + 0.6 * noise(x / 5, y / 5)));
  canvas.draw(
    ellipse([middle[0] + 6, middle[1] + 8], 46, 22),
    (x, y) => lit([112, 128, 142], 0.8 + 0.004 * (x - y)),
    0.9,
    5,
  );
  for (let stone = 0; stone < 26; stone++) {
    const turn = things.between(0, 6.3);
    const at: Spot = [
      middle[0] + Math.cos(turn) * things.between(70, 118),
      middle[1] + Math.sin(turn) * things.between(44, 72),
    ];
    canvas.draw(
      ellipse(at, things.between(1.5, 5), things.between(1.2, 3.4)),
      lit([96, 94, 92], things.between(0.7, 1.3)),
    );
  }
};
