import { Button, Skeleton } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ErrorKind } from '../../contract/errors.ts';
import { useTwin } from '../host/host-context.tsx';
import { useDesk } from '../panels/import-desk/use-desk.tsx';
import { ErrorNote } from '../parts/error-note.tsx';

const IMPORT_COMMAND = 'npm run --silent twin -- import DIR --snapshot SNAPSHOT';
const DEMO_COMMANDS = 'npm run --silent twin -- demo --out DIR --scale 0.05';

/** In place of the district: how to import, what went wrong, or a skeleton while the data opens. */
export function EmptyWindow() {
  const { t } = useTranslation();
  const error = useTwin((state) => state.snapshotError);
  if (!error) {
    return (
      <main className="empty" role="status" aria-label={t('host.connecting')}>
        <div className="empty-card">
          <h2>{t('host.connecting')}</h2>
          <Skeleton active paragraph={{ rows: 5 }} />
        </div>
      </main>
    );
  }
  return (
    <main className="empty">
      <div className="empty-card">
        {error.kind === 'not-found' ? (
          <HowToImport />
        ) : (
          <>
            <ErrorNote title={t('host.failed')} error={error} />
            {REPAIRED_BY_IMPORT.has(error.kind) && <ToDesk />}
          </>
        )}
      </div>
    </main>
  );
}

/** Errors of a snapshot that an earlier one, or the exports again, take the place of. */
const REPAIRED_BY_IMPORT: ReadonlySet<ErrorKind> = new Set(['corrupt', 'stale']);

/** The desk imports again and rolls back to an earlier snapshot. */
function ToDesk() {
  const { t } = useTranslation();
  const desk = useDesk();
  return (
    <Button type="primary" className="empty-import" onClick={() => desk.show()}>
      {t('desk.title')}
    </Button>
  );
}

function HowToImport() {
  const { t } = useTranslation();
  return (
    <>
      <h2>{t('empty.title')}</h2>
      <p>{t('empty.help')}</p>
      <ToDesk />
      <h3>{t('empty.importTitle')}</h3>
      <pre>{IMPORT_COMMAND}</pre>
      <h3>{t('empty.demoTitle')}</h3>
      <pre>{`${DEMO_COMMANDS}\n${IMPORT_COMMAND}`}</pre>
      <p className="small secondary">{t('empty.note')}</p>
    </>
  );
}
