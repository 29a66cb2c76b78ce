import { type EconomyArcs, FLOW_OUTSIDE } from '../../contract/queries/building-economy.ts';
import type { DistrictProfile } from '../../contract/profile.ts';
import { PLACE_CLASS_IDS } from '../../contract/three-places.ts';
import type { EconomyBook } from './book.ts';
import { endOf } from './flows.ts';
import { groupBy } from './group-by.ts';
import type { FirmPlace } from './place.ts';
import type { EconomyScope } from './scope.ts';

/** An end of a line: a building, or the middle of a street's buildings, or the one point all places outside share. */
interface Point {
  readonly key: string;
  readonly at: readonly [longitudeDegrees: number, latitudeDegrees: number];
  readonly heightMetres: number;
}

interface Leg {
  readonly from: Point;
  readonly to: Point;
  readonly firmId: string;
  /** Firms by class of the cube. */
  readonly classes: Uint16Array;
  readonly leg: number;
  firms: number;
}

/** Which lines are wanted: of one firm, at most so many, by street pair or place by place, and whether firms may be named. */
export interface ArcsWanted {
  readonly enterpriseId?: string | undefined;
  readonly most: number;
  readonly bundled: boolean;
  readonly seesFirms: boolean;
}

/**
 * 注册→办公→纳税 of active firms, legs between the same places joined, those of most firms first: place by place and class
 * by class, or street by street whatever the class. A place outside the district ends at one point beyond its edge, since
 * nothing finer is known of it; firms with an end on no map are counted apart. A firm asked for by its id is given
 * whatever its status.
 */
export function arcsOf(
  { book, firms, active }: EconomyScope,
  { box }: DistrictProfile,
  { enterpriseId, most, bundled, seesFirms }: ArcsWanted,
): EconomyArcs {
  const outside: Point = {
    key: FLOW_OUTSIDE,
    at: [
      box.eastDegrees - (box.eastDegrees - box.westDegrees) * 0.02,
      (box.southDegrees + box.northDegrees) / 2,
    ],
    heightMetres: 0,
  };
  const pointOf = bundled ? streetPoints(book) : buildingPoints(book);
  const legs = new Map<string, Leg>();
  let unplaced = 0;
  const wanted =
    enterpriseId === undefined ? active : firms.filter(({ id }) => id === enterpriseId);
  for (const firm of wanted) {
    const ends = [firm.registered, firm.office, firm.tax].map((place) =>
      place.inDistrict === 'no' ? outside : pointOf(place),
    );
    const placeClass = PLACE_CLASS_IDS.indexOf(firm.placeClass);
    for (const leg of [0, 1]) {
      const [from, to] = [ends[leg], ends[leg + 1]];
      if (!from || !to || from.key === to.key) continue;
      const key = `${from.key} ${to.key} ${leg} ${bundled ? '' : placeClass}`;
      const known = legs.get(key) ?? newLeg(from, to, leg, seesFirms && !bundled ? firm.id : '');
      known.firms += 1;
      known.classes[placeClass]! += 1;
      legs.set(key, known);
    }
    if (ends.includes(undefined)) unplaced += 1;
  }
  const ordered = [...legs.values()].sort((left, right) => right.firms - left.firms);
  const left = Math.max(0, ordered.length - most);
  return { ...packed(ordered.slice(0, most), bundled), unplaced, left };
}

type PointOf = (place: FirmPlace) => Point | undefined;

function buildingPoints({ ground }: EconomyBook): PointOf {
  return ({ buildingSlot }) => {
    const building = buildingSlot === null ? undefined : ground.buildings.get(buildingSlot);
    if (!building || building.longitudeDegrees === null || building.latitudeDegrees === null)
      return undefined;
    const { longitudeDegrees, latitudeDegrees, heightMetres } = building;
    const at = [longitudeDegrees, latitudeDegrees] as const;
    return { key: at.join(' '), at, heightMetres };
  };
}

/** The middle of the buildings of each street. */
function streetPoints(book: EconomyBook): PointOf {
  const placed = [...book.ground.buildings.values()].flatMap((building) => {
    const { streetCode, longitudeDegrees, latitudeDegrees } = building;
    if (streetCode === null || longitudeDegrees === null || latitudeDegrees === null) return [];
    return [{ streetCode, longitudeDegrees, latitudeDegrees }];
  });
  const mean = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length;
  const points = new Map(
    [...groupBy(placed, ({ streetCode }) => streetCode)].map(
      ([code, inStreet]): [string, Point] => [
        code,
        {
          key: code,
          at: [
            mean(inStreet.map(({ longitudeDegrees }) => longitudeDegrees)),
            mean(inStreet.map(({ latitudeDegrees }) => latitudeDegrees)),
          ],
          heightMetres: 0,
        },
      ],
    ),
  );
  return (place) => points.get(endOf(book, place));
}

function newLeg(from: Point, to: Point, leg: number, firmId: string): Leg {
  const classes = new Uint16Array(PLACE_CLASS_IDS.length);
  return { from, to, leg, firmId, classes, firms: 0 };
}

function packed(legs: readonly Leg[], bundled: boolean): Omit<EconomyArcs, 'unplaced' | 'left'> {
  return {
    positions: Float64Array.from(legs.flatMap(({ from, to }) => [...from.at, ...to.at])),
    heights: Float32Array.from(
      legs.flatMap(({ from, to }) => [from.heightMetres, to.heightMetres]),
    ),
    classes: Uint8Array.from(legs, ({ classes }) => classes.indexOf(Math.max(...classes))),
    legs: Uint8Array.from(legs, ({ leg }) => leg),
    firms: Uint16Array.from(legs, ({ firms }) => firms),
    firmIds: legs.map(({ firmId }) => firmId),
    ends: bundled ? legs.map(({ from, to }): [string, string] => [from.key, to.key]) : [],
  };
}
