import { type Colour, HEIGHT, type Paint, WIDTH } from './canvas.ts';
import type { Noise } from './noise.ts';

/** A colour made lighter (above 1) or darker. */
export function lit([red, green, blue]: Colour, light: number): Colour {
  return [red * light, green * light, blue * light];
}

/** Light of a grey day: a little more from the upper left, less in the corners. */
export function daylight(x: number, y: number): number {
  const [fromMiddleX, fromMiddleY] = [x / WIDTH - 0.5, y / HEIGHT - 0.5];
  return 1.06 - 0.12 * (x / WIDTH) - 0.32 * (fromMiddleX ** 2 + fromMiddleY ** 2);
}

/** 沥青: grey with grain and stains. */
export function asphalt(noise: Noise, grey = 104): Paint {
  return (x, y) => {
    const grain = (noise(x * 0.55, y * 0.55) - 0.5) * 22 + (noise(x / 48, y / 48) - 0.5) * 26;
    const light = daylight(x, y);
    return [(grey + grain) * light, (grey + grain + 1) * light, (grey + grain + 4) * light];
  };
}

/** 粉刷墙面 above, 地砖 below `floorY`, which recede. */
export function wallAndFloor(noise: Noise, wall: Colour, floor: Colour, floorY: number): Paint {
  return (x, y) => {
    const light = daylight(x, y);
    if (y < floorY) {
      const stain =
        1 + (noise(x / 70, y / 50) - 0.5) * 0.16 + (noise(x * 0.7, y * 0.7) - 0.5) * 0.04;
      const shade = y > floorY - 10 ? 0.72 : 1 - 0.12 * (y / floorY);
      return lit(wall, stain * light * shade);
    }
    const near = (y - floorY + 18) / (HEIGHT - floorY + 18);
    const across = Math.abs((((x - WIDTH / 2) / near / 62) % 1) + 1) % 1;
    const away = (4.6 / near) % 1;
    const joint = across < 0.03 / near / 2 || away < 0.07 ? 0.8 : 1;
    const stain = 1 + (noise(x / 40, y / 14) - 0.5) * 0.14;
    return lit(floor, light * joint * stain * (0.74 + 0.3 * near));
  };
}

/** 砖墙. */
export function bricks(noise: Noise): Paint {
  return (x, y) => {
    const row = Math.floor(y / 17);
    const column = Math.floor((x + (row % 2) * 21) / 42);
    const isJoint = y % 17 < 1.8 || (x + (row % 2) * 21) % 42 < 1.8;
    const own = 0.84 + 0.32 * noise(column * 7.3, row * 5.9);
    const grain = 1 + (noise(x * 0.6, y * 0.6) - 0.5) * 0.14;
    const colour: Colour = isJoint ? [176, 170, 160] : [150, 92, 74];
    return lit(colour, (isJoint ? 1 : own) * grain * daylight(x, y));
  };
}
