import { z } from 'zod';

const finite = z.number().finite();
const vector = (length: number) => z.array(finite).length(length);

const boundingVolume = z
  .strictObject({
    box: vector(12).refine((box) => volumeOf(box) > 0, 'the box is flat'),
    region: vector(6),
    sphere: vector(4),
  })
  .partial()
  .refine((volume) => Object.keys(volume).length > 0, 'no bounding volume');

const content = z.strictObject({
  uri: z.string().min(1),
  boundingVolume: boundingVolume.optional(),
});

const tile = z.strictObject({
  boundingVolume,
  geometricError: finite.nonnegative(),
  refine: z.enum(['ADD', 'REPLACE']).optional(),
  transform: vector(16)
    .refine((m) => m[3] === 0 && m[7] === 0 && m[11] === 0 && m[15] === 1, 'not affine')
    .optional(),
  content: content.optional(),
  get children() {
    return z.array(tile).min(1).optional();
  },
});

/**
 * A tileset as tileset.schema.json of 3D Tiles 1.1 wants it, without what the builder never writes, and strict where the
 * schema lets unknown names pass. Besides, a root tile must say how it is refined, and may not err more than its tileset.
 */
export const tilesetSchema = z
  .strictObject({
    asset: z.strictObject({ version: z.literal('1.1') }),
    geometricError: finite.nonnegative(),
    root: tile.refine(({ refine }) => refine !== undefined, 'the root says no refine'),
  })
  .refine(
    ({ geometricError, root }) => geometricError >= root.geometricError,
    'the root errs more',
  );

/** Volume of a box's half axes, upright as the builder makes them: zero where one of them is. */
function volumeOf(box: readonly number[]): number {
  return Math.abs((box[3] ?? 0) * (box[7] ?? 0) * (box[11] ?? 0));
}
