import type { CommercialCard, Space } from '../../../contract/queries/building-economy.ts';
import { exactNumber, measure } from '../../format/numbers.ts';
import type { PrintSheet } from '../../parts/kit/print-sheet.ts';
import type { ColumnWords } from './columns.ts';
import { sectionText } from './words.ts';

/** Industries of the neighbours written on a sheet. */
const MOST_NEIGHBOURS = 6;

/** 招商选址 as a list on A4: every space that fits, no firm named. */
export function spaceListSheet(
  words: ColumnWords,
  spaces: readonly Space[],
  provenance: string,
): PrintSheet {
  const { t, streetName } = words;
  return {
    title: t('economy.finder.title'),
    notes: [provenance],
    landscape: true,
    columns: [
      { title: t('economy.column.building'), weight: 16 },
      { title: t('economy.column.street'), weight: 9 },
      { title: t('economy.column.floors'), weight: 9 },
      { title: t('economy.finder.rooms'), weight: 20 },
      { title: `${t('economy.finder.area')} ${t('economy.area')}`, weight: 9, number: true },
      { title: `${t('economy.column.rent')} ${t('economy.rentUnit')}`, weight: 9, number: true },
      { title: t('economy.column.parking'), weight: 6, number: true },
      { title: t('economy.column.freeFrom'), weight: 10 },
      { title: t('economy.column.neighbours'), weight: 34 },
    ],
    rows: spaces.map((space) => [
      space.name,
      streetName(space.streetCode),
      space.floorLabels.join(t('common.separator')),
      space.rooms.join(t('common.separator')),
      measure(space.areaSquareMetres),
      space.rentYuan === null ? '—' : String(space.rentYuan),
      space.parkingSpaces === null ? '—' : exactNumber(space.parkingSpaces),
      space.freeFrom ?? t('economy.now'),
      neighbourText(words, space),
    ]),
  };
}

/** Spaces, the largest first, that leave a sheet one page of A4. */
const ON_ONE_PAGE = 20;

/** 招商选址单页 of one building: what it is, who is in it by industry, and its largest spaces that are free or will be. */
export function buildingSheet(
  words: ColumnWords,
  { row, address, feeYuan, parkingSpaces, yearBuilt, manager, figures }: CommercialCard,
  spaces: readonly Space[],
  provenance: string,
): PrintSheet {
  const { t, streetName } = words;
  const dash = (value: number | string | null, unit = ''): string =>
    value === null ? '—' : `${value}${unit && ` ${unit}`}`;
  const free = spaces.reduce((sum, { areaSquareMetres }) => sum + areaSquareMetres, 0);
  return {
    title: `${row.name} · ${t('economy.finder.sheet')}`,
    notes: [
      provenance,
      ...(spaces.length > ON_ONE_PAGE
        ? [t('economy.finder.largest', { shown: ON_ONE_PAGE, total: spaces.length })]
        : []),
    ],
    facts: [
      { term: t('economy.column.street'), value: streetName(row.streetCode) },
      { term: t('economy.finder.address'), value: dash(address) },
      {
        term: t('economy.column.grade'),
        value: row.grade === null ? '—' : t(`economy.grades.${row.grade as 'A'}`),
      },
      { term: t('economy.finder.year'), value: dash(yearBuilt) },
      {
        term: t('economy.column.area'),
        value: `${measure(figures.businessAreaSquareMetres)} ${t('economy.area')}`,
      },
      { term: t('economy.column.free'), value: `${measure(free)} ${t('economy.area')}` },
      { term: t('economy.column.rent'), value: dash(row.rentYuan, t('economy.rentUnit')) },
      { term: t('economy.finder.fee'), value: dash(feeYuan, t('economy.finder.feeUnit')) },
      { term: t('economy.column.parking'), value: dash(parkingSpaces) },
      { term: t('economy.finder.manager'), value: dash(manager) },
      {
        term: t('economy.column.neighbours'),
        value: spaces[0] ? neighbourText(words, spaces[0]) : '—',
      },
    ],
    columns: [
      { title: t('economy.column.floors'), weight: 14 },
      { title: t('economy.finder.rooms'), weight: 40 },
      { title: `${t('economy.finder.area')} ${t('economy.area')}`, weight: 16, number: true },
      { title: t('economy.column.freeFrom'), weight: 16 },
    ],
    rows: spaces
      .slice(0, ON_ONE_PAGE)
      .map(({ floorLabels, rooms, areaSquareMetres, freeFrom }) => [
        floorLabels.join(t('common.separator')),
        rooms.join(t('common.separator')),
        measure(areaSquareMetres),
        freeFrom ?? t('economy.now'),
      ]),
    blanks: [t('economy.finder.remark')],
  };
}

function neighbourText({ t, language }: ColumnWords, { neighbours }: Space): string {
  if (neighbours.length === 0) return t('economy.finder.noNeighbours');
  return neighbours
    .slice(0, MOST_NEIGHBOURS)
    .map(({ section, firms }) => `${sectionText(t, section, language)} ${firms}`)
    .join(t('common.separator'));
}
