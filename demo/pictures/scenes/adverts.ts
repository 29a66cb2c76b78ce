import type { Canvas, Colour } from '../canvas.ts';
import type { Random } from '../../random.ts';
import { box, type Spot } from '../shapes.ts';
import { bricks, lit } from '../surfaces.ts';
import type { Scene } from './scene.ts';

const PAPERS: readonly Colour[] = [
  [236, 232, 222],
  [240, 222, 118],
  [244, 168, 150],
  [168, 208, 232],
];

/** 非法小广告: papers over a brick wall, then washed off. */
export const adverts: Scene = ({ canvas, noise, things }, isAfter) => {
  canvas.fill(bricks(noise));
  for (let row = 0; row < 3; row++)
    for (let column = 0; column < 5; column++) {
      if (things.chance(0.22)) continue;
      const at: Spot = [
        52 + column * 74 + things.between(-14, 14),
        58 + row * 90 + things.between(-14, 14),
      ];
      const turn = things.between(-0.16, 0.16);
      const size = things.between(22, 31);
      if (isAfter) canvas.draw(box(at, size, size * 1.3, turn, 2), [226, 214, 200], 0.1, 8);
      else paper(canvas, at, size, turn, things);
    }
};

function paper(canvas: Canvas, at: Spot, size: number, turn: number, things: Random): void {
  const colour = things.pick(PAPERS);
  const on = (across: number, down: number): Spot => [
    at[0] + Math.cos(turn) * across * size - Math.sin(turn) * down * size,
    at[1] + Math.sin(turn) * across * size + Math.cos(turn) * down * size,
  ];
  canvas.draw(box([at[0] + 2, at[1] + 3], size, size * 1.3, turn), [30, 24, 20], 0.45, 5);
  canvas.draw(box(at, size, size * 1.3, turn), colour);
  canvas.draw(
    box(on(0, -1), size * 0.84, size * 0.17, turn),
    things.pick([
      [176, 44, 40],
      [40, 76, 140],
    ]),
  );
  for (let line = 0; line < 5; line++)
    canvas.draw(
      box(on(-0.08, -0.6 + line * 0.26), size * things.between(0.5, 0.72), 1.3, turn),
      [70, 68, 66],
      0.8,
    );
  canvas.draw(box(on(0, 0.92), size * 0.74, size * 0.14, turn), [32, 32, 34], 0.85);
  canvas.draw(box(on(0.86, 1.16), size * 0.3, size * 0.26, turn + 0.7), lit(colour, 0.78));
}
