import type { EconomyWarnings } from '../../../contract/queries/building-economy.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { select } from '../../store.ts';
import { EconomyTable, type EconomyTableProps, useOpenBuilding } from './economy-table.tsx';
import { useEconomyFilter } from './use-economy-filter.ts';
import { fallColumns, leaseColumns, sharedColumns } from './warning-columns.ts';

/** Opens a room, where it is known. */
function useOpenRoom() {
  const store = useTwinStore();
  return (row: { readonly buildingId: string | null; readonly roomId: string | null }): void => {
    const { buildingId, roomId } = row;
    if (buildingId !== null && roomId !== null) select(store, { kind: 'room', buildingId, roomId });
  };
}

const LEASES = {
  lease30: leasesUnder(30),
  lease90: leasesUnder(90),
  lease180: leasesUnder(180),
} as const;
export type LeaseList = keyof typeof LEASES;

function leasesUnder(days: number) {
  return ({ leases }: EconomyWarnings) => leases.filter(({ noticeDays }) => noticeDays === days);
}

type WarningTableProps<Row> = Omit<EconomyTableProps<'economy.warnings', Row>, 'call' | 'params'>;

/** Rows of the warnings under the panel's filter. */
function WarningTable<Row>(table: WarningTableProps<Row>) {
  const { filter } = useEconomyFilter();
  return <EconomyTable {...table} call="economy.warnings" params={{ filter }} />;
}

/** 租约到期, those under one notice. */
export function Leases({ list }: { readonly list: LeaseList }) {
  return (
    <WarningTable
      list={list}
      columnsOf={leaseColumns}
      rowsOf={LEASES[list]}
      rowKey={(row) => row.leaseNo}
      onOpen={useOpenRoom()}
    />
  );
}

const SHARED = { shared: sharedRooms(false), sharedAllowed: sharedRooms(true) } as const;
export type SharedList = keyof typeof SHARED;

function sharedRooms(isAllowed: boolean) {
  return ({ shared }: EconomyWarnings) => shared.filter(({ allowed }) => allowed === isAllowed);
}

/** 一址多照, and apart from it the addresses that may have many. */
export function Shared({ list }: { readonly list: SharedList }) {
  return (
    <WarningTable
      list={list}
      columnsOf={sharedColumns}
      rowsOf={SHARED[list]}
      rowKey={(row) => row.roomId}
      onOpen={useOpenRoom()}
    />
  );
}

/** 入驻率下降. */
export function Falls() {
  return (
    <WarningTable<EconomyWarnings['falls'][number]>
      list="fall"
      columnsOf={fallColumns}
      rowsOf={({ falls }) => falls}
      rowKey={(row) => row.commercialId}
      onOpen={useOpenBuilding()}
    />
  );
}
