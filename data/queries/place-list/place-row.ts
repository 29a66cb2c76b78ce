import type { AddressFinding } from '../../../contract/address-match.ts';
import type { PlacedRow, PlacedStop } from '../../../contract/queries/place-list.ts';
import type { NamedRecord } from './find-records.ts';
import type { Places } from './find-places.ts';

/** What a row of a list was taken for before its place is looked up. */
export type Taken =
  | { readonly kind: 'nothing'; readonly stop: PlacedStop }
  | { readonly kind: 'records'; readonly records: readonly NamedRecord[] }
  | { readonly kind: 'address'; readonly finding: AddressFinding };

const NOWHERE: PlacedRow = {
  level: 'none',
  score: 0,
  method: 'none',
  record: null,
  standardAddress: '',
  addressCode: null,
  buildingId: null,
  roomId: null,
  longitudeDegrees: null,
  latitudeDegrees: null,
  heightMetres: 0,
  rough: false,
  evidence: [],
  stop: null,
  conflicts: [],
  unknown: [],
};

/** Where a row is; what lies outside the caller's area is not told. */
export function placeRow(taken: Taken, places: Places, areaCode: string | undefined): PlacedRow {
  if (taken.kind === 'nothing') return { ...NOWHERE, stop: taken.stop };
  if (taken.kind === 'address') return placeAddress(taken.finding, places, areaCode);
  return placeRecords(taken.records, places, areaCode);
}

function placeAddress(
  finding: AddressFinding,
  places: Places,
  areaCode: string | undefined,
): PlacedRow {
  const { level, score, method, standardAddress, evidence, stop, conflicts, unknown } = finding;
  const where = locate(places, finding.room?.slot, finding.buildingSlot, finding.communityCode);
  if (!allowed(where, places, finding.candidateSlots, areaCode)) return outside();
  const point = where.point ?? middleOf(places, finding, level);
  return {
    ...NOWHERE,
    ...codesOf(where),
    ...pointOf(point, where.point === undefined),
    heightMetres: where.building?.height ?? 0,
    level,
    score,
    method,
    standardAddress,
    evidence: [...evidence],
    stop: level === 'room' ? null : stop,
    conflicts: [...conflicts],
    unknown: [...unknown],
  };
}

function placeRecords(
  records: readonly NamedRecord[],
  places: Places,
  areaCode: string | undefined,
): PlacedRow {
  const [record] = records;
  if (!record) return NOWHERE;
  const { table, key, name, method } = record;
  const known = { ...NOWHERE, method, record: { table, key, name } };
  const wheres = records.map((one) =>
    locate(places, one.roomSlot, one.buildingSlot, one.communityCode),
  );
  const different = new Set(records.map((one, at) => whereabouts(one, wheres[at] as Where)));
  if (records.length > 1 && different.size > 1) return { ...known, stop: 'SEVERAL_RECORDS' };
  const where = wheres[0] as Where;
  const own = ownPoint(record);
  const isNowhereKnown = own !== undefined && !where.building && where.communityCode === undefined;
  const isTold = areaCode === undefined || !isNowhereKnown;
  if (!isTold || !allowed(where, places, undefined, areaCode)) return outside();
  const building = where.building;
  const level = where.room ? 'room' : building ? 'building' : own ? 'point' : 'none';
  return {
    ...known,
    ...codesOf(where),
    ...pointOf(own ?? where.point, false),
    heightMetres: own ? 0 : (building?.height ?? 0),
    level,
    score: level === 'none' ? 0 : 1,
    standardAddress: [building?.address, building?.name].filter(Boolean).join(' '),
    stop: level === 'none' ? 'RECORD_UNPLACED' : level === 'building' ? 'NOT_WRITTEN' : null,
  };
}

/** The same text for records at one place: in one room, else in one building, else at one point of their own. */
function whereabouts(record: NamedRecord, { room, building, communityCode }: Where): string {
  const inside = room ?? building?.building_id;
  return inside ?? `${ownPoint(record)?.join(' ') ?? ''} ${communityCode ?? ''}`;
}

type Point = readonly [longitude: number, latitude: number];

interface Where {
  readonly room: string | undefined;
  readonly building: ReturnType<Places['buildings']['get']>;
  readonly communityCode: string | undefined;
  readonly point: Point | undefined;
}

function locate(
  places: Places,
  roomSlot: number | null | undefined,
  buildingSlot: number | null | undefined,
  communityCode: string | null | undefined,
): Where {
  const room = places.rooms.get(roomSlot ?? -1);
  const building = places.buildings.get(room?.building_slot ?? buildingSlot ?? -1);
  const { longitude, latitude } = building ?? { longitude: null, latitude: null };
  return {
    room: room?.room_id,
    building,
    communityCode: building?.community_code ?? communityCode ?? undefined,
    point: longitude === null || latitude === null ? undefined : [longitude, latitude],
  };
}

function codesOf({ room, building, communityCode }: Where) {
  const buildingId = building?.building_id ?? null;
  return {
    addressCode: room ?? buildingId ?? communityCode ?? null,
    buildingId,
    roomId: room ?? null,
  };
}

function pointOf(point: Point | undefined, rough: boolean) {
  return {
    longitudeDegrees: point?.[0] ?? null,
    latitudeDegrees: point?.[1] ?? null,
    rough: point !== undefined && rough,
  };
}

function ownPoint({ longitude, latitude }: NamedRecord): Point | undefined {
  return longitude === null || latitude === null ? undefined : [longitude, latitude];
}

/** The middle of the buildings a text may mean, else of its community. */
function middleOf(
  places: Places,
  { candidateSlots, communityCode }: AddressFinding,
  level: PlacedRow['level'],
): Point | undefined {
  if (level === 'none') return undefined;
  const points = (candidateSlots ?? []).flatMap((slot) => {
    const { longitude, latitude } = places.buildings.get(slot) ?? {};
    return typeof longitude === 'number' && typeof latitude === 'number'
      ? [[longitude, latitude] as const]
      : [];
  });
  if (points.length === 0) return places.communities.get(communityCode ?? '');
  const sum = (at: 0 | 1) => points.reduce((total, point) => total + point[at], 0);
  return [sum(0) / points.length, sum(1) / points.length];
}

function allowed(
  { building, communityCode }: Where,
  places: Places,
  candidates: readonly number[] | undefined,
  areaCode: string | undefined,
): boolean {
  if (areaCode === undefined) return true;
  if (building) return building.allowed === 1;
  if (communityCode !== undefined) return communityCode.startsWith(areaCode);
  return (candidates ?? []).every((slot) => places.buildings.get(slot)?.allowed === 1);
}

function outside(): PlacedRow {
  return { ...NOWHERE, stop: 'OUTSIDE_AREA' };
}
