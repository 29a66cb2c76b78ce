import { useMemo } from 'react';
import type { HostClient } from '../../../contract/host.ts';
import type { CallName, CallParams, CallResult } from '../../../contract/queries/index.ts';
import { useHost } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { localRows, type RowSource, type TableColumn } from './table-model.ts';

/** Most rows of one list. */
const MOST_ROWS = 50_000;

/** Rows of one call, asked for once, page by page where it has pages, and sorted and filtered here. */
export function useCallRows<N extends CallName, Row>(
  name: N,
  params: CallParams<N>,
  columns: readonly TableColumn<Row>[],
  rowsOf: (result: CallResult<N>) => readonly Row[],
  isSetAside?: (row: Row) => boolean,
): RowSource<Row> {
  const client = useHost();
  const key = `${name} ${JSON.stringify(params)} ${useSnapshot()?.id ?? ''}`;
  return useMemo(() => {
    let source: Promise<RowSource<Row>> | undefined;
    return {
      key,
      page: async (question, signal) => {
        source ??= everyRow(client, name, params, rowsOf).then((rows) =>
          localRows(key, rows, columns, isSetAside),
        );
        source.catch(() => {
          source = undefined;
        });
        return (await source).page(question, signal);
      },
    };
  }, [client, key, columns]);
}

/** The rows of a call's first page and of those after it. */
async function everyRow<N extends CallName, Row>(
  client: HostClient,
  name: N,
  params: CallParams<N>,
  rowsOf: (result: CallResult<N>) => readonly Row[],
): Promise<readonly Row[]> {
  const first = await client.call(name, params);
  const rows = [...rowsOf(first)];
  const total = 'total' in first && 'limit' in params ? Number(first.total) : rows.length;
  while (rows.length < Math.min(total, MOST_ROWS)) {
    const more = rowsOf(await client.call(name, { ...params, offset: rows.length }));
    if (more.length === 0) break;
    rows.push(...more);
  }
  return rows;
}
