import { Select } from 'antd';
import { useTranslation } from 'react-i18next';
import type { TodayCount } from '../../../contract/queries/today.ts';
import { TODAY_LISTS } from '../../../contract/today/index.ts';
import { useTwin } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { useCall } from '../../host/use-call.ts';
import { Asked } from '../../parts/asked.tsx';
import { SystemPanel } from '../../parts/kit/system-panel.tsx';
import { useFilter } from '../../parts/kit/use-filter.ts';
import { RoleLists } from './role-lists.tsx';
import { TodayDesk } from './today-desk.tsx';
import { TodayTable } from './today-table.tsx';
import './today.css';

/** 今日: what is due, overdue and to be checked, what changed, and which deliveries and lists are open. */
export function TodayPanel() {
  const { t } = useTranslation();
  const asOf = useSnapshot()?.asOf ?? '';
  const areaCode = useFilter('registry').values('area')[0];
  const answer = useCall('today.lists', areaCode === undefined ? {} : { areaCode });
  return (
    <SystemPanel title={t('kit.today')} note={t('today.note', { date: asOf })}>
      <AreaChoice />
      <Asked answer={answer} loadingLabel={t('kit.loading')} failedTitle={t('today.failed')}>
        {(counts) => <RoleLists lists={TODAY_LISTS} counts={counts} />}
      </Asked>
      <TodayDesk />
      <ChosenTable counts={answer.kind === 'done' ? answer.value : []} areaCode={areaCode} />
    </SystemPanel>
  );
}

/** One street or the whole district. */
function AreaChoice() {
  const { t } = useTranslation();
  const streets = useSnapshot()?.profile.streets ?? [];
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
