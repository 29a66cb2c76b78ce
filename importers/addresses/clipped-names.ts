import { NameIndex, type NameEntry } from './name-index.ts';

const ROAD = /^(.{2,})(?:路|街|巷|大道)$/;
const SECTION = /^(.{2,})[路街]([东西南北中]段)$/;
const BRANCH = /^(.{2,})支[路街巷]$/;
const PLACE = /^(.{2,})(?:大厦|大楼|商厦|商城|广场|中心|宾馆|饭店|酒店|新村|小区|花园|公寓|家园)$/;
const LONG_PLACE = /^(.{2,})(?:购物中心|商务大厦|国际大厦|百货大楼)$/;
const AREA = /^(.{2,})(?:街道|社区|镇|乡)$/;

const DOOR =
  /^(?:\d+|[〇零一二三四五六七八九十百廿卅]+)(?:-\d+)?(?:#|支?弄|巷|号(?![楼幢栋铺房室]))|^\d+-\d{3,}/;
const NUMBER = /^(?:[\dB负〇零一二三四五六七八九十廿卅]|[A-Z](?:[座幢栋]|\d))/;

const BUILDING = /^(?:\d+|[一二三四五六七八九十廿卅]+)(?:号楼|[幢栋座#]|-\d)/;

type Meaning = Omit<NameEntry, 'text'>;

/**
 * Names without their last word: a road where no other road is called so, 解放北 for 解放北路, before a door; a place where
 * nothing else is, 中农信 for 中农信大厦, before any other number; where only a 社区 or 街道 is, before a building's number.
 */
export function clippedNames(names: NameIndex): NameIndex {
  const byStem = new Map<string, NameEntry[]>();
  for (const entry of names.values())
    for (const stem of stemsOf(entry)) byStem.set(stem, [...(byStem.get(stem) ?? []), entry]);
  const clipped = new NameIndex();
  for (const [stem, entries] of byStem) {
    const meaning = meantBy(entries);
    if (meaning && !isNamed(names.get(stem))) clipped.add(stem, meaning);
  }
  return clipped;
}

/** Whether a clipped name counts before what follows it. */
export function isClippedBefore({ clippedBefore }: NameEntry, following: string): boolean {
  const isDoor = DOOR.test(following);
  if (clippedBefore === 'door') return isDoor;
  return !isDoor && (clippedBefore === 'number' ? NUMBER : BUILDING).test(following);
}

function isNamed(entry: NameEntry | undefined): boolean {
  return entry?.road !== undefined || entry?.place !== undefined || entry?.family !== undefined;
}

function meantBy(entries: readonly NameEntry[]): Meaning | undefined {
  const roads = entries.filter(({ road }) => road !== undefined);
  const [only = entries[0]] = roads;
  if (!only || roads.length > 1) return undefined;
  const { standard, road } = only;
  if (road !== undefined) return { standard, road, clippedBefore: 'door' };
  const places = entries.filter((entry) => entry.place !== undefined);
  const [first] = places;
  if (places.length !== 1 || first?.place === undefined) return undefined;
  const clippedBefore = entries.length === 1 ? 'number' : 'building';
  return { standard: first.standard, place: first.place, clippedBefore };
}

/** A branch road counts twice for the stem of its main road, so that the stem alone never means it. */
function stemsOf({ text, road, place, area, isAlias, family }: NameEntry): string[] {
  if (isAlias || family) return [];
  const branch = road === undefined ? undefined : BRANCH.exec(text)?.[1];
  const stems = [
    road === undefined ? undefined : ROAD.exec(text)?.[1],
    place === undefined ? undefined : PLACE.exec(text)?.[1],
    place === undefined ? undefined : LONG_PLACE.exec(text)?.[1],
    area === undefined ? undefined : AREA.exec(text)?.[1],
    branch,
    branch,
    (road === undefined ? undefined : SECTION.exec(text))?.slice(1).join(''),
  ];
  return stems.filter((stem) => stem !== undefined);
}
