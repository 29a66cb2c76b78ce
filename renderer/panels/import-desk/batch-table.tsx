import { useTranslation } from 'react-i18next';
import type { Batch } from '../../../contract/imports.ts';
import { highestSecrecy } from '../../../contract/secrecy.ts';
import { minuteText } from '../../format/dates.ts';
import { exactNumber } from '../../format/numbers.ts';
import { BatchButton, BatchFiles, BatchState, RejectedCount } from './batch-cells.tsx';
import { type DeskColumn, DeskTable } from './desk-table.tsx';

/** Batches, newest first. */
export function BatchTable({ batches }: { readonly batches: readonly Batch[] }) {
  const { t } = useTranslation();
  const columns: readonly DeskColumn<Batch>[] = [
    { id: 'at', title: t('desk.batches.at'), widthRem: 9, cell: ({ at }) => minuteText(at) },
    {
      id: 'who',
      title: t('desk.batches.who'),
      widthRem: 7,
      cell: ({ account }) => (account === 'local' ? t('desk.local') : (account ?? t('desk.dash'))),
    },
    {
      id: 'state',
      title: t('desk.batches.state'),
      widthRem: 6,
      cell: (batch) => <BatchState batch={batch} />,
    },
    {
      id: 'asOf',
      title: t('desk.columns.asOf'),
      widthRem: 7,
      cell: ({ asOf }) => asOf ?? t('desk.dash'),
    },
    {
      id: 'counts',
      title: t('desk.batches.counts'),
      widthRem: 13,
      number: true,
      cell: ({ added, changed, removed }) => [added, changed, removed].map(exactNumber).join(' / '),
    },
    {
      id: 'rejected',
      title: t('desk.batches.rejected'),
      widthRem: 5.5,
      number: true,
      cell: (batch) => <RejectedCount batch={batch} />,
    },
    {
      id: 'secrecy',
      title: t('secrecy.title'),
      widthRem: 5.5,
      cell: ({ files }) =>
        files.length > 0 &&
        t(`secrecy.${highestSecrecy(files.map(({ secrecy }) => secrecy ?? undefined)) ?? 'none'}`),
    },
    {
      id: 'files',
      title: t('desk.batches.files'),
      widthRem: 16,
      cell: (batch) => <BatchFiles batch={batch} />,
    },
    {
      id: 'back',
      title: '',
      widthRem: 9.5,
      number: true,
      cell: (batch) => <BatchButton batch={batch} batches={batches} />,
    },
  ];
  return (
    <DeskTable
      label={t('desk.batches.region')}
      className="batch-table"
      rows={batches}
      columns={columns}
      rowKey={({ id }) => id}
    />
  );
}
