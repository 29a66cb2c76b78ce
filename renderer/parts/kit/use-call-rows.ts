import { useMemo } from 'react';
import type { CallName, CallParams, CallResult } from '../../../contract/queries/index.ts';
import { useHost, useTwin } from '../../host/host-context.tsx';
import { localRows, type RowSource, type TableColumn } from './table-model.ts';

/** Rows of one call, asked for once and sorted and filtered here: for lists of at most some thousand. */
export function useCallRows<N extends CallName, Row>(
  name: N,
  params: CallParams<N>,
  columns: readonly TableColumn<Row>[],
  rowsOf: (result: CallResult<N>) => readonly Row[],
): RowSource<Row> {
  const client = useHost();
  const key = `${name} ${JSON.stringify(params)} ${useTwin((state) => state.snapshot?.id) ?? ''}`;
  return useMemo(() => {
    let source: Promise<RowSource<Row>> | undefined;
    return {
      key,
      page: async (question, signal) => {
        source ??= client
          .call(name, params)
          .then((result) => localRows(key, rowsOf(result), columns));
        source.catch(() => {
          source = undefined;
        });
        return (await source).page(question, signal);
      },
    };
  }, [client, key, columns]);
}
