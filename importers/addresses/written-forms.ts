import type { NameEntry, NameIndex } from './name-index.ts';

const BRANCH = /^(.+)支路$/;
const PART = /^(.{2,}[^小])([东西南北中]区)$/;
/** The kind of a tower, which people write shorter: 商务大厦 as 商务楼. */
const TOWER = /^(.{2,}(?:商务|商业|科技|创业|办公))大厦$/;
const SECTION = /^(.+[路街道][东西南北中])段$/;

/** Adds forms people write: 苍松路支路 for 苍松支路, 青林湾小区西区 for 青林湾西区; before a number a road's section without 段. */
export function addWrittenForms(names: NameIndex, entries: readonly NameEntry[]): void {
  for (const { text, standard, road, place, isAlias } of entries) {
    const [, estate, part] = (place === undefined ? undefined : PART.exec(text)) ?? [];
    if (estate && place !== undefined) addNew(names, `${estate}小区${part}`, { standard, place });
    const [, kind] = (place === undefined ? undefined : TOWER.exec(text)) ?? [];
    if (kind && place !== undefined) addNew(names, `${kind}楼`, { standard, place });
    if (road === undefined || isAlias) continue;
    const stem = BRANCH.exec(text)?.[1];
    if (stem) addNew(names, `${stem}路支路`, { standard, road });
    const clipped = SECTION.exec(text)?.[1];
    if (clipped) addNew(names, clipped, { standard, road, isBeforeNumber: true });
  }
}

function addNew(names: NameIndex, text: string, meaning: Omit<NameEntry, 'text'>): void {
  if (!names.get(text)) names.add(text, meaning);
}
