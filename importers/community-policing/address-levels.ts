import { building } from '../../contract/schema/community-policing.ts';
import type { SourceRow } from '../readers/source.ts';
import type { RecognisedFile } from '../recognise.ts';
import { unstoredColumn } from '../rows/unstored-column.ts';

/** Columns of the levels of a standard address below the community (data-dictionary §2.1), widest first. */
const LEVELS = {
  road: ['街路巷', '街路巷名称', '道路', '道路名称', '路名'],
  door: ['门牌号', '门牌', '门牌号码'],
  estate: ['小区', '小区名称', '楼盘', '院落'],
  number: ['幢', '幢号', '楼牌号', '楼号', '栋', '座'],
} as const;

/** The address of a building whose export has its levels in columns of their own: 县前街61号, 县前街61号月湖花园3幢; null without a road or estate. */
export function addressOfLevels(recognised: RecognisedFile): (row: SourceRow) => string | null {
  const read = (names: readonly string[]) => unstoredColumn(recognised, building, names);
  const [road, door, estate, number] = [
    read(LEVELS.road),
    read(LEVELS.door),
    read(LEVELS.estate),
    read(LEVELS.number),
  ];
  return (row) => {
    const [onRoad, inEstate] = [road(row), estate(row)];
    if (onRoad === null && inEstate === null) return null;
    const parts = [onRoad, counted(door(row), '号'), inEstate, counted(number(row), '幢')];
    return parts.filter((part) => part !== null).join('');
  };
}

/** 61 is 61号; 61号 and 61-3号 stay. */
function counted(text: string | null, word: string): string | null {
  return text !== null && /[\dA-Za-z]$/.test(text) ? text + word : text;
}
