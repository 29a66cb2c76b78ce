import type { Vector } from '../../camera/local-camera.ts';
import { isBlocked, isWithin } from './rays.ts';
import { partBox, partsIn, ringsOf, type Solids } from './solids.ts';
import { inView, type Viewpoint } from './view-limits.ts';
import { offWall, type Wall, wallsOf } from './walls.ts';

/**
 * What is seen of a building: the share by area of its free outer walls (外墙) within reach, those at its back among them;
 * 0 where only a roof is seen. A wall that stands against another part or building is none of them.
 */
export interface BuildingSeen {
  readonly slot: number;
  readonly seenShare: number;
}

/** So many places are looked at on the walls of a building: first whether anything is seen, then how much, true to some two points. */
const [FIRST_SAMPLES, WALL_SAMPLES] = [400, 2000];
/** The distance between them, metres. */
const [CLOSEST_METRES, WIDEST_METRES] = [0.5, 5];
/** Places along either side of a roof. */
const ROOF_SIDE = 3;
/** They stand this far above it, metres. */
const ABOVE_METRES = 0.05;

/** The buildings within reach of which a wall or a roof is seen, the largest share first. */
export function buildingsSeen(solids: Solids, view: Viewpoint): BuildingSeen[] {
  const [x, y] = view.eye;
  const r = view.radiusMetres;
  const bySlot = new Map<number, number[]>();
  for (const part of partsIn(solids, x - r, y - r, x + r, y + r)) {
    const slot = solids.slots[part] as number;
    bySlot.set(slot, [...(bySlot.get(slot) ?? []), part]);
  }
  return [...bySlot]
    .flatMap(([slot, parts]) => {
      const seenShare = wallShareSeen(solids, parts, view);
      const seen = seenShare > 0 || parts.some((part) => isRoofSeen(solids, part, view));
      return seen ? [{ slot, seenShare }] : [];
    })
    .sort((left, right) => right.seenShare - left.seenShare || left.slot - right.slot);
}

interface Face {
  readonly wall: Wall;
  readonly bottom: number;
  readonly top: number;
}

function wallShareSeen(solids: Solids, parts: readonly number[], view: Viewpoint): number {
  const faces = parts.flatMap((part) => facesOf(solids, part));
  const squareMetres = areaInReach(faces, view);
  const samples = (count: number) => samplesOf(faces, apartFor(squareMetres, count), view);
  const isSeen = ({ wall, at }: Sample) =>
    facesEye(wall, at, view.eye) && !isBlocked(solids, view.eye, at);
  if (!hasSome(samples(FIRST_SAMPLES), isSeen)) return 0;
  let [seen, free] = [0, 0];
  for (const sample of samples(WALL_SAMPLES)) {
    if (isWithin(solids, sample.at)) continue;
    free += sample.squareMetres;
    if (isSeen(sample)) seen += sample.squareMetres;
  }
  return free > 0 ? seen / free : 0;
}

/** Stops at the first. */
function hasSome(samples: Iterable<Sample>, is: (sample: Sample) => boolean): boolean {
  for (const sample of samples) if (is(sample)) return true;
  return false;
}

function areaInReach(faces: readonly Face[], view: Viewpoint): number {
  let sum = 0;
  for (const { squareMetres } of samplesOf(faces, WIDEST_METRES, view)) sum += squareMetres;
  return sum;
}

/** How far apart so many samples stand on an area, metres. */
function apartFor(squareMetres: number, count: number): number {
  return Math.min(Math.max(Math.sqrt(squareMetres / count), CLOSEST_METRES), WIDEST_METRES);
}

function facesOf(solids: Solids, part: number): Face[] {
  const [bottom, top] = [solids.bottoms[part] as number, solids.tops[part] as number];
  return ringsOf(solids, part).flatMap((ring, at) =>
    wallsOf(ring, at === 0 ? 'outline' : 'courtyard').map((wall) => ({ wall, bottom, top })),
  );
}

/** The middle of a piece of wall and the area of the piece. */
interface Sample {
  readonly wall: Wall;
  readonly at: Vector;
  readonly squareMetres: number;
}

/** Cuts walls into equal pieces about so long and high; gives those within reach. */
function* samplesOf(faces: readonly Face[], apart: number, view: Viewpoint): Generator<Sample> {
  for (const { wall, bottom, top } of faces) {
    const columns = Math.max(1, Math.round(wall.lengthMetres / apart));
    const rows = Math.max(1, Math.round((top - bottom) / apart));
    const squareMetres = (wall.lengthMetres / columns) * ((top - bottom) / rows);
    for (let column = 0; column < columns; column++) {
      for (let row = 0; row < rows; row++) {
        const z = bottom + ((row + 0.5) / rows) * (top - bottom);
        const at = offWall(wall, (column + 0.5) / columns, z);
        if (inView(view, at[0], at[1])) yield { wall, at, squareMetres };
      }
    }
  }
}

function facesEye({ normal }: Wall, [x, y]: Vector, eye: Vector): boolean {
  return (eye[0] - x) * normal[0] + (eye[1] - y) * normal[1] > 0;
}

/** Whether one of the places spread over a roof is seen. */
function isRoofSeen(solids: Solids, part: number, view: Viewpoint): boolean {
  const top = solids.tops[part] as number;
  if (view.eye[2] <= top) return false;
  const [west, south, east, north] = partBox(solids, part);
  for (let row = 0; row < ROOF_SIDE; row++) {
    for (let column = 0; column < ROOF_SIDE; column++) {
      const x = west + ((column + 0.5) / ROOF_SIDE) * (east - west);
      const y = south + ((row + 0.5) / ROOF_SIDE) * (north - south);
      const onRoof =
        inView(view, x, y) &&
        isWithin(solids, [x, y, top - ABOVE_METRES]) &&
        !isWithin(solids, [x, y, top + ABOVE_METRES]);
      if (onRoof && !isBlocked(solids, view.eye, [x, y, top + ABOVE_METRES])) return true;
    }
  }
  return false;
}
