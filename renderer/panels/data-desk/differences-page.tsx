import { Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableDiff } from '../../../contract/queries/give-back.ts';
import type { SnapshotEntry } from '../../../contract/queries/area.ts';
import { minuteText } from '../../format/dates.ts';
import { exactNumber } from '../../format/numbers.ts';
import { useCall } from '../../host/use-call.ts';
import { Asked } from '../../parts/asked.tsx';
import { EmptyNote } from '../../parts/kit/system-panel.tsx';
import { type DeskColumn, DeskTable, numberColumn } from '../import-desk/desk-table.tsx';
import { DifferenceRows, type DifferenceKind } from './difference-rows.tsx';

/** 快照差异: which rows of which tables are new, changed and gone since another snapshot. */
export function DifferencesPage() {
  const { t } = useTranslation();
  const answer = useCall('snapshot.list', {});
  return (
    <div className="desk-body" role="region" aria-label={t('dataDesk.differences.title')}>
      <Asked
        answer={answer}
        loadingLabel={t('dataDesk.loading')}
        failedTitle={t('dataDesk.differences.failed')}
      >
        {(snapshots) => <Comparison snapshots={snapshots} />}
      </Asked>
    </div>
  );
}

function Comparison({ snapshots }: { readonly snapshots: readonly SnapshotEntry[] }) {
  const { t } = useTranslation();
  const others = snapshots.filter(({ current }) => !current);
  const [from, setFrom] = useState(others[0]?.id);
  if (from === undefined) {
    return (
      <EmptyNote
        title={t('dataDesk.differences.alone')}
        help={t('dataDesk.differences.aloneHelp')}
      />
    );
  }
  const options = others.map(({ id, publishedAt, asOf }) => ({
    value: id,
    label: t('dataDesk.differences.snapshot', { time: minuteText(publishedAt), asOf }),
  }));
  return (
    <>
      <label className="data-desk-choice">
        <span>{t('dataDesk.differences.since')}</span>
        <Select value={from} options={options} onChange={setFrom} />
      </label>
      <Tables key={from} from={from} />
    </>
  );
}

function Tables({ from }: { readonly from: string }) {
  const { t } = useTranslation();
  const [table, setTable] = useState<string>();
  const answer = useCall('snapshot.rowChanges', { from });
  return (
    <Asked
      answer={answer}
      loadingLabel={t('dataDesk.differences.comparing')}
      failedTitle={t('dataDesk.differences.failed')}
    >
      {(diffs) =>
        diffs.length === 0 ? (
          <EmptyNote title={t('dataDesk.differences.same')} />
        ) : (
          <div className="data-desk-halves">
            <DiffTable diffs={diffs} chosen={table} choose={setTable} />
            {table !== undefined && (
              <DifferenceRows
                key={table}
                from={from}
                counts={diffs.find((diff) => diff.table === table)}
              />
            )}
          </div>
        )
      }
    </Asked>
  );
}

interface DiffTableProps {
  readonly diffs: readonly TableDiff[];
  readonly chosen: string | undefined;
  readonly choose: (table: string) => void;
}

function DiffTable({ diffs, chosen, choose }: DiffTableProps) {
  const { t, i18n } = useTranslation();
  const number = (id: DifferenceKind) =>
    numberColumn<TableDiff>(id, t(`dataDesk.history.kinds.${id}`), 6, (diff) =>
      exactNumber(diff[id]),
    );
  const columns: readonly DeskColumn<TableDiff>[] = [
    {
      id: 'table',
      title: t('desk.result.table'),
      widthRem: 12,
      cell: ({ table, title, titleEn }) => (
        <button type="button" className="link" onClick={() => choose(table)}>
          {i18n.language === 'en' ? titleEn : title}
        </button>
      ),
    },
    number('added'),
    number('changed'),
    number('removed'),
  ];
  return (
    <DeskTable
      label={t('dataDesk.differences.title')}
      rows={diffs}
      columns={columns}
      rowKey={({ table }) => table}
      rowClass={({ table }) => (table === chosen ? 'row-selected' : undefined)}
    />
  );
}
