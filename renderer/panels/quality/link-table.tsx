import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { LEVEL_TITLES, PLACED_WORDS_EN } from '../../../contract/address-words.ts';
import type { MatchLevel } from '../../../contract/address-match.ts';
import type { CallResult } from '../../../contract/queries/index.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { percent } from '../../format/numbers.ts';
import { useCallRows } from '../../parts/kit/use-call-rows.ts';
import { DataTable } from '../../parts/kit/data-table.tsx';
import type { TableColumn } from '../../parts/kit/table-model.ts';
import { useTableTitle } from './ledger-columns.ts';
import { useProvenance } from './use-provenance.ts';

type FieldLinks = CallResult<'quality.links'>[number];

/** 地址匹配: how exactly the written addresses of each table were placed. */
export function LinkTable() {
  const { t } = useTranslation();
  const provenance = useProvenance();
  const columns = useLinkColumns();
  const source = useCallRows('quality.links', {}, columns, (links) => links);
  const what = t('quality.levels.links');
  return (
    <div className="quality-links">
      <DataTable
        label={what}
        source={source}
        columns={columns}
        rowKey={({ table, field }) => `${table} ${field}`}
        provenance={provenance(what)}
      />
    </div>
  );
}

/** Levels at a building or finer. */
const PLACED: readonly MatchLevel[] = ['room', 'unit', 'building'];

function useLinkColumns(): readonly TableColumn<FieldLinks>[] {
  const { t, i18n } = useTranslation();
  const tableTitle = useTableTitle();
  const english = i18n.language === 'en';
  return useMemo((): readonly TableColumn<FieldLinks>[] => {
    const titles = english ? PLACED_WORDS_EN.levels : LEVEL_TITLES;
    const levels = Object.keys(LEVEL_TITLES) as MatchLevel[];
    const at = ({ levels: own }: FieldLinks, level: MatchLevel) => own[level] ?? 0;
    const placed = (links: FieldLinks) =>
      PLACED.reduce((sum, level) => sum + at(links, level), 0) / links.rows;
    const matched = (links: FieldLinks) => 1 - at(links, 'none') / links.rows;
    return [
      {
        id: 'table',
        title: t('quality.columns.table'),
        kind: 'text',
        value: ({ table }) => tableTitle(table),
        widthRem: 9,
        filter: true,
      },
      {
        id: 'field',
        title: t('quality.links.field'),
        kind: 'text',
        value: ({ table, field }) => {
          const column = tableSpec(table).columns[field];
          return (english ? column?.titleEn : column?.title) ?? field;
        },
        widthRem: 9,
        filter: true,
      },
      {
        id: 'rows',
        title: t('quality.links.rows'),
        kind: 'number',
        value: ({ rows }) => rows,
        widthRem: 8,
        sum: true,
      },
      {
        id: 'placed',
        title: t('quality.links.placed'),
        kind: 'number',
        value: placed,
        text: (links) => percent(placed(links), 1) ?? '',
        widthRem: 6,
      },
      {
        id: 'matched',
        title: t('quality.links.matched'),
        kind: 'number',
        value: matched,
        text: (links) => percent(matched(links), 1) ?? '',
        widthRem: 6,
      },
      ...levels.map(
        (level): TableColumn<FieldLinks> => ({
          id: level,
          title: titles[level],
          kind: 'number',
          value: (links) => at(links, level),
          widthRem: 7,
          sum: true,
        }),
      ),
      {
        id: 'conflicts',
        title: t('quality.links.conflicts'),
        kind: 'number',
        value: ({ conflicts }) => conflicts,
        widthRem: 6,
        sum: true,
      },
    ];
  }, [t, english, tableTitle]);
}
