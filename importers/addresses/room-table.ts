import { canonicalFloor, canonicalRoom, canonicalUnit } from './floors.ts';
import { Interner } from './interner.ts';
import { IntegerList, TextList } from './packed.ts';

/** A row of the room table (房间) as the snapshot stores it. */
export interface RoomRow {
  readonly slot: number;
  readonly room_id: string;
  readonly building_slot: number;
  readonly unit_no: string | null;
  readonly floor_label: string;
  readonly room_no: string;
}

/** A room of the gazetteer. */
export interface FoundRoom {
  readonly slot: number;
  readonly id: string;
  /** Canonical; '' where the building has no units. */
  readonly unit: string;
  /** Canonical: 5, 3A, B1, 夹. */
  readonly floor: string;
  /** As stored. */
  readonly number: string;
}

/** What a text says of a room; '' is not said. All canonical. */
export interface RoomQuery {
  readonly unit: string;
  readonly floor: string;
  readonly number: string;
}

/** Gathers rooms in any order; 24 bytes a room and its id. */
export class RoomTableBuilder {
  readonly #building = new IntegerList();
  readonly #slot = new IntegerList();
  readonly #number = new IntegerList();
  readonly #shown = new IntegerList();
  readonly #unit = new IntegerList();
  readonly #floor = new IntegerList();
  readonly #ids = new TextList();
  readonly #texts = new Interner();

  add(building: number, row: RoomRow): void {
    const floor = canonicalFloor(row.floor_label);
    this.#building.push(building);
    this.#slot.push(row.slot);
    this.#number.push(this.#texts.number(canonicalRoom(floor, row.room_no)));
    this.#shown.push(this.#texts.number(row.room_no));
    this.#unit.push(this.#texts.number(canonicalUnit(row.unit_no)));
    this.#floor.push(this.#texts.number(floor));
    this.#ids.push(row.room_id);
  }

  finish(buildings: number): RoomTable {
    const order = Uint32Array.from({ length: this.#slot.length }, (_, index) => index);
    order.sort(
      (a, b) =>
        this.#building.get(a) - this.#building.get(b) || this.#number.get(a) - this.#number.get(b),
    );
    const starts = new Uint32Array(buildings + 1);
    for (const index of order) starts[this.#building.get(index) + 1]! += 1;
    for (let index = 1; index <= buildings; index += 1) starts[index]! += starts[index - 1]!;
    return new RoomTable({
      starts,
      row: Int32Array.from(order),
      slot: this.#slot.pick(order),
      number: this.#number.pick(order),
      shown: this.#shown.pick(order),
      unit: this.#unit.pick(order),
      floor: this.#floor.pick(order),
      ids: this.#ids,
      texts: this.#texts,
    });
  }
}

interface RoomColumns {
  /** Where the rooms of a building begin. */
  readonly starts: Uint32Array;
  /** Index in `ids`. */
  readonly row: Int32Array;
  readonly slot: Int32Array;
  readonly number: Int32Array;
  readonly shown: Int32Array;
  readonly unit: Int32Array;
  readonly floor: Int32Array;
  readonly ids: TextList;
  readonly texts: Interner;
}

/** Rooms by building and number. */
export class RoomTable {
  readonly #columns: RoomColumns;

  constructor(columns: RoomColumns) {
    this.#columns = columns;
  }

  get count(): number {
    return this.#columns.slot.length;
  }

  /** Whether a building has a staircase unit (单元). */
  hasUnit(building: number, unit: string): boolean {
    const { starts, unit: units, texts } = this.#columns;
    const wanted = texts.find(unit);
    const end = starts[building + 1] ?? 0;
    for (let at = starts[building] ?? 0; at < end; at += 1) if (units[at] === wanted) return true;
    return false;
  }

  /** Indexes of the rooms of a building that agree with all that is said; at most two, which is enough to be unsure. */
  find(building: number, query: RoomQuery): number[] {
    const { number, unit, floor, texts, starts } = this.#columns;
    const wanted = texts.find(query.number);
    const end = starts[building + 1] ?? 0;
    const found: number[] = [];
    for (let at = this.#first(building, wanted); at < end && number[at] === wanted; at += 1) {
      if (query.unit !== '' && texts.text(unit[at] as number) !== query.unit) continue;
      if (query.floor !== '' && texts.text(floor[at] as number) !== query.floor) continue;
      found.push(at);
      if (found.length === 2) break;
    }
    return found;
  }

  room(index: number): FoundRoom {
    const { slot, row, unit, floor, shown, ids, texts } = this.#columns;
    return {
      slot: slot[index] as number,
      id: ids.get(row[index] as number),
      unit: texts.text(unit[index] as number),
      floor: texts.text(floor[index] as number),
      number: texts.text(shown[index] as number),
    };
  }

  #first(building: number, wanted: number): number {
    const { starts, number } = this.#columns;
    let low = starts[building] ?? 0;
    let high = starts[building + 1] ?? 0;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((number[middle] as number) < wanted) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
