import { useCall } from '../../host/use-call.ts';
import { useTranslation } from 'react-i18next';
import { Asked } from '../../parts/asked.tsx';
import { Neighbours } from './neighbours.tsx';
import { Notes } from './notes.tsx';
import { RecordGraphSection } from './record-graph.tsx';
import { SharedRecord } from './shared-record.tsx';
import './record-page.css';

interface LinkedRecordsProps {
  readonly table: string;
  readonly recordKey: string;
}

/** 关联 of a room, unit or building under its own card: the graph round it, and its neighbours in every system. */
export function LinkedRecords({ table, recordKey }: LinkedRecordsProps) {
  const { t } = useTranslation();
  const answer = useCall('record.card', { table, key: recordKey });
  return (
    <div className="record-body">
      <Notes table={table} recordKey={recordKey} />
      <RecordGraphSection table={table} recordKey={recordKey} />
      <Asked
        answer={answer}
        loadingLabel={t('kit.loading')}
        failedTitle={t('record.failed')}
        rows={2}
      >
        {(card) => (
          <>
            <SharedRecord card={card} />
            <Neighbours groups={card.neighbours} />
          </>
        )}
      </Asked>
    </div>
  );
}
