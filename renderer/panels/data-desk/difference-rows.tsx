import { Pagination, Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TableDiff } from '../../../contract/queries/give-back.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { exactNumber } from '../../format/numbers.ts';
import { useCall } from '../../host/use-call.ts';
import { Asked } from '../../parts/asked.tsx';
import { EmptyNote } from '../../parts/kit/system-panel.tsx';
import { RowHistory } from '../../parts/row-history.tsx';
import { useOpenRecord } from './use-open-record.ts';

const PAGE_ROWS = 100;

const KINDS = ['added', 'changed', 'removed'] as const;
export type DifferenceKind = (typeof KINDS)[number];

interface DifferenceRowsProps {
  readonly from: string;
  /** Its table, with how many rows differ. */
  readonly counts: TableDiff | undefined;
}

/** Rows of one table that are new, changed or gone; each with its history, and shown on the map. */
export function DifferenceRows({ from, counts }: DifferenceRowsProps) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<DifferenceKind>(
    () => KINDS.find((each) => (counts?.[each] ?? 0) > 0) ?? 'changed',
  );
  const [page, setPage] = useState(1);
  const table = counts?.table ?? '';
  const offset = (page - 1) * PAGE_ROWS;
  const answer = useCall('snapshot.rowChanges', { from, table, offset, limit: PAGE_ROWS });
  if (!counts?.listed) return <EmptyNote title={t('dataDesk.differences.personal')} />;
  return (
    <section>
      <Segmented
        value={kind}
        options={KINDS.map((each) => ({
          value: each,
          label: `${t(`dataDesk.history.kinds.${each}`)} ${exactNumber(counts[each])}`,
        }))}
        onChange={(next) => {
          setKind(next);
          setPage(1);
        }}
      />
      <Asked
        answer={answer}
        loadingLabel={t('dataDesk.loading')}
        failedTitle={t('dataDesk.differences.failed')}
      >
        {([diff]) => (
          <Keys table={table} keys={diff?.[`${kind}Keys`] ?? []} gone={kind === 'removed'} />
        )}
      </Asked>
      <Pagination
        size="small"
        current={page}
        pageSize={PAGE_ROWS}
        total={counts[kind]}
        showSizeChanger={false}
        hideOnSinglePage
        onChange={setPage}
      />
    </section>
  );
}

interface KeysProps {
  readonly table: string;
  readonly keys: readonly string[];
  readonly gone: boolean;
}

function Keys({ table, keys, gone }: KeysProps) {
  const { t } = useTranslation();
  const open = useOpenRecord();
  const [shown, show] = useState<string>();
  if (keys.length === 0) return <EmptyNote title={t('dataDesk.differences.none')} />;
  const width = tableSpec(table).naturalKey.length;
  return (
    <ul className="data-desk-keys">
      {keys.map((key) => {
        const parts = width === 1 ? [key] : key.split(' ');
        return (
          <li key={key}>
            <button
              type="button"
              className="link"
              aria-expanded={shown === key}
              onClick={() => show(shown === key ? undefined : key)}
            >
              {key}
            </button>
            {!gone && (
              <button type="button" className="link small" onClick={() => open(table, parts)}>
                {t('dataDesk.open')}
              </button>
            )}
            {shown === key && <RowHistory table={table} recordKey={parts} open />}
          </li>
        );
      })}
    </ul>
  );
}
