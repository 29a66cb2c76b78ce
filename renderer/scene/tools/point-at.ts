import type { Vector } from '../../camera/local-camera.ts';
import {
  groundUnder,
  type PicturePoint,
  rayThrough,
  toPicture,
} from '../../camera/local-camera.ts';
import type { SceneView } from '../stage.ts';
import { allHits, firstHit, isBlocked } from './rays.ts';
import { partsIn, ringsOf, type Solids } from './solids.ts';

const FARTHEST_METRES = 12_000;
/** A corner this near to the pointer catches it, CSS pixels. */
const SNAP_PIXELS = 10;
/** Corners are looked for this far round what is pointed at, metres. */
const SNAP_METRES = 40;

/** A point of the scene in the tile frame, and the building part it lies on, if any. */
export interface PointedAt {
  readonly at: Vector;
  readonly part: number | undefined;
}

/** What the picture shows at a place: the nearest wall or roof, else the ground. */
export function pointAt(
  view: SceneView,
  solids: Solids,
  place: PicturePoint,
): PointedAt | undefined {
  const camera = view.current();
  const eye: Vector = [camera.east, camera.north, camera.up];
  const far = farPoint(view, place);
  const hit = firstHit(solids, eye, far);
  if (hit) return { at: between(eye, far, hit.share), part: hit.part };
  const ground = groundUnder(camera, view.lens(), place);
  return ground && { at: ground, part: undefined };
}

/** Slots of all buildings behind a place of the picture, the nearest first. */
export function buildingsBehind(view: SceneView, solids: Solids, place: PicturePoint): number[] {
  const camera = view.current();
  const eye: Vector = [camera.east, camera.north, camera.up];
  const hits = allHits(solids, eye, farPoint(view, place));
  return [...new Set(hits.map(({ part }) => solids.slots[part] as number))];
}

/** Corners are looked at this much nearer to the eye than they are, share of the way: their own walls do not hide them. */
const BEFORE_CORNER = 0.999;

/** The point itself, or the corner in sight the pointer is nearly on. `pixels` is the size of the canvas. */
export function snapped(
  view: SceneView,
  solids: Solids,
  place: PicturePoint,
  pointed: PointedAt,
  pixels: { readonly width: number; readonly height: number },
): PointedAt {
  const [x, y] = pointed.at;
  const camera = view.current();
  const eye: Vector = [camera.east, camera.north, camera.up];
  const isSeen = (corner: Vector) => !isBlocked(solids, eye, between(eye, corner, BEFORE_CORNER));
  let best: { readonly pointed: PointedAt; readonly off: number } | undefined;
  for (const part of partsIn(
    solids,
    x - SNAP_METRES,
    y - SNAP_METRES,
    x + SNAP_METRES,
    y + SNAP_METRES,
  )) {
    for (const corner of cornersIn(solids, part)) {
      const seen = toPicture(camera, view.lens(), corner);
      if (!seen) continue;
      const off = Math.hypot(
        ((seen[0] - place[0]) / 2) * pixels.width,
        ((seen[1] - place[1]) / 2) * pixels.height,
      );
      if (off < Math.min(SNAP_PIXELS, best?.off ?? SNAP_PIXELS) && isSeen(corner))
        best = { pointed: { at: corner, part }, off };
    }
  }
  return best?.pointed ?? pointed;
}

function* cornersIn(solids: Solids, part: number): Generator<Vector> {
  const [bottom, top] = [solids.bottoms[part] as number, solids.tops[part] as number];
  for (const ring of ringsOf(solids, part)) {
    for (const [x, y] of ring) {
      yield [x, y, top];
      yield [x, y, bottom];
    }
  }
}

function farPoint(view: SceneView, place: PicturePoint): Vector {
  const camera = view.current();
  const ray = rayThrough(camera, view.lens(), place);
  const toGround = ray[2] < 0 ? camera.up / -ray[2] : FARTHEST_METRES;
  const reach = Math.min(toGround, FARTHEST_METRES);
  return [camera.east + ray[0] * reach, camera.north + ray[1] * reach, camera.up + ray[2] * reach];
}

function between(from: Vector, to: Vector, share: number): Vector {
  return [
    from[0] + (to[0] - from[0]) * share,
    from[1] + (to[1] - from[1]) * share,
    from[2] + (to[2] - from[2]) * share,
  ];
}
