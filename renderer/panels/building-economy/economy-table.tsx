import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CallName, CallParams, CallResult } from '../../../contract/queries/index.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { DataTable, type DataTableProps } from '../../parts/kit/data-table.tsx';
import type { TableColumn } from '../../parts/kit/table-model.ts';
import { useCallRows } from '../../parts/kit/use-call-rows.ts';
import { select } from '../../store.ts';
import type { ColumnWords } from './columns.ts';
import type { EconomyList } from './lists.ts';
import { useProvenance, useWords } from './use-economy-words.ts';

export interface EconomyTableProps<Name extends CallName, Row>
  extends Pick<
    DataTableProps<Row>,
    'rowKey' | 'onOpen' | 'doubt' | 'emptyHelp' | 'onPrint' | 'startSort'
  > {
  readonly list: EconomyList;
  readonly call: Name;
  readonly params: CallParams<Name>;
  readonly columnsOf: (words: ColumnWords) => TableColumn<Row>[];
  readonly rowsOf: (result: CallResult<Name>) => readonly Row[];
  /** Said after where the rows come from. */
  readonly note?: string;
}

/** A list of one call, under its title. */
export function EconomyTable<Name extends CallName, Row>({
  list,
  call,
  params,
  columnsOf,
  rowsOf,
  note,
  ...table
}: EconomyTableProps<Name, Row>) {
  const { t } = useTranslation();
  const words = useWords();
  const columns = useMemo(() => columnsOf(words), [columnsOf, words]);
  const source = useCallRows(call, params, columns, rowsOf);
  const provenance = useProvenance();
  return (
    <DataTable
      {...table}
      label={t(`economy.lists.${list}`)}
      source={source}
      columns={columns}
      provenance={note === undefined ? provenance : `${provenance} · ${note}`}
    />
  );
}

/** Opens the record of a commercial building, at a room of it where one is named. */
export function useOpenBuilding() {
  const store = useTwinStore();
  return (row: {
    readonly commercialId: string;
    readonly buildingId: string | null;
    readonly roomIds?: readonly string[];
  }): void => {
    const roomId = row.roomIds?.[0];
    select(store, {
      kind: 'record',
      table: 'commercial_building',
      key: row.commercialId,
      ...(row.buildingId !== null && { buildingId: row.buildingId }),
      ...(roomId !== undefined && { roomId }),
    });
  };
}

/** Opens the record of a firm, at a building of it where one is known. */
export function useOpenFirm() {
  const store = useTwinStore();
  return (enterpriseId: string, buildingId: string | null): void =>
    select(store, {
      kind: 'record',
      table: 'enterprise',
      key: enterpriseId,
      ...(buildingId !== null && { buildingId }),
    });
}
