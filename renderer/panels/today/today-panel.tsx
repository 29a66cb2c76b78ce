import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TodayCount } from '../../../contract/queries/today.ts';
import { TODAY_LISTS } from '../../../contract/today/index.ts';
import type { TodayList } from '../../../contract/today/list.ts';
import { exactNumber } from '../../format/numbers.ts';
import { titleIn } from '../../format/fields.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { Asked } from '../../parts/asked.tsx';
import { openDrawer } from '../../parts/kit/drawer-part.tsx';
import { PanelSection, SystemPanel } from '../../parts/kit/system-panel.tsx';
import { useFilter } from '../../parts/kit/use-filter.ts';
import { TodayDesk } from './today-desk.tsx';
import { TodayTable } from './today-table.tsx';
import './today.css';

/** 今日: what is due, overdue and to be checked, what changed, and which deliveries and lists are open. */
export function TodayPanel() {
  const { t } = useTranslation();
  const asOf = useTwin((state) => state.snapshot?.asOf) ?? '';
  const areaCode = useFilter('registry').values('area')[0];
  const answer = useCall('today.lists', areaCode === undefined ? {} : { areaCode });
  return (
    <SystemPanel title={t('kit.today')} note={t('today.note', { date: asOf })}>
      <AreaChoice />
      <Asked answer={answer} loadingLabel={t('kit.loading')} failedTitle={t('today.failed')}>
        {(counts) => <Lists counts={counts} />}
      </Asked>
      <TodayDesk />
      <ChosenTable counts={answer.kind === 'done' ? answer.value : []} areaCode={areaCode} />
    </SystemPanel>
  );
}

/** One street or the whole district. */
function AreaChoice() {
  const { t } = useTranslation();
  const streets = useTwin((state) => state.snapshot?.profile.streets) ?? [];
  const { values, choose } = useFilter('registry');
  return (
    <Select
      size="small"
      aria-label={t('today.area')}
      value={values('area')[0] ?? ''}
      onChange={(code) => choose('area', code === '' ? [] : [code])}
      options={[
        { value: '', label: t('today.wholeDistrict') },
        ...streets.map(({ code, name }) => ({ value: code, label: name })),
      ]}
    />
  );
}

function Lists({ counts }: { readonly counts: readonly TodayCount[] }) {
  const { i18n } = useTranslation();
  const offered = TODAY_LISTS.filter((list) => counts.some(({ id }) => id === list.id));
  const roles = [...new Set(offered.map(({ role }) => role))];
  return roles.map((role) => {
    const lists = offered.filter((list) => list.role === role);
    const title = i18n.language === 'en' ? (lists[0]?.roleEn ?? role) : role;
    return (
      <PanelSection key={role} title={title}>
        <ul className="today-lists">
          {lists.map((list) => (
            <ListLine
              key={list.id}
              list={list}
              count={counts.find(({ id }) => id === list.id)?.count ?? 0}
            />
          ))}
        </ul>
      </PanelSection>
    );
  });
}

function ListLine({ list, count }: { readonly list: TodayList; readonly count: number }) {
  const { t, i18n } = useTranslation();
  const store = useTwinStore();
  const shown = useTwin((state) => state.scene.panels.list === list.id);
  return (
    <li>
      <button
        type="button"
        className="today-line"
        aria-pressed={shown}
        title={i18n.language === 'en' ? list.ruleEn : list.rule}
        onClick={() => openDrawer(store, 'table', list.id)}
      >
        <span>{titleIn(i18n.language, list)}</span>
        <span className="small secondary">{t(`today.kinds.${list.kind}`)}</span>
        <strong className="today-count">{exactNumber(count)}</strong>
      </button>
    </li>
  );
}

function ChosenTable({
  counts,
  areaCode,
}: {
  readonly counts: readonly TodayCount[];
  readonly areaCode: string | undefined;
}) {
  const id = useTwin((state) => state.scene.panels.list);
  const list = TODAY_LISTS.find((each) => each.id === id);
  const count = counts.find((each) => each.id === id);
  if (!list || !count) return null;
  return <TodayTable key={list.id} list={list} asOf={count.asOf} areaCode={areaCode} />;
}
