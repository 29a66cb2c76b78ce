import type { CityCoverage, HotSpots } from '../../../contract/queries/city-movement.ts';
import type { Surface } from '../../../contract/scene.ts';

/** What lies over the ground, without its picture: for the legend and the list beside it. */
export interface ShownSurface {
  readonly kind: Surface['kind'];
  /** Class → colour, `#rrggbb`, the first class first. */
  readonly colours: readonly string[];
  readonly bounds: readonly number[];
  readonly hotSpots: Omit<HotSpots, 'raster'> | undefined;
  readonly coverage: Omit<CityCoverage, 'raster'> | undefined;
}
