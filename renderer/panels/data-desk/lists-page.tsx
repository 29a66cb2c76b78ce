import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../../host/use-call.ts';
import { Asked } from '../../parts/asked.tsx';
import { EmptyNote } from '../../parts/kit/system-panel.tsx';
import { ListRows } from './list-rows.tsx';
import { ListTable, type ChosenList } from './list-table.tsx';
import { NewList } from './new-list.tsx';
import { Written } from './written.tsx';

/** 退回清单: rows returned to a department, with owner and due date, and what the next import made of each. */
export function ListsPage() {
  const { t } = useTranslation();
  const [round, setRound] = useState(0);
  const [number, setNumber] = useState<string>();
  return (
    <div className="desk-body" role="region" aria-label={t('dataDesk.lists.title')}>
      <NewList
        made={(made) => {
          setNumber(made);
          setRound(round + 1);
        }}
      />
      <Written what="list" />
      <Lists key={round} chosen={number} choose={setNumber} />
    </div>
  );
}

function Lists({ chosen, choose }: ChosenList) {
  const { t } = useTranslation();
  const answer = useCall('lists.all', {});
  return (
    <Asked
      answer={answer}
      loadingLabel={t('dataDesk.loading')}
      failedTitle={t('dataDesk.lists.unread')}
    >
      {(lists) => {
        const list = lists.find(({ number }) => number === chosen);
        return lists.length === 0 ? (
          <EmptyNote title={t('dataDesk.lists.none')} help={t('dataDesk.lists.noneHelp')} />
        ) : (
          <>
            <ListTable lists={lists} chosen={chosen} choose={choose} />
            {list && <ListRows key={list.number} list={list} />}
          </>
        );
      }}
    </Asked>
  );
}
