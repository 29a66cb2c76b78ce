import type { EconomyArcs } from '../../contract/queries/building-economy.ts';
import type { DistrictProfile } from '../../contract/profile.ts';
import { PLACE_CLASS_IDS } from '../../contract/three-places.ts';
import type { EconomyBook } from './book.ts';
import type { FirmPlace } from './place.ts';
import type { EconomyScope } from './scope.ts';

interface Point {
  readonly at: readonly [longitudeDegrees: number, latitudeDegrees: number];
  readonly heightMetres: number;
}

interface Leg {
  readonly from: Point;
  readonly to: Point;
  readonly firmId: string;
  readonly placeClass: number;
  readonly leg: number;
  firms: number;
}

/** Which lines are wanted: of one firm, at most so many, and whether firms may be named. */
export interface ArcsWanted {
  readonly enterpriseId?: string | undefined;
  readonly most: number;
  readonly seesFirms: boolean;
}

/**
 * 注册→办公→纳税 of active firms, legs between the same places joined, those of most firms first. A place outside the
 * district ends at one point beyond its edge, since nothing finer is known of it; firms with an end on no map are
 * counted apart. A firm asked for by its id is given whatever its status.
 */
export function arcsOf(
  { book, firms, active }: EconomyScope,
  { box }: DistrictProfile,
  { enterpriseId, most, seesFirms }: ArcsWanted,
): EconomyArcs {
  const outside: Point = {
    at: [
      box.eastDegrees - (box.eastDegrees - box.westDegrees) * 0.02,
      (box.southDegrees + box.northDegrees) / 2,
    ],
    heightMetres: 0,
  };
  const legs = new Map<string, Leg>();
  let unplaced = 0;
  const wanted =
    enterpriseId === undefined ? active : firms.filter(({ id }) => id === enterpriseId);
  for (const firm of wanted) {
    const places = [firm.registered, firm.office, firm.tax].map((place) =>
      pointOf(book, place, outside),
    );
    let isPlaced = true;
    for (const leg of [0, 1]) {
      const [from, to] = [places[leg], places[leg + 1]];
      if (!from || !to) isPlaced = false;
      else if (from.at[0] !== to.at[0] || from.at[1] !== to.at[1]) {
        const placeClass = PLACE_CLASS_IDS.indexOf(firm.placeClass);
        addLeg(legs, { from, to, firmId: seesFirms ? firm.id : '', placeClass, leg, firms: 0 });
      }
    }
    if (!isPlaced) unplaced += 1;
  }
  const ordered = [...legs.values()].sort((left, right) => right.firms - left.firms);
  return { ...packed(ordered.slice(0, most)), unplaced, left: Math.max(0, ordered.length - most) };
}

function pointOf({ ground }: EconomyBook, place: FirmPlace, outside: Point): Point | undefined {
  if (place.inDistrict === 'no') return outside;
  const building =
    place.buildingSlot === null ? undefined : ground.buildings.get(place.buildingSlot);
  if (!building || building.longitudeDegrees === null || building.latitudeDegrees === null)
    return undefined;
  const { longitudeDegrees, latitudeDegrees, heightMetres } = building;
  return { at: [longitudeDegrees, latitudeDegrees], heightMetres };
}

function addLeg(legs: Map<string, Leg>, leg: Leg): void {
  const key = `${leg.from.at.join(' ')} ${leg.to.at.join(' ')} ${leg.placeClass} ${leg.leg}`;
  const known = legs.get(key) ?? leg;
  known.firms += 1;
  legs.set(key, known);
}

function packed(legs: readonly Leg[]): Omit<EconomyArcs, 'unplaced' | 'left'> {
  return {
    positions: Float64Array.from(legs.flatMap(({ from, to }) => [...from.at, ...to.at])),
    heights: Float32Array.from(
      legs.flatMap(({ from, to }) => [from.heightMetres, to.heightMetres]),
    ),
    classes: Uint8Array.from(legs, ({ placeClass }) => placeClass),
    legs: Uint8Array.from(legs, ({ leg }) => leg),
    firms: Uint16Array.from(legs, ({ firms }) => firms),
    firmIds: legs.map(({ firmId }) => firmId),
  };
}
