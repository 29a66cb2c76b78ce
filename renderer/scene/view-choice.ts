import type { Vector } from '../camera/local-camera.ts';

/** A building's place, metres of the tile frame. */
export interface Spot {
  readonly id: string;
  readonly east: number;
  readonly north: number;
}

/** A place on a road and the way it runs, radians clockwise from north. */
export interface RoadSpot {
  readonly at: Vector;
  readonly heading: number;
}

/** Heading that looks away from the key light, so that the sunlit sides are seen. */
const LIT_HEADING = Math.PI / 4;
const STREET_METRES = 320;
const ASIDE_METRES = 130;

/** The road with most buildings on its poorer side, looked along with the light. Undefined without roads. */
export function bestStreet(
  roads: readonly RoadSpot[],
  buildings: readonly Spot[],
): RoadSpot | undefined {
  const scored = roads.map((road) => {
    const lit = { ...road, heading: litHeading(road.heading) };
    return { road: lit, score: poorerSide(lit, buildings) };
  });
  return scored.sort((a, b) => b.score - a.score)[0]?.road;
}

/** Of the two ways along a road, the one with the light in the back. */
function litHeading(heading: number): number {
  return Math.cos(heading - LIT_HEADING) >= 0 ? heading : heading + Math.PI;
}

function poorerSide({ at, heading }: RoadSpot, buildings: readonly Spot[]): number {
  const sides = [0, 0];
  for (const building of buildings) {
    const { ahead, aside } = seenFrom(at, heading, building);
    if (ahead < -100 || ahead > STREET_METRES || Math.abs(aside) > ASIDE_METRES) continue;
    sides[aside < 0 ? 0 : 1]! += 1;
  }
  return Math.min(...sides);
}

/** A building with its height, metres. */
export interface Block extends Spot {
  readonly heightMetres: number;
}

/** A way to look at a building, radians, and the share of its height hidden behind others. */
export interface Look {
  readonly heading: number;
  readonly pitch: number;
  readonly hiddenShare: number;
}

const PITCHES = [-0.4, -0.52, -0.66];

/** How a building is seen with least before it; sunlit sides and flat views win a tie. */
export function clearestLook(place: Block, others: readonly Block[]): Look {
  const looks = PITCHES.flatMap((pitch) =>
    Array.from({ length: 16 }, (_, i) => {
      const heading = (i * Math.PI) / 8;
      return { heading, pitch, hiddenShare: hiddenShare(place, others, heading, pitch) };
    }),
  );
  const cost = ({ heading, pitch, hiddenShare: hidden }: Look) =>
    hidden - pitch * 0.35 + 0.12 * (1 - Math.cos(heading - LIT_HEADING));
  return looks.sort((a, b) => cost(a) - cost(b))[0] as Look;
}

/** Share of a building's height that others hide, seen from far along a heading and pitch. */
function hiddenShare(
  place: Block,
  others: readonly Block[],
  heading: number,
  pitch: number,
): number {
  const hidden = others.map((other) => {
    const { ahead, aside } = seenFrom([place.east, place.north, 0], heading, other);
    if (other.id === place.id || ahead > -12 || ahead < -320 || Math.abs(aside) > 55) return 0;
    return other.heightMetres + ahead * Math.tan(-pitch);
  });
  return Math.min(1, Math.max(0, ...hidden) / place.heightMetres);
}

function seenFrom(at: Vector, heading: number, { east, north }: Spot) {
  const [x, y] = [east - at[0], north - at[1]];
  return {
    ahead: x * Math.sin(heading) + y * Math.cos(heading),
    aside: x * Math.cos(heading) - y * Math.sin(heading),
  };
}
