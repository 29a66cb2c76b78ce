import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { tableSpec } from '../../../contract/schema/index.ts';
import { departmentText } from '../../format/codes.ts';
import { percent } from '../../format/numbers.ts';
import type { TableColumn } from '../../parts/kit/table-model.ts';
import type { LedgerLevel, LedgerLine } from './ledger.ts';

/** Columns of the ledger at a level. */
export function useLedgerColumns(level: LedgerLevel): readonly TableColumn<LedgerLine>[] {
  const { t } = useTranslation();
  const tableTitle = useTableTitle();
  return useMemo(() => {
    const text = (
      id: 'department' | 'system' | 'table' | 'file' | 'asOf',
      widthRem: number,
      value: (line: LedgerLine) => string,
    ): TableColumn<LedgerLine> => ({
      id,
      title: t(`quality.columns.${id}`),
      kind: id === 'asOf' ? 'date' : 'text',
      value,
      widthRem,
      filter: id !== 'asOf',
    });
    const rows = (
      id: 'read' | 'loaded' | 'held' | 'rejected' | 'flagged',
    ): TableColumn<LedgerLine> => ({
      id,
      title: t(`quality.columns.${id}`),
      kind: 'number',
      value: (line) => line[id],
      widthRem: 7,
      sum: true,
    });
    const several = t('common.separator');
    return [
      text('department', 11, ({ department }) => departmentText(t, department)),
      text('system', 9, ({ systems }) =>
        systems.map((system) => t(`systems.${system}` as 'systems.hotline')).join(several),
      ),
      ...(level === 'department'
        ? []
        : [text('table', 9, ({ tables }) => tables.map(tableTitle).join(several))]),
      ...(level === 'file'
        ? [text('file', 16, ({ file = '' }) => file.slice(file.lastIndexOf('/') + 1))]
        : []),
      text('asOf', 7, ({ asOf }) => asOf),
      rows('read'),
      rows('loaded'),
      rows('held'),
      rows('rejected'),
      rows('flagged'),
      {
        id: 'flaggedShare',
        title: t('quality.columns.flaggedShare'),
        kind: 'number',
        value: ({ flagged, loaded }) => (loaded === 0 ? null : flagged / loaded),
        text: ({ flagged, loaded }) => percent(flagged, loaded) ?? '',
        widthRem: 6,
      },
    ];
  }, [t, level, tableTitle]);
}

/** A table's title in the interface's language. */
export function useTableTitle(): (table: string) => string {
  const { i18n } = useTranslation();
  const english = i18n.language === 'en';
  return useMemo(
    () => (table) => {
      const { title, titleEn } = tableSpec(table);
      return english ? titleEn : title;
    },
    [english],
  );
}

/** What a line of the ledger is called. */
export function useLineTitle(): (line: LedgerLine) => string {
  const { t } = useTranslation();
  const tableTitle = useTableTitle();
  return ({ file, tables, department }) => {
    if (file !== undefined) return file.slice(file.lastIndexOf('/') + 1);
    const [table = ''] = tables;
    return tables.length === 1 ? tableTitle(table) : departmentText(t, department);
  };
}
