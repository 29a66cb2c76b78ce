import { building } from '../../contract/schema/community-policing.ts';
import type { SourceRow } from '../readers/source.ts';
import type { RecognisedFile } from '../recognise.ts';
import { unstoredColumn } from '../rows/unstored-column.ts';
import { ADDRESS_LEVELS, type ServingColumn } from '../serving-columns.ts';

/** The address of a building whose export has its levels in columns of their own: 县前街61号, 县前街61号月湖花园3幢; null without a road or estate. */
export function addressOfLevels(recognised: RecognisedFile): (row: SourceRow) => string | null {
  const read = (level: ServingColumn) => unstoredColumn(recognised, building, level);
  const [road, door, estate, number] = [
    read(ADDRESS_LEVELS.road),
    read(ADDRESS_LEVELS.door),
    read(ADDRESS_LEVELS.estate),
    read(ADDRESS_LEVELS.number),
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
