import type { Gazetteer, GazetteerBuilding } from './gazetteer.ts';
import type { NameToken } from './tokens.ts';

/** Roads a name may mean. */
export function roadsOf(token: NameToken | undefined): readonly number[] {
  if (!token) return [];
  return token.entry.road === undefined ? (token.entry.family?.roads ?? []) : [token.entry.road];
}

/** Buildings of the roads a name may mean. */
export function buildingsOnRoad(
  gazetteer: Gazetteer,
  token: NameToken | undefined,
): readonly number[] {
  const roads = roadsOf(token);
  const [first] = roads;
  if (roads.length === 1) return gazetteer.byRoad[first as number] ?? [];
  return roads.flatMap((road) => gazetteer.byRoad[road] ?? []);
}

/** Buildings of the places a name may mean. */
export function buildingsOfPlace(gazetteer: Gazetteer, { entry }: NameToken): readonly number[] {
  if (entry.place !== undefined) return gazetteer.byPlace[entry.place] ?? [];
  return (entry.family?.places ?? []).flatMap((place) => gazetteer.byPlace[place] ?? []);
}

/** The different values buildings have in one part of their address. */
export function valuesOf(
  gazetteer: Gazetteer,
  buildings: readonly number[],
  part: keyof GazetteerBuilding,
): Set<unknown> {
  return new Set(buildings.map((index) => gazetteer.buildings[index]?.[part]));
}

/** Whether one name stands for two places: two of its buildings have the same number, or none. */
export function isTwofold(gazetteer: Gazetteer, buildings: readonly number[]): boolean {
  return valuesOf(gazetteer, buildings, 'number').size < buildings.length;
}

/** Whether a building needs no number to be told from others of its name or lane. */
export function standsAlone(gazetteer: Gazetteer, index: number): boolean {
  return gazetteer.buildings[index]?.number === '';
}

/** The community (社区) all these buildings are in; '' where they are in several. */
export function sharedCommunity(gazetteer: Gazetteer, buildings: readonly number[]): string {
  const [first, ...others] = buildings;
  if (first === undefined) return '';
  const code = gazetteer.buildings[first]?.communityCode ?? '';
  return others.every((index) => gazetteer.buildings[index]?.communityCode === code) ? code : '';
}
