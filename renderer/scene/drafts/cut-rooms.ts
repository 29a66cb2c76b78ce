import type { DraftRoom } from '../../../contract/drafts/draft.ts';
import { byNumber } from '../../../contract/drafts/draft.ts';
import { signedArea } from '../ring-area.ts';

/** A corner in the tile frame, metres. */
export type Corner = readonly [number, number];

/** A room of a draft on one floor: the outline it is drawn with. */
export interface RoomCut {
  readonly room: DraftRoom;
  readonly ring: readonly Corner[];
}

/** What is left free on each side between two rooms, so that each reads as a body of its own, metres. */
const GAP_METRES = 0.4;
/** Halvings with which a cut is found: to some millimetres in any building. */
const HALVINGS = 16;

/**
 * Where the rooms of a floor stand in its outlines: side by side along the longest wall, by unit and number, as wide as
 * their areas ask (rooms without one are of mean size). It stands for a plan nobody has drawn yet: 虚拟·待核实.
 */
export function cutRooms(
  rings: readonly (readonly Corner[])[],
  rooms: readonly DraftRoom[],
): RoomCut[] {
  const sorted = [...rooms].sort(
    (a, b) => byNumber(a.unitNo, b.unitNo) || byNumber(a.roomNo, b.roomNo),
  );
  const weights = weightsOf(sorted);
  const whole = sum(rings.map(areaOf));
  const all = sum(weights);
  const cuts: RoomCut[] = [];
  let [from, given, area] = [0, 0, 0];
  rings.forEach((ring, at) => {
    area += areaOf(ring);
    let to = from;
    const isLast = at === rings.length - 1;
    while (
      to < sorted.length &&
      (isLast || (given + (weights[to] as number) / 2) / all <= area / whole)
    )
      given += weights[to++] as number;
    cuts.push(...cutRing(ring, sorted.slice(from, to), weights.slice(from, to)));
    from = to;
  });
  return cuts;
}

function weightsOf(rooms: readonly DraftRoom[]): number[] {
  const known = rooms.flatMap(({ areaSquareMetres: area }) => (area === null ? [] : [area]));
  const mean = known.length > 0 ? sum(known) / known.length : 1;
  return rooms.map(({ areaSquareMetres: area }) =>
    Math.min(Math.max(area ?? mean, mean * 0.2), mean * 8),
  );
}

function cutRing(
  ring: readonly Corner[],
  rooms: readonly DraftRoom[],
  weights: readonly number[],
): RoomCut[] {
  const along = longestWall(ring);
  const places = ring.map(([x, y]) => x * along[0] + y * along[1]);
  const [low, high] = [Math.min(...places), Math.max(...places)];
  const [whole, all] = [areaOf(ring), sum(weights)];
  let [start, share] = [low, 0];
  return rooms.flatMap((room, at) => {
    share += (weights[at] as number) / all;
    const isLast = at === rooms.length - 1;
    const end = isLast ? high : placeOfShare(ring, along, [low, high], whole * share);
    const left = at === 0 ? start : start + GAP_METRES;
    const right = isLast ? end : end - GAP_METRES;
    const own = upTo(upTo(ring, along, right), [-along[0], -along[1]], -left);
    start = end;
    return own.length < 3 ? [] : [{ room, ring: own }];
  });
}

/** Where a cut leaves an area behind it. */
function placeOfShare(
  ring: readonly Corner[],
  along: Corner,
  [low, high]: readonly [number, number],
  area: number,
): number {
  let [least, most] = [low, high];
  for (let half = 0; half < HALVINGS; half++) {
    const middle = (least + most) / 2;
    if (areaOf(upTo(ring, along, middle)) < area) least = middle;
    else most = middle;
  }
  return (least + most) / 2;
}

/** What of a ring lies no farther along a direction than a place. */
function upTo(ring: readonly Corner[], [ux, uy]: Corner, place: number): Corner[] {
  const kept: Corner[] = [];
  ring.forEach((corner, at) => {
    const next = ring[(at + 1) % ring.length] as Corner;
    const [own, other] = [corner[0] * ux + corner[1] * uy, next[0] * ux + next[1] * uy];
    if (own <= place) kept.push(corner);
    if (own <= place === other <= place) return;
    const share = (place - own) / (other - own);
    kept.push([
      corner[0] + (next[0] - corner[0]) * share,
      corner[1] + (next[1] - corner[1]) * share,
    ]);
  });
  return kept;
}

function longestWall(ring: readonly Corner[]): Corner {
  let [best, length] = [[1, 0] as Corner, 0];
  ring.forEach(([x, y], at) => {
    const [nextX, nextY] = ring[(at + 1) % ring.length] as Corner;
    const own = Math.hypot(nextX - x, nextY - y);
    if (own <= length) return;
    [best, length] = [[(nextX - x) / own, (nextY - y) / own], own];
  });
  return best;
}

function areaOf(ring: readonly Corner[]): number {
  return Math.abs(signedArea(ring));
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
