import { useTranslation } from 'react-i18next';
import type { HazardList } from '../../../contract/queries/work-safety.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { exactNumber } from '../../format/numbers.ts';
import { openDrawer } from '../../parts/kit/drawer-part.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { useSafetyFilter } from './use-safety-filter.ts';

const HAZARDS: readonly HazardList[] = [
  'overdue',
  'recheck',
  'major',
  'returned',
  'incomplete',
  'unreviewed',
];

/** 工作清单: each a count that opens its list. */
export function WorkLists() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const { lists: filter } = useSafetyFilter();
  const plan = useCall('safety.plan', { filter, limit: 1 });
  return (
    <PanelSection title={t('safety.work')}>
      <ul className="count-list work-lists">
        {HAZARDS.map((list) => (
          <HazardEntry key={list} list={list} />
        ))}
        <Entry
          label={t('safety.lists.plan')}
          count={plan.kind === 'failed' ? undefined : plan.value?.total}
          open={() => openDrawer(store, 'table', 'plan')}
        />
        <Entry label={t('safety.lists.teams')} open={() => openDrawer(store, 'table', 'teams')} />
        <Entry label={t('safety.lists.fire')} open={() => openDrawer(store, 'table', 'fire')} />
      </ul>
    </PanelSection>
  );
}

function HazardEntry({ list }: { readonly list: HazardList }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const { lists: filter } = useSafetyFilter();
  const answer = useCall('safety.hazards', { filter, list, limit: 1 });
  const { total, setAside = 0 } = (answer.kind === 'failed' ? undefined : answer.value) ?? {};
  return (
    <Entry
      label={t(`safety.lists.${list}`)}
      count={total === undefined ? undefined : total - setAside}
      aside={setAside}
      open={() => openDrawer(store, 'table', list)}
    />
  );
}

interface EntryProps {
  readonly label: string;
  readonly count?: number | undefined;
  /** Rows of the list that no figure counts. */
  readonly aside?: number;
  readonly open: () => void;
}

function Entry({ label, count, aside = 0, open }: EntryProps) {
  const { t } = useTranslation();
  return (
    <li>
      <button type="button" onClick={open}>
        <span>
          {label}
          {aside > 0 && <small className="secondary"> {t('kit.aside', { count: aside })}</small>}
        </span>
        {count !== undefined && <strong>{exactNumber(count)}</strong>}
      </button>
    </li>
  );
}
