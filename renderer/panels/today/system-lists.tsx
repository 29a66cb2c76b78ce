import { useTranslation } from 'react-i18next';
import type { SystemId } from '../../../contract/systems.ts';
import { TODAY_LISTS } from '../../../contract/today/index.ts';
import { useTwin } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { Asked } from '../../parts/asked.tsx';
import { RoleLists } from './role-lists.tsx';
import { TodayTable } from './today-table.tsx';
import './today.css';

interface SystemListsProps {
  readonly system: SystemId;
  readonly areaCode: string | undefined;
  /** 责任区 the lists are limited to. */
  readonly beat?: string;
}

/** Lists of one system with their counts; the one chosen stands in the drawer. */
export function SystemLists({ system, areaCode, beat }: SystemListsProps) {
  const { t } = useTranslation();
  const answer = useCall('today.lists', {
    ...(areaCode !== undefined && { areaCode }),
    ...(beat !== undefined && { beat }),
  });
  const chosen = useTwin((state) => state.scene.panels.list);
  const counts = answer.kind === 'done' ? answer.value : [];
  const lists = TODAY_LISTS.filter((list) => list.system === system);
  const list = lists.find(({ id }) => id === chosen);
  const count = counts.find(({ id }) => id === chosen);
  return (
    <>
      <Asked answer={answer} loadingLabel={t('kit.loading')} failedTitle={t('today.failed')}>
        {(value) => <RoleLists lists={lists} counts={value} />}
      </Asked>
      {list && count && (
        <TodayTable
          key={list.id}
          list={list}
          asOf={count.asOf}
          areaCode={areaCode}
          {...(beat !== undefined && { beat })}
        />
      )}
    </>
  );
}
