import type { DistrictProfile } from '../../contract/profile.ts';
import type { AnalysisState } from '../../contract/scene.ts';
import type { Point } from './shapes.ts';

export type PlanView = NonNullable<AnalysisState['view']>;

/** Side of the world at zoom 0, pixels, and the metres it stands for at the equator. */
const WORLD_PIXELS = 512;
const EQUATOR_METRES = 40_075_016.686;
/** Share of the picture the district takes. */
const FILLED = 0.9;
/** Zoom levels the map may go to; the district's box keeps the middle. */
export const PLAN_ZOOMS = { least: 10, most: 19 } as const;

interface Picture {
  readonly width: number;
  readonly height: number;
}

/** A box seen whole from above, north up. */
export function wholeBox(box: DistrictProfile['box'], picture: Picture): PlanView {
  const latitudeDegrees = (box.southDegrees + box.northDegrees) / 2;
  const wide = (box.eastDegrees - box.westDegrees) / 360;
  const high =
    (box.northDegrees - box.southDegrees) / 360 / Math.cos((latitudeDegrees * Math.PI) / 180);
  const scale = Math.min(picture.width / wide, picture.height / high) * FILLED;
  return {
    longitudeDegrees: (box.westDegrees + box.eastDegrees) / 2,
    latitudeDegrees,
    zoom: clampZoom(Math.log2(scale / WORLD_PIXELS)),
    pitchDegrees: 0,
    bearingDegrees: 0,
  };
}

/** Box of some rings; undefined of none. */
export function boxOf(rings: Iterable<readonly Point[]>): DistrictProfile['box'] | undefined {
  let [westDegrees, southDegrees] = [Infinity, Infinity];
  let [eastDegrees, northDegrees] = [-Infinity, -Infinity];
  for (const ring of rings) {
    for (const [longitude, latitude] of ring) {
      westDegrees = Math.min(westDegrees, longitude);
      eastDegrees = Math.max(eastDegrees, longitude);
      southDegrees = Math.min(southDegrees, latitude);
      northDegrees = Math.max(northDegrees, latitude);
    }
  }
  return westDegrees < eastDegrees && southDegrees < northDegrees
    ? { westDegrees, southDegrees, eastDegrees, northDegrees }
    : undefined;
}

/** Metres a pixel stands for in the middle of a view. */
export function metresPerPixel({ latitudeDegrees, zoom }: PlanView): number {
  const atEquator = EQUATOR_METRES / (WORLD_PIXELS * 2 ** zoom);
  return atEquator * Math.cos((latitudeDegrees * Math.PI) / 180);
}

/** A view with its middle kept in the district's box and its zoom within bounds. */
export function keptInBox(view: PlanView, { box }: Pick<DistrictProfile, 'box'>): PlanView {
  const within = (value: number, low: number, high: number) => Math.min(Math.max(value, low), high);
  return {
    ...view,
    longitudeDegrees: within(view.longitudeDegrees, box.westDegrees, box.eastDegrees),
    latitudeDegrees: within(view.latitudeDegrees, box.southDegrees, box.northDegrees),
    zoom: clampZoom(view.zoom),
    pitchDegrees: within(view.pitchDegrees, 0, 60),
  };
}

function clampZoom(zoom: number): number {
  return Math.min(Math.max(zoom, PLAN_ZOOMS.least), PLAN_ZOOMS.most);
}
