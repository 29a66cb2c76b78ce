import { type Colour, HEIGHT, WIDTH } from '../canvas.ts';
import { box, curve, ellipse, polygon, stroke } from '../shapes.ts';
import { lit } from '../surfaces.ts';
import type { Scene } from './scene.ts';

const STEEL: Colour = [74, 80, 88];
const ROAD_Y = 236;

/** 路灯: dark with its head hanging, then shining. */
export const lamp: Scene = ({ canvas, noise, place, things }, isAfter) => {
  const warm = place.between(0.8, 1.1);
  canvas.fill((_, y) => {
    const down = Math.min(1, y / ROAD_Y);
    return [36 + 150 * down ** 2.4 * warm, 50 + 84 * down ** 1.9, 84 + 34 * down];
  });
  for (let left = -10; left < WIDTH; ) {
    const wide = place.between(26, 54);
    const top = place.between(118, 186);
    canvas.draw(
      box([left + wide / 2, (top + ROAD_Y) / 2], wide / 2, (ROAD_Y - top) / 2),
      [30, 36, 48],
    );
    for (let y = top + 8; y < ROAD_Y - 8; y += 11)
      for (let x = left + 6; x < left + wide - 5; x += 9)
        if (place.chance(0.3)) canvas.draw(box([x, y], 2, 2.6), [214, 176, 106], 0.75);
    left += wide + place.between(0, 6);
  }
  canvas.draw(box([WIDTH / 2, (ROAD_Y + HEIGHT) / 2], WIDTH, (HEIGHT - ROAD_Y) / 2), (x, y) =>
    lit([50, 54, 60], 0.85 + 0.3 * noise(x * 0.4, y * 0.7)),
  );
  canvas.draw(box([WIDTH / 2, ROAD_Y + 4], WIDTH, 4), [92, 94, 96]);
  canvas.draw(
    stroke(
      [
        [118, ROAD_Y + 12],
        [118, 70],
      ],
      3.4,
    ),
    STEEL,
  );
  canvas.draw(box([118, ROAD_Y + 4], 8, 12, 0, 2), lit(STEEL, 0.8));
  canvas.draw(curve([118, 74], [122, 44], [212, 46], 2.6), STEEL);
  if (isAfter) shine(canvas);
  else hang(canvas, things.between(0.9, 1.3));
};

function shine(canvas: Parameters<Scene>[0]['canvas']): void {
  canvas.draw(
    polygon([
      [206, 54],
      [252, 54],
      [336, ROAD_Y + 40],
      [110, ROAD_Y + 40],
    ]),
    [255, 226, 160],
    0.2,
    30,
  );
  canvas.draw(ellipse([224, ROAD_Y + 26], 120, 24), [255, 224, 160], 0.4, 26);
  canvas.draw(box([228, 48], 26, 6, 0.06, 5), [58, 62, 70]);
  canvas.draw(ellipse([229, 55], 22, 4), [255, 246, 214]);
  canvas.glow(229, 58, 34, [190, 160, 96]);
  canvas.glow(229, 60, 90, [64, 50, 24]);
}

function hang(canvas: Parameters<Scene>[0]['canvas'], turn: number): void {
  canvas.draw(curve([211, 47], [220, 52], [222, 66], 1.2), [22, 24, 28]);
  canvas.draw(box([226, 84], 24, 6, turn, 4), [58, 62, 70]);
  canvas.draw(box([219, 87], 19, 2, turn, 1), [120, 128, 134], 0.7);
  canvas.draw(
    polygon([
      [212, 92],
      [219, 97],
      [213, 104],
    ]),
    [22, 24, 28],
  );
  for (const [x, y] of [
    [204, 262],
    [228, 270],
    [244, 258],
    [216, 276],
  ] as const)
    canvas.draw(
      polygon([
        [x, y],
        [x + 7, y - 3],
        [x + 4, y + 4],
      ]),
      [168, 182, 190],
      0.8,
    );
}
