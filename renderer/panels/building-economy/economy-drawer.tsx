import { useTranslation } from 'react-i18next';
import type { FIRM_LISTS } from '../../../contract/queries/building-economy.ts';
import { useTwin } from '../../host/host-context.tsx';
import { DrawerPart } from '../../parts/kit/drawer-part.tsx';
import { usePrint } from '../../parts/kit/printing.tsx';
import { buildingColumns, firmColumns } from './columns.ts';
import { EconomyTable, useOpenBuilding, useOpenFirm } from './economy-table.tsx';
import { ECONOMY_LISTS, type EconomyList, type TierList } from './lists.ts';
import { useSpaceWanted } from './space-finder.tsx';
import { spaceListSheet } from './space-sheets.ts';
import { useEconomyFilter } from './use-economy-filter.ts';
import { useProvenance, useWords } from './use-economy-words.ts';
import { visitColumns } from './visit-columns.ts';
import { spaceColumns } from './warning-columns.ts';
import { Falls, Leases, Shared } from './warning-lists.tsx';
import { doubtOf } from './words.ts';

/** Firms or visits asked for at a time. */
const PAGE_ROWS = 5000;

/** The list the view names, in the drawer. */
export function EconomyDrawer() {
  const { t } = useTranslation();
  const wish = useTwin((state) => state.scene.panels.list);
  const list = ECONOMY_LISTS.find((each) => each === wish) ?? 'buildings';
  return (
    <DrawerPart tab="table" label={t(`economy.lists.${list}`)}>
      <Listed key={list} list={list} />
    </DrawerPart>
  );
}

function Listed({ list }: { readonly list: EconomyList }) {
  switch (list) {
    case 'buildings':
    case 'hundredMillion':
    case 'nearlyHundredMillion':
    case 'tenMillion':
      return <Buildings list={list} />;
    case 'lease30':
    case 'lease90':
    case 'lease180':
      return <Leases list={list} />;
    case 'shared':
    case 'sharedAllowed':
      return <Shared list={list} />;
    case 'fall':
      return <Falls />;
    case 'space':
      return <Spaces />;
    case 'visits':
    case 'visitsAsked':
    case 'visitsOpen':
    case 'visitsLate':
      return <Visits list={list} />;
    default:
      return <Firms list={list} />;
  }
}

/** 商务楼宇, all or those of a class of tax. */
function Buildings({ list }: { readonly list: 'buildings' | TierList }) {
  const { filter } = useEconomyFilter();
  return (
    <EconomyTable
      list={list}
      call="economy.buildings"
      params={{ filter, limit: PAGE_ROWS, ...(list !== 'buildings' && { tier: list }) }}
      columnsOf={buildingColumns}
      rowsOf={({ rows }) => rows}
      rowKey={(row) => row.commercialId}
      onOpen={useOpenBuilding()}
    />
  );
}

type FirmList = Exclude<(typeof FIRM_LISTS)[number], 'all' | 'shared'> | 'firms';

function Firms({ list }: { readonly list: FirmList }) {
  const { t } = useTranslation();
  const language = useTwin((state) => state.scene.language);
  const { filter } = useEconomyFilter();
  const open = useOpenFirm();
  return (
    <EconomyTable
      list={list}
      call="economy.firms"
      params={{ filter, list: list === 'firms' ? 'all' : list, limit: PAGE_ROWS }}
      columnsOf={firmColumns}
      rowsOf={({ rows }) => rows}
      rowKey={(row) => row.enterpriseId}
      doubt={(row) => doubtOf(t, row, language)}
      onOpen={({ enterpriseId, office, registered }) =>
        open(enterpriseId, office.buildingId ?? registered.buildingId)
      }
    />
  );
}

const VISIT_LISTS = {
  visits: 'year',
  visitsAsked: 'asked',
  visitsOpen: 'open',
  visitsLate: 'late',
} as const;

function Visits({ list }: { readonly list: keyof typeof VISIT_LISTS }) {
  const { t } = useTranslation();
  const { filter } = useEconomyFilter();
  const open = useOpenFirm();
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
        if (enterpriseId !== null) open(enterpriseId, buildingId);
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
      params={{ filter, limit: PAGE_ROWS }}
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
