import { scaledCount, type Invention } from './invention.ts';
import { createRandom, type Random } from './random.ts';
import type { DemoRoom } from './rooms/rooms.ts';
import type { DemoUnit } from './units/units.ts';
import { createAddressTexts, type AddressTexts } from './world/address-texts.ts';
import type { AnswerBook } from './world/answer-book.ts';
import type { Elder } from './world/elders.ts';
import { createPlaces, type Places } from './world/places.ts';

/** What is settled before the systems write: the district, its rooms, units and old people. */
export interface WorldFacts extends Omit<Invention, 'random'> {
  readonly units: readonly DemoUnit[];
  /** Current residents of sixty and over, in the order their records were written. */
  readonly elders: readonly Elder[];
  /** Day the exports were cut, `YYYY-MM-DD`. */
  readonly asOf: string;
  /** Folder of the exports; every department writes to its own folder below. */
  readonly out: string;
}

/** Everything the writer of one system may draw on. Each system gets its own, with its own stream of chance. */
export interface DemoWorld extends WorldFacts {
  readonly random: Random;
  readonly answers: AnswerBook;
  readonly places: Places;
  readonly addresses: AddressTexts;
  readonly roomById: ReadonlyMap<string, DemoRoom>;
  /** Rows of a full-scale volume at this scale, at least one. */
  scaled(fullCount: number): number;
}

/** Opens the world for systems; `forSystem` gives each its stream. */
export function openWorld(
  facts: WorldFacts,
  answers: AnswerBook,
): { forSystem(system: string): DemoWorld } {
  const shared = {
    ...facts,
    answers,
    places: createPlaces(facts.district),
    addresses: createAddressTexts(facts.profile.city.name, facts.districtName),
    roomById: new Map(facts.rooms.map((room) => [room.id, room])),
    scaled: (fullCount: number) => scaledCount(fullCount, facts.scale),
  };
  return {
    forSystem: (system) => ({ ...shared, random: createRandom(`${facts.seed}/${system}`) }),
  };
}
