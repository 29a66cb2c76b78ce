import type { SqlValue } from '../../data/driver/port.ts';
import type { Gazetteer } from '../addresses/gazetteer.ts';
import type { MatchLevel } from '../addresses/levels.ts';
import { locateAddress } from '../addresses/match.ts';

/** Where a written address is, as far as a link says it. */
export interface AddressPlace {
  readonly level: MatchLevel;
  /** Columns of the link that are the same wherever the text stands. */
  readonly values: Readonly<Record<string, SqlValue>>;
  readonly buildingSlot: number | null;
  readonly roomSlot: number | null;
  /** The text contradicts itself. */
  readonly isContradictory: boolean;
}

/** Texts remembered in each of two generations: firms of one house stand together, calls hardly ever repeat. */
const GENERATION = 2000;

/** Places texts, and remembers those it met lately without the evidence of their match. */
export class AddressPlaces {
  private readonly gazetteer: Gazetteer;
  private young = new Map<string, AddressPlace>();
  private old = new Map<string, AddressPlace>();

  constructor(gazetteer: Gazetteer) {
    this.gazetteer = gazetteer;
  }

  of(text: string): AddressPlace {
    const known = this.young.get(text) ?? this.old.get(text);
    if (known) return known;
    const place = this.find(text);
    if (this.young.size >= GENERATION) [this.old, this.young] = [this.young, new Map()];
    this.young.set(text, place);
    return place;
  }

  private find(text: string): AddressPlace {
    const { level, score, method, stop, building, room, communityCode, isContradictory } =
      locateAddress(this.gazetteer, text);
    const values = {
      level,
      score,
      method,
      stop,
      building_slot: building?.id ?? null,
      room_slot: room?.id ?? null,
      community_code: communityCode ?? null,
    };
    return {
      level,
      values,
      buildingSlot: building?.slot ?? null,
      roomSlot: room?.slot ?? null,
      isContradictory,
    };
  }
}
