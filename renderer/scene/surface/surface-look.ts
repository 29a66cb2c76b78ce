import type { GroundRaster } from '../../../contract/queries/city-movement.ts';
import type { Surface } from '../../../contract/scene.ts';
import { rampColours } from '../../theme/ramps.ts';
import { type Appearance, TOKENS } from '../../theme/tokens.ts';
import { bytesOf } from '../../theme/colour.ts';

/** Opacity of the lowest and of the highest class: the streets stay readable below. */
const OPACITY = { lowest: 0.38, highest: 0.82 } as const;
const GI_OPACITY = [0.75, 0.6, 0, 0.62, 0.8] as const;

/** Colours of a surface's classes, the first class first: of the scene, which is dark in both appearances but by day. */
export function surfaceColours(
  kind: Surface['kind'],
  classes: number,
  appearance: Appearance,
): string[] {
  if (kind === 'gi') return rampColours(appearance, 'diverging', 5);
  if (kind === 'density') return rampColours(appearance, 'sequential', classes);
  return [
    TOKENS[appearance]['text-secondary'],
    ...rampColours(appearance, 'sequential', classes - 1),
  ];
}

/** Opacity of a class, from 1 on. */
function opacityOf(kind: Surface['kind'], place: number, classes: number): number {
  if (kind === 'gi') return GI_OPACITY[place - 1] ?? 0;
  if (kind === 'coverage') return place === 1 ? 0.38 : 0.5;
  const share = classes > 1 ? (place - 1) / (classes - 1) : 1;
  return OPACITY.lowest + (OPACITY.highest - OPACITY.lowest) * share;
}

/** Cells nobody walked are hatched, not coloured: they are a lack, not a number. */
function isHatched(cell: number, columns: number): boolean {
  return ((cell % columns) + Math.floor(cell / columns)) % 4 === 0;
}

/** A surface as a picture, a pixel a cell. */
export function paintSurface(
  kind: Surface['kind'],
  { columns, rows, classes }: Pick<GroundRaster, 'columns' | 'rows' | 'classes'>,
  colours: readonly string[],
): ImageData {
  const pixels = new ImageData(columns, rows);
  const paints = colours.map((colour, at) => [
    ...bytesOf(colour),
    Math.round(opacityOf(kind, at + 1, colours.length) * 255),
  ]);
  for (let cell = 0; cell < classes.length; cell++) {
    const place = classes[cell] as number;
    const paint = paints[place - 1];
    if (kind === 'coverage' && place === 1 && !isHatched(cell, columns)) continue;
    if (paint) pixels.data.set(paint, cell * 4);
  }
  return pixels;
}
