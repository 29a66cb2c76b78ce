import { localFrame, toLonLat } from '../../../../contract/local-frame.ts';
import { type Solids, solidsOf } from '../solids.ts';

const FRAME = localFrame({
  westDegrees: 121.48,
  southDegrees: 29.83,
  eastDegrees: 121.57,
  northDegrees: 29.91,
});

/** An upright box, metres of the tile frame. */
export interface Block {
  readonly slot: number;
  readonly box: readonly [west: number, south: number, east: number, north: number];
  readonly bottom?: number;
  readonly top: number;
}

/** Upright boxes as the host would pack them. */
export function blocks(list: readonly Block[]): Solids {
  const degrees = list.flatMap(({ box: [west, south, east, north] }) =>
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
    ].flatMap(([x, y]) => toLonLat(FRAME, x as number, y as number)),
  );
  return solidsOf(
    {
      partSlots: Uint32Array.from(list, ({ slot }) => slot),
      partRings: Uint32Array.from([0, ...list.map((_, at) => at + 1)]),
      ringStarts: Uint32Array.from([0, ...list.map((_, at) => 4 * (at + 1))]),
      coordinates: Float64Array.from(degrees),
      bottomMetres: Float32Array.from(list, ({ bottom }) => bottom ?? 0),
      topMetres: Float32Array.from(list, ({ top }) => top),
      storeyMetres: Float32Array.from(list, () => 3),
    },
    FRAME,
  );
}
