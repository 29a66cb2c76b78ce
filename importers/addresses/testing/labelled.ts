import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { AddressAlias, BuildingRow, Gazetteer } from '../gazetteer.ts';
import { buildGazetteer } from '../gazetteer.ts';
import type { RoomRow } from '../room-table.ts';

/** A labelled address: where it can honestly be placed. `level` is 室, 单元, 幢, 门牌, 小区/道路, 社区 or none. */
export interface LabelledAddress {
  readonly text: string;
  readonly level: string;
  readonly building: string;
  readonly room: string;
}

interface LabelledDistrict {
  readonly gazetteer: Gazetteer;
  readonly buildings: readonly BuildingRow[];
  readonly rooms: readonly RoomRow[];
  /** Names of the 街道 and 社区 of each building. */
  readonly areaNames: readonly { readonly street: string; readonly community: string }[];
}

/**
 * `known` and `second-known` may be looked at while building, the second by somebody else's hand; `held-out` and
 * `blind` are for measuring alone, `blind` and `second-blind` by somebody else's hand.
 */
export type LabelledSet =
  | 'known'
  | 'second-known'
  | 'held-out'
  | 'blind'
  | 'second-blind'
  | 'third-blind';

type Line = Readonly<Record<string, string>>;

/** The labelled texts of one set. */
export function labelledAddresses(name: LabelledSet): LabelledAddress[] {
  return readLines(`${name}.tsv`).map(({ text = '', level = '', building = '', room = '' }) => ({
    text,
    level,
    building,
    room,
  }));
}

/** Texts of a set whose label its author calls doubtful. */
export function doubtfulTexts(
  name: 'second-known' | 'blind' | 'second-blind' | 'third-blind',
): ReadonlySet<string> {
  return new Set(readLines(`${name}-doubtful.tsv`).map(({ text = '' }) => text));
}

/** The invented district the labelled texts are of, as a snapshot stores it. */
export function labelledDistrict(): LabelledDistrict {
  const lines = readLines('gazetteer.tsv');
  const communities = codes(lines.map((line) => `${line.street}/${line.community}`));
  const streets = codes(lines.map((line) => line.street ?? ''));
  const streetCode = (name: string): string => `330203${pad(streets.get(name) ?? 0)}`;
  const buildings = lines.map((line, slot) => buildingRow(line, slot, streetCode, communities));
  const rooms = lines
    .flatMap((line, building) => roomRows(line, building))
    .map((room, slot) => ({ ...room, slot }));
  const areas = [
    ...[...streets.keys()].map((name) => ({ level: 'street', code: streetCode(name), name })),
    ...[...communities].map(([key, number]) => {
      const [street = '', name = ''] = key.split('/');
      return { level: 'community', code: streetCode(street) + pad(number), name };
    }),
  ];
  const aliases = readLines('aliases.tsv').map(
    ({ kind, old = '', new: present = '' }) => ({ kind, old, present }) as AddressAlias,
  );
  const division = { province: '浙江省', city: '宁波市', district: '海曙区' };
  const areaNames = lines.map(({ street = '', community = '' }) => ({ street, community }));
  const gazetteer = buildGazetteer({ division, areas, buildings, rooms, aliases });
  return { gazetteer, buildings, rooms, areaNames };
}

function buildingRow(
  line: Line,
  slot: number,
  streetCode: (name: string) => string,
  communities: ReadonlyMap<string, number>,
): BuildingRow {
  const { street = '', community = '', road = '', door = '', estate = '', number = '' } = line;
  const code = streetCode(street);
  return {
    slot,
    building_id: line.building ?? '',
    address: road + door + (estate && number),
    name: line.name || (estate ? estate + number : null),
    street_code: code,
    community_code: code + pad(communities.get(`${street}/${community}`) ?? 0),
  };
}

function roomRows(line: Line, slot: number): Omit<RoomRow, 'slot'>[] {
  const { per_floor: perFloor = '0' } = line;
  const units = line.units ? listed(line.units) : [null];
  return units.flatMap((unit) =>
    listed(line.floors ?? '').flatMap((floor) =>
      Array.from({ length: Number(perFloor) }, (_, index) => {
        const number = (floor === '夹层' ? '夹' : floor) + String(index + 1).padStart(2, '0');
        const id = [unit, floor, number].filter((part) => part !== null).join('-');
        return {
          room_id: `${line.building}/${id}`,
          building_slot: slot,
          unit_no: unit,
          floor_label: floor,
          room_no: number,
        };
      }),
    ),
  );
}

/** `1-3,3A,5` → 1, 2, 3, 3A, 5. */
function listed(text: string): string[] {
  return text.split(',').flatMap((part) => {
    const [, from, to] = /^(\d+)-(\d+)$/.exec(part) ?? [];
    if (from === undefined || to === undefined) return [part];
    return Array.from({ length: Number(to) - Number(from) + 1 }, (_, index) =>
      String(Number(from) + index),
    );
  });
}

function codes(names: readonly string[]): Map<string, number> {
  return new Map([...new Set(names)].map((name, index) => [name, index + 1]));
}

function pad(number: number): string {
  return String(number).padStart(3, '0');
}

function readLines(name: string): Line[] {
  const path = fileURLToPath(new URL(`../cases/${name}`, import.meta.url));
  const [head = '', ...lines] = readFileSync(path, 'utf8').trimEnd().split('\n');
  const columns = head.split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(columns.map((column, index) => [column, cells[index] ?? '']));
  });
}
