import { Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import { ErrorNote } from '../../parts/error-note.tsx';
import { BatchTable } from './batch-table.tsx';
import { RetentionTermsTable } from './retention-terms.tsx';
import { useDesk, useDeskState } from './use-desk.tsx';

/** 批次历史: who imported what, when, with what result; one step back. */
export function BatchHistory() {
  const { t } = useTranslation();
  const desk = useDesk();
  const batches = useDeskState((state) => state.batches);
  const error = useDeskState((state) => state.batchesError);
  return (
    <div className="desk-body" role="region" aria-label={t('desk.batches.region')}>
      {error && (
        <ErrorNote
          title={t('desk.batches.failed')}
          error={error}
          retry={() => void desk.readBatches()}
        />
      )}
      {!batches && !error && <Skeleton active title={false} paragraph={{ rows: 8 }} />}
      {batches?.length === 0 && <p className="secondary">{t('desk.batches.none')}</p>}
      {batches && batches.length > 0 && <BatchTable batches={batches} />}
      {batches && batches.length > 0 && <RetentionTermsTable />}
    </div>
  );
}
