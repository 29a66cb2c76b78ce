import type { EconomyArcs } from '../../contract/queries/building-economy.ts';
import type { DistrictProfile } from '../../contract/profile.ts';
import { PLACE_CLASS_IDS } from '../../contract/three-places.ts';
import type { EconomyBook } from './book.ts';
import type { FirmPlace } from './place.ts';
import type { EconomyScope } from './scope.ts';

type Point = readonly [longitudeDegrees: number, latitudeDegrees: number];

interface Leg {
  readonly ends: readonly [...Point, ...Point];
  readonly placeClass: number;
  readonly leg: number;
  firms: number;
}

/**
 * 注册→办公→纳税 of active firms, legs between the same places joined. A place outside the district ends at one point
 * beyond its edge, since nothing finer is known of it; firms with an end on no map are counted apart.
 */
export function arcsOf({ book, active }: EconomyScope, { box }: DistrictProfile): EconomyArcs {
  const outside: Point = [
    box.eastDegrees - (box.eastDegrees - box.westDegrees) * 0.02,
    (box.southDegrees + box.northDegrees) / 2,
  ];
  const legs = new Map<string, Leg>();
  let unplaced = 0;
  for (const firm of active) {
    const places = [firm.registered, firm.office, firm.tax].map((place) =>
      pointOf(book, place, outside),
    );
    let isPlaced = true;
    for (const leg of [0, 1]) {
      const [from, to] = [places[leg], places[leg + 1]];
      if (!from || !to) isPlaced = false;
      else if (from[0] !== to[0] || from[1] !== to[1])
        addLeg(legs, [...from, ...to], PLACE_CLASS_IDS.indexOf(firm.placeClass), leg);
    }
    if (!isPlaced) unplaced += 1;
  }
  return packed([...legs.values()], unplaced);
}

function pointOf({ ground }: EconomyBook, place: FirmPlace, outside: Point): Point | undefined {
  if (place.inDistrict === 'no') return outside;
  const building =
    place.buildingSlot === null ? undefined : ground.buildings.get(place.buildingSlot);
  if (!building || building.longitudeDegrees === null || building.latitudeDegrees === null)
    return undefined;
  return [building.longitudeDegrees, building.latitudeDegrees];
}

function addLeg(legs: Map<string, Leg>, ends: Leg['ends'], placeClass: number, leg: number): void {
  const key = `${ends.join(' ')} ${placeClass} ${leg}`;
  const known = legs.get(key);
  if (known) known.firms += 1;
  else legs.set(key, { ends, placeClass, leg, firms: 1 });
}

function packed(legs: readonly Leg[], unplaced: number): EconomyArcs {
  return {
    positions: Float64Array.from(legs.flatMap(({ ends }) => ends)),
    classes: Uint8Array.from(legs, ({ placeClass }) => placeClass),
    legs: Uint8Array.from(legs, ({ leg }) => leg),
    firms: Uint16Array.from(legs, ({ firms }) => firms),
    unplaced,
  };
}
