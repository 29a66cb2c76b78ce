import type { HostClient } from '../../../contract/host.ts';
import type { CellValue, RowSource } from '../../parts/kit/table-model.ts';
import type { CityQuestion } from './part-bars.tsx';

/** A case or component as a list holds it: raw values by column. */
export interface CityRow {
  readonly key: string;
  readonly values: Readonly<Record<string, CellValue>>;
  /** Check codes of a doubtful row. */
  readonly flags: readonly string[];
}

/** The rows behind a metric, page by page; `pictured` leaves those with photographs. */
export function cityRows(
  host: HostClient,
  metric: string,
  question: CityQuestion,
  snapshotId: string,
  pictured: boolean,
): RowSource<CityRow> {
  return {
    key: JSON.stringify([snapshotId, metric, question, pictured]),
    async page({ sort, filters, offset, limit }, signal) {
      const params = {
        metric,
        ...question,
        pictured,
        filters,
        offset,
        limit,
        ...(sort && { order: { column: sort.column, descending: sort.descending } }),
      };
      const list = await host.call('statistics.rows', params, signal);
      const rows = list.rows.map(({ key, cells, flags }) => ({
        key,
        flags,
        values: Object.fromEntries(list.columns.map(({ name }, at) => [name, cells[at] ?? null])),
      }));
      return { total: list.total, setAside: list.setAside, rows };
    },
  };
}
