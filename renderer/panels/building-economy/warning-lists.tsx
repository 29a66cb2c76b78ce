import type { EconomyWarnings } from '../../../contract/queries/building-economy.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { select } from '../../store.ts';
import { EconomyTable, useOpenBuilding } from './economy-table.tsx';
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

/** 租约到期, those under one notice. */
export function Leases({ list }: { readonly list: LeaseList }) {
  const { filter } = useEconomyFilter();
  return (
    <EconomyTable
      list={list}
      call="economy.warnings"
      params={{ filter }}
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
  const { filter } = useEconomyFilter();
  return (
    <EconomyTable
      list={list}
      call="economy.warnings"
      params={{ filter }}
      columnsOf={sharedColumns}
      rowsOf={SHARED[list]}
      rowKey={(row) => row.roomId}
      onOpen={useOpenRoom()}
    />
  );
}

/** 入驻率下降. */
export function Falls() {
  const { filter } = useEconomyFilter();
  return (
    <EconomyTable
      list="fall"
      call="economy.warnings"
      params={{ filter }}
      columnsOf={fallColumns}
      rowsOf={({ falls }) => falls}
      rowKey={(row) => row.commercialId}
      onOpen={useOpenBuilding()}
    />
  );
}
