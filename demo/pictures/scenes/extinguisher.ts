import type { Canvas, Colour } from '../canvas.ts';
import { both, box, curve, ellipse, polygon, type Spot, stroke, without } from '../shapes.ts';
import { daylight, lit, wallAndFloor } from '../surfaces.ts';
import type { Scene } from './scene.ts';

const RED: Colour = [196, 40, 36];

/** 灭火器: its gauge in the red and covered in dust, then filled, with its inspection card. */
export const extinguisher: Scene = ({ canvas, noise, place }, isAfter) => {
  canvas.fill(wallAndFloor(noise, [206, 204, 196], [150, 148, 142], 226));
  const x = place.between(112, 140);
  for (const at of [x + 62, x]) bottle(canvas, at, isAfter);
  if (!isAfter)
    canvas.draw(
      box([x + 30, 170], 110, 96, 0, 20),
      (px, py) => lit([150, 140, 124], 0.9 + 0.3 * noise(px / 8, py / 8)),
      0.26,
      40,
    );
  gauge(canvas, [292, 104], isAfter);
  canvas.draw(
    stroke(
      [
        [x + 14, 82],
        [236, 96],
      ],
      0.8,
    ),
    [90, 90, 90],
    0.8,
  );
  if (isAfter) card(canvas, [x + 32, 132]);
};

function bottle(canvas: Canvas, x: number, isClean: boolean): void {
  canvas.draw(ellipse([x + 6, 256], 40, 8), [40, 38, 36], 0.5, 10);
  canvas.draw(box([x, 182], 27, 76, 0, 20), (px, py) => {
    const across = (px - x) / 27;
    const shine = Math.exp(-((across + 0.42) ** 2) / 0.02) * 0.5;
    return lit(RED, (1.04 - 0.5 * across ** 2 + shine) * daylight(px, py) * (isClean ? 1 : 0.86));
  });
  canvas.draw(box([x, 192], 26.6, 26), (px) =>
    lit([232, 230, 222], 1.02 - 0.35 * ((px - x) / 27) ** 2),
  );
  for (const line of [176, 186, 196, 206])
    canvas.draw(box([x - 3, line], 17, 1.6), [120, 118, 114], 0.8);
  canvas.draw(box([x, 100], 8, 10, 0, 2), [46, 46, 50]);
  canvas.draw(ellipse([x + 12, 98], 6, 6), [220, 218, 210]);
  canvas.draw(
    stroke(
      [
        [x - 4, 88],
        [x + 26, 80],
      ],
      3,
    ),
    [34, 34, 38],
  );
  canvas.draw(
    stroke(
      [
        [x - 4, 94],
        [x + 22, 92],
      ],
      2.2,
    ),
    [54, 54, 58],
  );
  canvas.draw(curve([x - 8, 98], [x - 44, 110], [x - 33, 190], 3.2), [30, 30, 34]);
  canvas.draw(
    polygon([
      [x - 37, 186],
      [x - 29, 186],
      [x - 26, 214],
      [x - 40, 214],
    ]),
    [36, 36, 40],
  );
}

/** The gauge, large: red, green, yellow from left to right. */
function gauge(canvas: Canvas, [x, y]: Spot, isFull: boolean): void {
  canvas.draw(ellipse([x + 4, y + 6], 66, 66), [50, 48, 46], 0.5, 12);
  canvas.draw(ellipse([x, y], 66, 66), [92, 94, 98]);
  canvas.draw(ellipse([x, y], 60, 60), [240, 238, 232]);
  const ring = without(ellipse([x, y], 52, 52), ellipse([x, y], 34, 34));
  const part = (from: number, to: number) =>
    both(
      ring,
      polygon([
        [x, y],
        ...Array.from(
          { length: 7 },
          (_, at): Spot => far([x, y], from + ((to - from) * at) / 6, 90),
        ),
      ]),
    );
  canvas.draw(part(-2.75, -1.95), [200, 48, 44]);
  canvas.draw(part(-1.95, -1.1), [52, 150, 92]);
  canvas.draw(part(-1.1, -0.4), [232, 186, 60]);
  canvas.draw(stroke([[x, y], far([x, y], isFull ? -1.5 : -2.5, 46)], 2.6), [30, 30, 34]);
  canvas.draw(ellipse([x, y], 7, 7), [40, 40, 44]);
  canvas.draw(box([x, y + 34], 20, 3.4, 0, 1), [130, 128, 124]);
}

function far([x, y]: Spot, turn: number, by: number): Spot {
  return [x + Math.cos(turn) * by, y + Math.sin(turn) * by];
}

function card(canvas: Canvas, [x, y]: Spot): void {
  canvas.draw(
    stroke(
      [
        [x - 8, y - 26],
        [x, y - 14],
      ],
      0.9,
    ),
    [110, 110, 110],
  );
  canvas.draw(box([x, y + 4], 15, 19, 0.08, 2), [246, 244, 236]);
  canvas.draw(box([x, y - 8], 12, 3.4, 0.08), [52, 150, 92]);
  for (const line of [0, 7, 14]) canvas.draw(box([x, y + line], 11, 1.2, 0.08), [130, 130, 128]);
}
