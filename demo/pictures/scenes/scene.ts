import type { Random } from '../../random.ts';
import type { Canvas } from '../canvas.ts';
import { createNoise, type Noise } from '../noise.ts';

/** What a scene is drawn with; the same for its two states, so that the place stays the same. */
export interface SceneTools {
  readonly canvas: Canvas;
  readonly noise: Noise;
  /** Decides the place. */
  readonly place: Random;
  /** Decides what lies about in it. */
  readonly things: Random;
}

/** Draws a place before (`false`) or after it was put right. */
export type Scene = (tools: SceneTools, isAfter: boolean) => void;

export function sceneTools(canvas: Canvas, random: Random): SceneTools {
  const noise = createNoise(random.integer(1, 1 << 20));
  return { canvas, noise, place: random.fork('place'), things: random.fork('things') };
}
