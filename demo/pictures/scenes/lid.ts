import type { Colour, Paint } from '../canvas.ts';
import { both, box, ellipse, polygon, type Spot, stroke, without } from '../shapes.ts';
import { asphalt, daylight, lit } from '../surfaces.ts';
import type { Scene } from './scene.ts';

const IRON: Colour = [96, 92, 86];
const DARK: Colour = [16, 16, 18];

/** 井盖: broken through, then whole in a new collar. */
export const lid: Scene = ({ canvas, noise, place, things }, isAfter) => {
  const middle: Spot = [place.between(182, 218), place.between(146, 160)];
  const radius = place.between(88, 100);
  const disc = (share: number) => ellipse(middle, radius * share, radius * share * 0.82);
  canvas.fill(asphalt(noise));
  if (isAfter) canvas.draw(box(middle, radius * 1.5, radius * 1.28, 0.03, 4), asphalt(noise, 70));
  canvas.draw(disc(1.3), (x, y) => lit([150, 147, 140], daylight(x, y) * (isAfter ? 1.12 : 0.86)));
  canvas.draw(disc(1.12), (x, y) => lit([58, 57, 56], daylight(x, y)));
  canvas.draw(disc(1.04), DARK);
  const whole = disc(1);
  const teeth = pattern(middle, noise);
  if (isAfter) {
    canvas.draw(whole, teeth);
    canvas.draw(without(disc(0.97), disc(0.9)), [70, 68, 64], 0.8);
    return;
  }
  const start = things.between(-0.9, -0.2);
  const edge = (turn: number, share: number): Spot => [
    middle[0] + Math.cos(turn) * radius * share,
    middle[1] + Math.sin(turn) * radius * share * 0.82,
  ];
  const wedge = polygon([
    edge(start + 1.2, 0.12),
    edge(start, 0.55),
    edge(start - 0.1, 1.3),
    edge(start + 0.7, 1.35),
    edge(start + 1.5, 1.35),
    edge(start + 2.3, 1.2),
    edge(start + 2.1, 0.5),
  ]);
  canvas.draw(without(whole, wedge), teeth);
  canvas.draw(both(whole, wedge), DARK);
  canvas.draw(both(disc(0.8), wedge), [7, 8, 10], 1, 24);
  for (const turn of [start + 2.9, start + 3.7, start - 0.6])
    canvas.draw(
      stroke([edge(start + 1, 0.2), edge(turn, 0.55), edge(turn + 0.2, 0.98)], 1.3),
      DARK,
    );
  for (let piece = 0; piece < 9; piece++) {
    const at = edge(things.between(0, 6.3), things.between(1.25, 1.7));
    canvas.draw(box([at[0] + 2, at[1] + 3], 6, 4, 0.4, 1), DARK, 0.5, 4);
    canvas.draw(box(at, things.between(3, 8), things.between(2, 5), things.between(0, 3), 1), IRON);
  }
};

/** Raised squares, lit from the upper left. */
function pattern([atX, atY]: Spot, noise: (x: number, y: number) => number): Paint {
  return (x, y) => {
    const [along, down] = [(((x - atX) % 15) + 15) % 15, ((((y - atY) / 0.82) % 15) + 15) % 15];
    const isRaised = along > 3 && down > 3;
    const edge = along < 5 || down < 5 ? 1.22 : along > 12.5 || down > 12.5 ? 0.8 : 1;
    const rust = (noise(x / 22, y / 22) - 0.5) * 30;
    const light = daylight(x, y) * (isRaised ? edge : 0.7);
    return [(IRON[0] + rust) * light, (IRON[1] + rust * 0.6) * light, IRON[2] * light];
  };
}
