import type { StoredAddress } from './stored-address.ts';

/** Buildings of one road by lane (弄) and door; '' where a building has none. */
export class RoadDoors {
  readonly #lanes = new Map<
    string,
    { readonly all: number[]; readonly byDoor: Map<string, number[]> }
  >();

  add(building: number, { lane, door }: Pick<StoredAddress, 'lane' | 'door'>): void {
    const own = this.#lanes.get(lane) ?? { all: [], byDoor: new Map<string, number[]>() };
    this.#lanes.set(lane, own);
    own.all.push(building);
    const there = own.byDoor.get(door);
    if (there) there.push(building);
    else own.byDoor.set(door, [building]);
  }

  inLane(lane: string): readonly number[] {
    return this.#lanes.get(lane)?.all ?? [];
  }

  atDoor(lane: string, door: string): readonly number[] {
    return this.#lanes.get(lane)?.byDoor.get(door) ?? [];
  }
}
