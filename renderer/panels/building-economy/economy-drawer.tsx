import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { FIRM_LISTS, FirmRow } from '../../../contract/queries/building-economy.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { DataTable } from '../../parts/kit/data-table.tsx';
import { DrawerPart } from '../../parts/kit/drawer-part.tsx';
import { usePrint } from '../../parts/kit/printing.tsx';
import { useCallRows } from '../../parts/kit/use-call-rows.ts';
import { select } from '../../store.ts';
import {
  buildingColumns,
  fallColumns,
  firmColumns,
  leaseColumns,
  sharedColumns,
  spaceColumns,
} from './columns.ts';
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
] as const;
export type EconomyList = (typeof LISTS)[number];

/** Most firms of one list: longer ones are narrowed by a filter. */
const MOST_FIRMS = 5000;

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
  return <Firms list={list} />;
}

function Buildings() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const words = useWords();
  const { filter } = useEconomyFilter();
  const columns = useMemo(() => buildingColumns(words), [words]);
  const source = useCallRows(
    'economy.buildings',
    { filter, limit: 5000 },
    columns,
    ({ rows }) => rows,
  );
  return (
    <DataTable
      label={t('economy.lists.buildings')}
      source={source}
      columns={columns}
      rowKey={(row) => row.commercialId}
      provenance={useProvenance()}
      onOpen={({ commercialId, buildingId }) =>
        select(store, {
          kind: 'record',
          table: 'commercial_building',
          key: commercialId,
          ...(buildingId !== null && { buildingId }),
        })
      }
    />
  );
}

function Firms({ list }: { readonly list: (typeof FIRM_LISTS)[number] | 'firms' }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const words = useWords();
  const { filter } = useEconomyFilter();
  const columns = useMemo(() => firmColumns(words), [words]);
  const asked = list === 'firms' ? 'all' : list;
  const params = { filter, list: asked, activeOnly: false, limit: MOST_FIRMS };
  const source = useCallRows('economy.firms', params, columns, ({ rows }) => rows);
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
    <DataTable
      label={t(`economy.lists.${list === 'all' ? 'firms' : list}`)}
      source={source}
      columns={columns}
      rowKey={(row) => row.enterpriseId}
      provenance={`${useProvenance()} · ${t('economy.first', { count: MOST_FIRMS })}`}
      doubt={(row) => doubtOf(t, row, words.language)}
      onOpen={open}
    />
  );
}

function Leases() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const words = useWords();
  const { filter } = useEconomyFilter();
  const columns = useMemo(() => leaseColumns(words), [words]);
  const source = useCallRows('economy.warnings', { filter }, columns, ({ leases }) => leases);
  return (
    <DataTable
      label={t('economy.lists.leases')}
      source={source}
      columns={columns}
      rowKey={(row) => row.leaseNo}
      provenance={useProvenance()}
      onOpen={({ buildingId, roomId }) => {
        if (buildingId !== null && roomId !== null)
          select(store, { kind: 'room', buildingId, roomId });
      }}
    />
  );
}

function Shared() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const words = useWords();
  const { filter } = useEconomyFilter();
  const columns = useMemo(() => sharedColumns(words), [words]);
  const source = useCallRows('economy.warnings', { filter }, columns, ({ shared }) => shared);
  return (
    <DataTable
      label={t('economy.lists.shared')}
      source={source}
      columns={columns}
      rowKey={(row) => row.roomId}
      provenance={useProvenance()}
      onOpen={({ buildingId, roomId }) => select(store, { kind: 'room', buildingId, roomId })}
    />
  );
}

function Falls() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const words = useWords();
  const { filter } = useEconomyFilter();
  const columns = useMemo(() => fallColumns(words), [words]);
  const source = useCallRows('economy.warnings', { filter }, columns, ({ falls }) => falls);
  return (
    <DataTable
      label={t('economy.lists.fall')}
      source={source}
      columns={columns}
      rowKey={(row) => row.commercialId}
      provenance={useProvenance()}
      onOpen={({ commercialId, buildingId }) =>
        select(store, {
          kind: 'record',
          table: 'commercial_building',
          key: commercialId,
          ...(buildingId !== null && { buildingId }),
        })
      }
    />
  );
}

function Spaces() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const words = useWords();
  const { filter } = useSpaceWanted();
  const columns = useMemo(() => spaceColumns(words), [words]);
  const source = useCallRows('economy.space', { filter }, columns, ({ spaces }) => spaces);
  const print = usePrint();
  const provenance = `${useProvenance()} · ${t('economy.finder.sheetNote')}`;
  return (
    <DataTable
      label={t('economy.lists.space')}
      source={source}
      columns={columns}
      rowKey={(row) => row.roomIds[0] ?? row.commercialId}
      provenance={provenance}
      emptyHelp={t('economy.finder.none')}
      onOpen={({ commercialId, buildingId, roomIds: [roomId] }) =>
        select(store, {
          kind: 'record',
          table: 'commercial_building',
          key: commercialId,
          buildingId,
          ...(roomId !== undefined && { roomId }),
        })
      }
      onPrint={(spaces) => print(spaceListSheet(words, spaces, provenance))}
    />
  );
}
