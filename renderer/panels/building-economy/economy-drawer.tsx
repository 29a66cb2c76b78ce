import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FIRM_LISTS, FirmRow } from '../../../contract/queries/building-economy.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import type { CallName, CallParams, CallResult } from '../../../contract/queries/index.ts';
import { DataTable, type DataTableProps } from '../../parts/kit/data-table.tsx';
import { DrawerPart } from '../../parts/kit/drawer-part.tsx';
import { usePrint } from '../../parts/kit/printing.tsx';
import type { TableColumn } from '../../parts/kit/table-model.ts';
import { useCallRows } from '../../parts/kit/use-call-rows.ts';
import { select } from '../../store.ts';
import { buildingColumns, type ColumnWords, firmColumns } from './columns.ts';
import { visitColumns } from './visit-columns.ts';
import { fallColumns, leaseColumns, sharedColumns, spaceColumns } from './warning-columns.ts';
import { useSpaceWanted } from './space-finder.tsx';
import { spaceListSheet } from './space-sheets.ts';
import { useProvenance, useWords } from './use-economy-words.ts';
import { useEconomyFilter } from './use-economy-filter.ts';
import { doubtOf } from './words.ts';

const LISTS = [
  'buildings',
  'firms',
  'apart',
  'swing',
  'shared',
  'cancelledPaying',
  'leases',
  'fall',
  'space',
  'visits',
  'visitsOpen',
  'visitsLate',
] as const;
export type EconomyList = (typeof LISTS)[number];

/** Firms or visits asked for at a time. */
const PAGE_ROWS = 5000;

/** The list the view names, in the drawer. */
export function EconomyDrawer() {
  const { t } = useTranslation();
  const wish = useTwin((state) => state.scene.panels.list);
  const list = LISTS.find((each) => each === wish) ?? 'buildings';
  return (
    <DrawerPart tab="table" label={t(`economy.lists.${list}`)}>
      <Listed key={list} list={list} />
    </DrawerPart>
  );
}

function Listed({ list }: { readonly list: EconomyList }) {
  if (list === 'buildings') return <Buildings />;
  if (list === 'leases') return <Leases />;
  if (list === 'shared') return <Shared />;
  if (list === 'fall') return <Falls />;
  if (list === 'space') return <Spaces />;
  if (list === 'visits' || list === 'visitsOpen' || list === 'visitsLate')
    return <Visits list={list} />;
  return <Firms list={list} />;
}

interface EconomyTableProps<Name extends CallName, Row>
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
function EconomyTable<Name extends CallName, Row>({
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
function useOpenBuilding() {
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

/** Opens a room, where it is known. */
function useOpenRoom() {
  const store = useTwinStore();
  return (row: { readonly buildingId: string | null; readonly roomId: string | null }): void => {
    const { buildingId, roomId } = row;
    if (buildingId !== null && roomId !== null) select(store, { kind: 'room', buildingId, roomId });
  };
}

function Buildings() {
  const { filter } = useEconomyFilter();
  return (
    <EconomyTable
      list="buildings"
      call="economy.buildings"
      params={{ filter, limit: 5000 }}
      columnsOf={buildingColumns}
      rowsOf={({ rows }) => rows}
      rowKey={(row) => row.commercialId}
      onOpen={useOpenBuilding()}
    />
  );
}

function Firms({ list }: { readonly list: Exclude<(typeof FIRM_LISTS)[number], 'all'> | 'firms' }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const language = useTwin((state) => state.scene.language);
  const { filter } = useEconomyFilter();
  const open = ({ enterpriseId, office, registered }: FirmRow) => {
    const buildingId = office.buildingId ?? registered.buildingId;
    select(store, {
      kind: 'record',
      table: 'enterprise',
      key: enterpriseId,
      ...(buildingId !== null && { buildingId }),
    });
  };
  return (
    <EconomyTable
      list={list}
      call="economy.firms"
      params={{
        filter,
        list: list === 'firms' ? 'all' : list,
        limit: PAGE_ROWS,
      }}
      columnsOf={firmColumns}
      rowsOf={({ rows }) => rows}
      rowKey={(row) => row.enterpriseId}
      doubt={(row) => doubtOf(t, row, language)}
      onOpen={open}
    />
  );
}

function Leases() {
  const { filter } = useEconomyFilter();
  return (
    <EconomyTable
      list="leases"
      call="economy.warnings"
      params={{ filter }}
      columnsOf={leaseColumns}
      rowsOf={({ leases }) => leases}
      rowKey={(row) => row.leaseNo}
      onOpen={useOpenRoom()}
    />
  );
}

function Shared() {
  const { filter } = useEconomyFilter();
  return (
    <EconomyTable
      list="shared"
      call="economy.warnings"
      params={{ filter }}
      columnsOf={sharedColumns}
      rowsOf={({ shared }) => shared}
      rowKey={(row) => row.roomId}
      onOpen={useOpenRoom()}
    />
  );
}

function Falls() {
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

const VISIT_LISTS = { visits: 'all', visitsOpen: 'open', visitsLate: 'late' } as const;

function Visits({ list }: { readonly list: keyof typeof VISIT_LISTS }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const { filter } = useEconomyFilter();
  return (
    <EconomyTable
      list={list}
      call="economy.visits"
      params={{ filter, list: VISIT_LISTS[list], limit: PAGE_ROWS }}
      columnsOf={visitColumns}
      rowsOf={({ rows }) => rows}
      rowKey={(row) => row.visitNo}
      emptyHelp={t('economy.visits.noneHelp')}
      onOpen={({ enterpriseId, buildingId }) => {
        if (enterpriseId !== null)
          select(store, {
            kind: 'record',
            table: 'enterprise',
            key: enterpriseId,
            ...(buildingId !== null && { buildingId }),
          });
      }}
    />
  );
}

function Spaces() {
  const { t } = useTranslation();
  const words = useWords();
  const { filter } = useSpaceWanted();
  const print = usePrint();
  const note = t('economy.finder.sheetNote');
  const provenance = `${useProvenance()} · ${note}`;
  return (
    <EconomyTable
      list="space"
      call="economy.space"
      params={{ filter }}
      columnsOf={spaceColumns}
      rowsOf={({ spaces }) => spaces}
      rowKey={(row) => row.roomIds[0] ?? row.commercialId}
      note={note}
      emptyHelp={t('economy.finder.none')}
      onOpen={useOpenBuilding()}
      onPrint={(spaces) => print(spaceListSheet(words, spaces, provenance))}
    />
  );
}
