import { METRES_PER_DEGREE } from '../../contract/local-frame.ts';
import { FONT_FAMILY } from '../theme/tokens.ts';
import type { PlanLook } from './plan-look.ts';
import type { Point } from './shapes.ts';
import type { PlanView } from './plan-view.ts';
import { metresPerPixel } from './plan-view.ts';

export interface PlanName {
  readonly text: string;
  readonly at: Point;
}

/** Names drawn once with a halo, and where each lies in the picture, pixels. */
export interface NameAtlas {
  readonly canvas: HTMLCanvasElement;
  readonly places: Readonly<
    Record<string, { x: number; y: number; width: number; height: number; mask: false }>
  >;
}

const FONT_PIXELS = 13;
/** Pixels of the atlas to one of the picture. */
const SHARP = 2;
const HALO = 2;
const LINE = (FONT_PIXELS + 2 * HALO + 2) * SHARP;
const WIDTH = 1024;

/** Height of a name in the picture, pixels. */
export const NAME_PIXELS = LINE / SHARP;

/** Draws every name with a halo of the ground's colour. */
export function nameAtlas(names: readonly PlanName[], look: PlanLook): NameAtlas {
  const canvas = document.createElement('canvas');
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  const font = `${FONT_PIXELS * SHARP}px ${FONT_FAMILY}`;
  pen.font = font;
  const places: Record<string, NameAtlas['places'][string]> = {};
  let [x, y] = [0, 0];
  for (const { text } of names) {
    if (text in places) continue;
    const width = Math.ceil(pen.measureText(text).width) + 2 * HALO * SHARP;
    if (x + width > WIDTH) [x, y] = [0, y + LINE];
    places[text] = { x, y, width, height: LINE, mask: false };
    x += width;
  }
  [canvas.width, canvas.height] = [WIDTH, Math.max(y + LINE, 2)];
  pen.font = font;
  pen.textBaseline = 'middle';
  pen.lineJoin = 'round';
  pen.lineWidth = 2 * HALO * SHARP;
  pen.strokeStyle = look.halo;
  pen.fillStyle = look.label;
  for (const [text, place] of Object.entries(places)) {
    const at = [place.x + HALO * SHARP, place.y + LINE / 2] as const;
    pen.strokeText(text, ...at);
    pen.fillText(text, ...at);
  }
  return { canvas, places };
}

/** Names that stand clear of each other in a view, the first of them kept. */
export function clearNames(names: readonly PlanName[], view: PlanView): PlanName[] {
  const scale = METRES_PER_DEGREE / metresPerPixel(view);
  const squeeze = Math.cos((view.latitudeDegrees * Math.PI) / 180);
  const kept: { x: number; y: number; half: number; name: PlanName }[] = [];
  for (const name of names) {
    const [x, y] = [name.at[0] * scale * squeeze, name.at[1] * scale];
    const half = (name.text.length * FONT_PIXELS) / 2 + HALO;
    const clear = kept.every(
      (other) => Math.abs(other.x - x) > other.half + half || Math.abs(other.y - y) > NAME_PIXELS,
    );
    if (clear) kept.push({ x, y, half, name });
  }
  return kept.map(({ name }) => name);
}
