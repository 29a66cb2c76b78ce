import { Tooltip } from 'antd';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableOutcome } from '../../../contract/imports.ts';
import { exactNumber } from '../../format/numbers.ts';
import { Count } from './count.tsx';
import { type DeskColumn, DeskTable, numberColumn } from './desk-table.tsx';

/** 新增 变更 未变 消失 暂存 拒收 of each table. */
export function OutcomeTable({ tables }: { readonly tables: readonly TableOutcome[] }) {
  const { t, i18n } = useTranslation();
  const number = (
    id: 'added' | 'changed' | 'unchanged' | 'removed' | 'held' | 'rejected',
    title: ReactNode,
  ) =>
    numberColumn<TableOutcome>(id, title, 6, (table) => (
      <Count value={table[id]} marked={id === 'removed' && table.blocked} />
    ));
  const columns: readonly DeskColumn<TableOutcome>[] = [
    {
      id: 'table',
      title: t('desk.result.table'),
      widthRem: 13,
      cell: ({ title, titleEn }) => (i18n.language === 'en' ? titleEn : title),
    },
    number('added', t('desk.result.added')),
    number('changed', t('desk.result.changed')),
    number('unchanged', t('desk.result.unchangedRows')),
    number('removed', t('desk.result.removed')),
    number(
      'held',
      <Tooltip title={t('desk.result.heldNote')}>
        <span className="defined">{t('desk.result.held')}</span>
      </Tooltip>,
    ),
    number('rejected', t('desk.result.rejected')),
    {
      id: 'total',
      title: t('desk.result.total'),
      widthRem: 12,
      number: true,
      cell: ({ before, after }) => (
        <span className="secondary">{`${exactNumber(before)} → ${exactNumber(after)}`}</span>
      ),
    },
  ];
  return (
    <DeskTable
      label={t('desk.result.byTable')}
      className="outcome-table"
      rows={tables}
      columns={columns}
      rowKey={({ table }) => table}
    />
  );
}
