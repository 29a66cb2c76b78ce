import { ringCrosses } from '../../../contract/drafts/rings.ts';
import { signedArea } from '../ring-area.ts';
import { cornersOf, type Solids } from '../tools/solids.ts';

/** More corners than this are not checked for crossings: such an outline hides nothing. */
const MOST_CORNERS = 120;

/** The parts of the buildings as the horizon needs them, tile frame, metres: outlines counter-clockwise, without holes. */
export interface Bodies {
  readonly slots: Uint32Array;
  readonly tops: Float32Array;
  /** Body b has the corners `starts[b]` up to `starts[b + 1]`. */
  readonly starts: Uint32Array;
  readonly corners: Float64Array;
  /** Middle and radius of a circle round the outline. */
  readonly circles: Float64Array;
  /** 1 where the body stands on the ground and its outline does not cross itself: only such hide others. */
  readonly sound: Uint8Array;
  readonly slotCount: number;
}

/** Worked out once a snapshot. */
export function bodiesOf(solids: Solids): Bodies {
  const count = solids.slots.length;
  const starts = new Uint32Array(count + 1);
  const corners: number[] = [];
  const circles = new Float64Array(count * 3);
  const sound = new Uint8Array(count);
  for (let body = 0; body < count; body++) {
    const ring = outlineOf(solids, body);
    corners.push(...ring.flat());
    starts[body + 1] = corners.length / 2;
    circles.set(circleRound(ring), body * 3);
    sound[body] = (solids.bottoms[body] as number) <= 0 && isSimple(ring) ? 1 : 0;
  }
  const slotCount = solids.slots.reduce((most, slot) => Math.max(most, slot + 1), 0);
  const { slots, tops } = solids;
  return { slots, tops, starts, corners: Float64Array.from(corners), circles, sound, slotCount };
}

type Corner = [number, number];

function outlineOf(solids: Solids, part: number): Corner[] {
  const first = solids.partRings[part] as number;
  const [from, to] = [cornersOf(solids, part)[0], solids.ringStarts[first + 1] as number];
  const ring: Corner[] = [];
  for (let c = from; c < to; c++)
    ring.push([solids.corners[2 * c] as number, solids.corners[2 * c + 1] as number]);
  return signedArea(ring) < 0 ? ring.reverse() : ring;
}

function circleRound(ring: readonly Corner[]): [number, number, number] {
  const [xs, ys] = [ring.map(([x]) => x), ring.map(([, y]) => y)];
  const [x, y] = [(Math.min(...xs) + Math.max(...xs)) / 2, (Math.min(...ys) + Math.max(...ys)) / 2];
  return [x, y, Math.max(...ring.map((corner) => Math.hypot(corner[0] - x, corner[1] - y)))];
}

function isSimple(ring: readonly Corner[]): boolean {
  return ring.length <= MOST_CORNERS && !ringCrosses(ring);
}
