import type { NameEntry, NameIndex } from './name-index.ts';

const SECTION = /^(.+[路街道])[东西南北中]段$/;
const ROAD = /^(.{2,})[东西南北中](路|街|巷|弄|大道)$/;
const PLACE = /^(.{2,})[东西南北中](?:区|(新村|小区|花园|家园|公寓|名苑|雅居|苑|园))$/;

interface Gathered {
  readonly standards: string[];
  readonly roads: number[];
  readonly places: number[];
  isSections: boolean;
}

/** Adds the short forms of names that leave out 东西南北: they fit several, and say so. A name that exists stays itself. */
export function addFamilies(names: NameIndex, entries: readonly NameEntry[]): void {
  const families = new Map<string, Gathered>();
  for (const entry of entries) {
    const short = shortForm(entry);
    if (short !== undefined) gather(families, short, entry);
  }
  for (const [text, family] of families) {
    const own = names.get(text);
    if (own?.road !== undefined || own?.place !== undefined) continue;
    names.add(text, { standard: family.standards.join('、'), family });
  }
}

function gather(families: Map<string, Gathered>, short: string, entry: NameEntry): void {
  const family = families.get(short) ?? { standards: [], roads: [], places: [], isSections: true };
  families.set(short, family);
  family.standards.push(entry.standard);
  if (entry.road !== undefined) family.roads.push(entry.road);
  if (entry.place !== undefined) family.places.push(entry.place);
  family.isSections &&= SECTION.test(entry.text);
}

function shortForm({ text, road, isAlias }: NameEntry): string | undefined {
  if (isAlias) return undefined;
  const section = road === undefined ? undefined : SECTION.exec(text)?.[1];
  if (section) return section;
  const [, stem, kind = ''] = (road === undefined ? PLACE : ROAD).exec(text) ?? [];
  return stem === undefined ? undefined : stem + kind;
}
