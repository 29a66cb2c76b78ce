import type { TFunction } from 'i18next';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type ErrorShape, toErrorShape } from '../../../contract/errors.ts';
import type { HostClient } from '../../../contract/host.ts';
import type { ReturnedListInfo, ReturnedRowInfo } from '../../../contract/queries/give-back.ts';
import { checkText } from '../../format/check-text.ts';
import { useHost } from '../../host/host-context.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { DataTable } from '../../parts/kit/data-table.tsx';
import { contentKey, localRows, type TableColumn } from '../../parts/kit/table-model.ts';
import { useOpenRecord } from './use-open-record.ts';

/** Rows asked for at a time. */
const STEP_ROWS = 2000;

/** What was read of a list. */
interface Held {
  readonly rows: readonly ReturnedRowInfo[];
  readonly error?: ErrorShape;
}

/** Rows of one list, all of them. */
export function ListRows({ list }: { readonly list: ReturnedListInfo }) {
  const { t, i18n } = useTranslation();
  const client = useHost();
  const open = useOpenRecord();
  const [{ rows, error }, hold] = useState<Held>({ rows: [] });
  useEffect(() => {
    const asked = new AbortController();
    const keep = (answer: Partial<Held>): void => {
      if (!asked.signal.aborted) hold(({ rows: before }) => ({ rows: before, ...answer }));
    };
    readAll(client, list, asked.signal).then(
      (read) => keep({ rows: read }),
      (thrown: unknown) => keep({ error: toErrorShape(thrown) }),
    );
    return () => asked.abort();
  }, [client, list]);
  const columns = useMemo(() => columnsOf(t, i18n.language), [t, i18n.language]);
  const source = useMemo(
    () => localRows(`${list.number} ${contentKey(rows)}`, rows, columns),
    [list.number, rows, columns],
  );
  if (error) return <ErrorNote title={t('dataDesk.lists.unread')} error={error} />;
  return (
    <div className="data-desk-rows">
      <DataTable
        label={t('dataDesk.lists.rowsOf', { number: list.number })}
        source={source}
        columns={columns}
        rowKey={({ position }) => String(position)}
        provenance={t('dataDesk.lists.provenance', {
          number: list.number,
          title: list.title,
          snapshot: list.snapshotId,
        })}
        onOpen={({ table, key }) => open(table, key.split(' '))}
      />
    </div>
  );
}

function columnsOf(t: TFunction, language: string): readonly TableColumn<ReturnedRowInfo>[] {
  return [
    {
      id: 'position',
      title: t('dataDesk.lists.position'),
      kind: 'number',
      value: ({ position }) => position,
      widthRem: 5,
    },
    {
      id: 'table',
      title: t('desk.result.table'),
      kind: 'text',
      value: ({ title, titleEn }) => (language === 'en' ? titleEn : title),
      widthRem: 9,
      filter: true,
    },
    {
      id: 'key',
      title: t('dataDesk.lists.key'),
      kind: 'code',
      value: ({ key }) => key,
      widthRem: 14,
      filter: true,
    },
    {
      id: 'reason',
      title: t('dataDesk.lists.reason'),
      kind: 'text',
      value: ({ reason }) => checkText(reason.split(/[,、]/), language),
      widthRem: 24,
      filter: true,
    },
    {
      id: 'state',
      title: t('dataDesk.lists.state'),
      kind: 'text',
      value: ({ state }) => t(`dataDesk.lists.${state ?? 'waiting'}`),
      widthRem: 7,
      filter: true,
    },
  ];
}

async function readAll(
  client: HostClient,
  { number, rows }: ReturnedListInfo,
  signal: AbortSignal,
): Promise<ReturnedRowInfo[]> {
  const all: ReturnedRowInfo[] = [];
  for (let offset = 0; offset < rows; offset += STEP_ROWS) {
    const params = { number, offset, limit: STEP_ROWS };
    all.push(...(await client.call('lists.rows', params, signal)).rows);
  }
  return all;
}
