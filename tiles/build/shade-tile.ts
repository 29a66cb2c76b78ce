import { isOutlineKey, outlineKey, TILE_KEYS } from '../../contract/tiles.ts';
import { areaOf, bakeShade } from '../shade/bake-shade.ts';
import { castersBefore, castersOf } from '../shade/casters.ts';
import type { PreparedBuilding } from './prepare-building.ts';
import type { TileStore } from './tile-store.ts';

/** With more changed buildings the whole ground is baked anew, which takes as long as some hundred places. */
const MOST_PLACES_BAKED_ANEW = 100;

/** Shade of the ground under all that stands; baked anew only round what `changed` or is gone, where that is little. */
export async function shadeTile(
  store: TileStore,
  standing: readonly PreparedBuilding[],
  changed: readonly PreparedBuilding[],
): Promise<Uint8Array> {
  const casters = castersOf(standing);
  const stays = new Set(standing.map(({ slot }) => outlineKey(slot)));
  const gone = [...store.keysBefore()].filter((key) => isOutlineKey(key) && !stays.has(key));
  if (changed.length + gone.length > MOST_PLACES_BAKED_ANEW) return bakeShade(casters);
  const outlines = [...gone, ...changed.map(({ slot }) => outlineKey(slot))];
  const before = await store.contentsBefore([TILE_KEYS.shade, ...outlines]);
  const bytes = before.get(TILE_KEYS.shade);
  before.delete(TILE_KEYS.shade);
  if (!bytes) return bakeShade(casters);
  const touched = [...castersOf(changed), ...[...before.values()].flatMap(castersBefore)];
  return bakeShade(casters, { bytes, changed: touched.map(areaOf) });
}
