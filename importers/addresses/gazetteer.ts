import { fold } from './characters.ts';
import { clippedNames } from './clipped-names.ts';
import { LatinNames } from './latin-names.ts';
import { addFamilies } from './name-families.ts';
import { NameIndex, type NameEntry } from './name-index.ts';
import { RoadDoors } from './road-doors.ts';
import { RoomTableBuilder, type RoomRow, type RoomTable } from './room-table.ts';
import { standardText, takeApart, type StoredAddress } from './stored-address.ts';
import { TypoIndex } from './typo-index.ts';
import { addWrittenForms } from './written-forms.ts';

export type { RoomRow } from './room-table.ts';

/** The district the addresses are of: 浙江省, 宁波市, 海曙区. */
export interface Division {
  readonly province?: string;
  readonly city: string;
  readonly district: string;
}

/** A row of the building table (楼栋) as the snapshot stores it. */
export interface BuildingRow {
  readonly slot: number;
  readonly building_id: string;
  readonly name: string | null;
  readonly address: string | null;
  readonly street_code: string | null;
  readonly community_code: string | null;
}

/** A row of the area table: 街道 and 社区 are used. */
export interface AreaRow {
  readonly level: string;
  readonly code: string;
  readonly name: string | null;
}

/** An old or other name (曾用名、俗称) of a road, or of a place or building by its present name. */
export interface AddressAlias {
  readonly kind: 'road' | 'place';
  readonly old: string;
  readonly present: string;
}

export interface GazetteerRows {
  readonly division: Division;
  readonly areas: Iterable<AreaRow>;
  /** Names of roads without buildings, too: those of the base map. */
  readonly roads?: Iterable<string>;
  readonly buildings: Iterable<BuildingRow>;
  readonly rooms: Iterable<RoomRow>;
  readonly aliases?: Iterable<AddressAlias>;
}

/** A building of the gazetteer: its address taken apart. */
export interface GazetteerBuilding extends StoredAddress {
  readonly slot: number;
  readonly id: string;
  readonly streetCode: string;
  readonly communityCode: string;
  /** Address and name as one text, without division, unit and room. */
  readonly standard: string;
}

/** Everything addresses are matched against (标准地址库). */
export interface Gazetteer {
  readonly division: Division;
  readonly names: NameIndex;
  /** Names without their last word. */
  readonly clipped: NameIndex;
  /** Names in Latin letters. */
  readonly latin: LatinNames;
  readonly typos: TypoIndex;
  readonly buildings: readonly GazetteerBuilding[];
  /** Indexes of buildings by road and by place. */
  readonly byRoad: readonly (readonly number[])[];
  readonly byPlace: readonly (readonly number[])[];
  /** Buildings of each road by lane and door. */
  readonly doors: readonly RoadDoors[];
  readonly rooms: RoomTable;
}

/** Builds a gazetteer from rows as they stream in: areas, then buildings, then rooms and the rest. */
export class GazetteerBuilder {
  readonly #division: Division;
  readonly #names = new NameIndex();
  readonly #buildings: GazetteerBuilding[] = [];
  readonly #bySlot = new Map<number, number>();
  readonly #byRoad: number[][] = [];
  readonly #byPlace: number[][] = [];
  readonly #doors: RoadDoors[] = [];
  readonly #rooms = new RoomTableBuilder();
  readonly #prefixes: string[] = [];

  constructor(division: Division) {
    this.#division = division;
    for (const name of Object.values(division) as string[]) this.#addDivision(name);
  }

  addArea({ level, code, name }: AreaRow): void {
    if ((level !== 'street' && level !== 'community') || !name) return;
    const text = fold(name).text;
    const area = { level, code, name, isStem: false } as const;
    this.#names.add(text, { standard: name, area });
    this.#prefixes.push(text);
    const stem = text.replace(/(街道|社区|镇|乡)$/, '');
    if (stem.length < 2 || stem === text) return;
    this.#names.add(stem, { standard: name, area: { ...area, isStem: true } });
  }

  /** Adds a road without buildings; of a lane with a number, 共青路7弄, its road. */
  addRoad(name: string): void {
    const { road } = takeApart(name, null, (text) => text);
    this.#road(road || fold(name).text, road || name);
  }

  addBuilding(row: BuildingRow): void {
    const parts = takeApart(row.address, row.name, (text) => this.#withoutPrefixes(text));
    const index = this.#buildings.length;
    this.#bySlot.set(row.slot, index);
    this.#buildings.push({
      ...parts,
      slot: row.slot,
      id: row.building_id,
      streetCode: row.street_code ?? row.community_code?.slice(0, 9) ?? '',
      communityCode: row.community_code ?? '',
      standard: standardText(row.address, row.name, parts.number),
    });
    if (parts.road !== '') {
      const road = this.#road(parts.road, parts.road);
      this.#byRoad[road]?.push(index);
      this.#doors[road]?.add(index, parts);
    }
    if (parts.place !== '') this.#byPlace[this.#place(parts.place)]?.push(index);
  }

  /** Adds a room; one of a building that is not in the gazetteer is left out. */
  addRoom(row: RoomRow): void {
    const building = this.#bySlot.get(row.building_slot);
    if (building !== undefined) this.#rooms.add(building, row);
  }

  /** Adds an old name; false where no present name is known or the old one is in use. Buildings come first. */
  addAlias({ kind, old, present }: AddressAlias): boolean {
    const entry = this.#names.get(fold(present).text);
    const meaning = kind === 'road' ? { road: entry?.road } : { place: entry?.place };
    const taken = this.#names.get(fold(old).text);
    if (Object.values(meaning)[0] === undefined || taken?.[kind] !== undefined) return false;
    this.#names.add(fold(old).text, { standard: present, isAlias: true, ...meaning });
    return true;
  }

  finish(): Gazetteer {
    const named = [...this.#names.values()].filter(isRoadOrPlace);
    addFamilies(this.#names, named);
    addWrittenForms(this.#names, named);
    return {
      division: this.#division,
      names: this.#names,
      clipped: clippedNames(this.#names),
      latin: new LatinNames([
        ...named,
        ...[...this.#names.values()].filter((name) => name.division),
      ]),
      typos: new TypoIndex(named),
      buildings: this.#buildings,
      byRoad: this.#byRoad,
      byPlace: this.#byPlace,
      doors: this.#doors,
      rooms: this.#rooms.finish(this.#buildings.length),
    };
  }

  #addDivision(name: string): void {
    const short = name.replace(/[省市区县]$/, '');
    for (const text of [name, short]) this.#names.add(text, { standard: name, division: true });
    this.#prefixes.push(name);
  }

  #withoutPrefixes(text: string): string {
    for (let rest = text; ; ) {
      const prefix = this.#prefixes.find((name) => rest.startsWith(name));
      if (prefix === undefined) return rest;
      rest = rest.slice(prefix.length);
    }
  }

  #road(text: string, standard: string): number {
    const known = this.#names.get(text)?.road;
    if (known !== undefined) return known;
    const road = this.#byRoad.push([]) - 1;
    this.#doors.push(new RoadDoors());
    this.#names.add(text, { standard, road });
    return road;
  }

  #place(text: string): number {
    const known = this.#names.get(text)?.place;
    if (known !== undefined) return known;
    const place = this.#byPlace.push([]) - 1;
    this.#names.add(text, { standard: text, place });
    return place;
  }
}

/** The gazetteer of a snapshot's rows. */
export function buildGazetteer(rows: GazetteerRows): Gazetteer {
  const builder = new GazetteerBuilder(rows.division);
  for (const row of rows.areas) builder.addArea(row);
  for (const name of rows.roads ?? []) builder.addRoad(name);
  for (const row of rows.buildings) builder.addBuilding(row);
  for (const row of rows.rooms) builder.addRoom(row);
  for (const alias of rows.aliases ?? []) builder.addAlias(alias);
  return builder.finish();
}

function isRoadOrPlace({ road, place }: NameEntry): boolean {
  return road !== undefined || place !== undefined;
}
