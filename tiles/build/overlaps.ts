import { say } from '../../contract/sentence.ts';
import { overlapArea } from '../geometry/overlap-area.ts';
import { boundsOf, polygonArea, type Bounds } from '../geometry/polygon.ts';
import type { Plate } from '../rooms/plates.ts';
import type { PreparedBuilding } from './prepare-building.ts';
import type { NoteSource, TileNote } from './tile-report.ts';

/** Two buildings are told when they share more than this of the smaller one's ground on some floor. */
const LARGEST_SHARE = 0.5;
const CELL_METRES = 60;

/** A building and the row of its first part. */
export interface Sited {
  readonly building: PreparedBuilding;
  readonly source: NoteSource | undefined;
}

interface Site extends Sited {
  readonly areaSquareMetres: number;
}

/**
 * Buildings on the ground of another one: a note on the smaller of the two, on the later one of equal ones. Parts of one
 * building (裙楼, 塔楼) are one building here, and one that begins above the roof of another does not stand on its ground.
 */
export function overlapNotes(sited: readonly Sited[]): TileNote[] {
  const cells = new Map<string, Site[]>();
  const notes: TileNote[] = [];
  const sites = sited.map(({ building, source }) => ({
    building,
    source,
    areaSquareMetres: Math.max(...building.plates.map(({ polygon }) => polygonArea(polygon))),
  }));
  sites.sort(
    (a, b) => b.areaSquareMetres - a.areaSquareMetres || a.building.slot - b.building.slot,
  );
  for (const site of sites) {
    const keys = cellsOf(site.building.bounds);
    const larger = new Set(keys.flatMap((key) => cells.get(key) ?? []));
    const note = firstOverlap(site, larger);
    if (note) notes.push(note);
    for (const key of keys) {
      const here = cells.get(key);
      if (here) here.push(site);
      else cells.set(key, [site]);
    }
  }
  return notes;
}

function firstOverlap(site: Site, larger: Iterable<Site>): TileNote | undefined {
  const { building, source } = site;
  for (const other of larger) {
    if (!mayOverlap(building.bounds, other.building.bounds)) continue;
    const share = sharedGround(building.plates, other.building.plates);
    if (share <= LARGEST_SHARE) continue;
    const percent = Math.round(share * 100);
    const sentence = say`It stands on the same ground as building ${other.building.id}: they share ${percent} % of the smaller outline. Check which of the two is right, or deliver them as parts of one building.`;
    return { building: building.id, code: 'FOOTPRINT_OVERLAPS', sentence, source };
  }
  return undefined;
}

function mayOverlap(a: Bounds, b: Bounds): boolean {
  return a.west < b.east && b.west < a.east && a.south < b.north && b.south < a.north;
}

/** Largest share of the smaller one's ground that two buildings have in common on one floor: 0 to 1. */
function sharedGround(plates: readonly Plate[], others: readonly Plate[]): number {
  const floors = new Set([...plates, ...others].map(({ floorFrom }) => floorFrom));
  const shares = [...floors].map((floor) => {
    const [here, there] = [platesOn(plates, floor), platesOn(others, floor)];
    if (here.length === 0 || there.length === 0) return 0;
    const smaller = Math.min(areaOf(here), areaOf(there));
    if (largestPossible(here, there) <= smaller * LARGEST_SHARE) return 0;
    return Math.min(1, sharedArea(here, there) / smaller);
  });
  return Math.max(0, ...shares);
}

function platesOn(plates: readonly Plate[], floor: number): Plate[] {
  return plates.filter(({ floorFrom, floorTo }) => floorFrom <= floor && floor <= floorTo);
}

function areaOf(plates: readonly Plate[]): number {
  return plates.reduce((sum, { polygon }) => sum + polygonArea(polygon), 0);
}

/** Area of the boxes' common part, m²: cheap, and never less than what is shared. */
function largestPossible(here: readonly Plate[], there: readonly Plate[]): number {
  const [a, b] = [here, there].map((plates) =>
    boundsOf(plates.flatMap(({ polygon }) => polygon.outer)),
  ) as [Bounds, Bounds];
  const wide = Math.min(a.east, b.east) - Math.max(a.west, b.west);
  const deep = Math.min(a.north, b.north) - Math.max(a.south, b.south);
  return Math.max(0, wide) * Math.max(0, deep);
}

function sharedArea(here: readonly Plate[], there: readonly Plate[]): number {
  return here.reduce(
    (sum, { polygon }) =>
      there.reduce((inner, other) => inner + overlapArea(polygon, other.polygon), sum),
    0,
  );
}

function cellsOf({ west, south, east, north }: Bounds): string[] {
  const [x0, y0, x1, y1] = [west, south, east, north].map((metres) =>
    Math.floor(metres / CELL_METRES),
  ) as [number, number, number, number];
  const keys: string[] = [];
  for (let x = x0; x <= x1; x++) for (let y = y0; y <= y1; y++) keys.push(`${x} ${y}`);
  return keys;
}
