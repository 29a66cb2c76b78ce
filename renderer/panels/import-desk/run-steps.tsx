import { Button, Checkbox } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ErrorShape } from '../../../contract/errors.ts';
import type { ImportResult } from '../../../contract/imports.ts';
import { exactNumber, percent } from '../../format/numbers.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import { CrsDoubts } from './crs-doubts.tsx';
import { DeskFoot } from './desk-foot.tsx';
import { AgedRows, LeavingRows } from './leaving-rows.tsx';
import { ProgressPanel, useDuration } from './progress-panel.tsx';
import { ResultReport } from './result-report.tsx';
import {
  allRefused,
  blockedTables,
  changesNothing,
  needsConfirmation,
  waitsForPerson,
} from './run-model.ts';
import { useDesk, useDeskState } from './use-desk.tsx';

/** 试运行: what committing would change, and what must be confirmed. */
export function TrialStep() {
  const { t } = useTranslation();
  const desk = useDesk();
  const trial = useDeskState((state) => state.trial);
  const work = useDeskState((state) => state.work);
  const allowDrop = useDeskState((state) => state.allowDrop);
  const acceptCrs = useDeskState((state) => state.acceptCrs);
  const allowOlder = useDeskState((state) => state.allowOlder);
  const toMapping = () => desk.goTo('mapping');
  if (work !== undefined) return <Running />;
  if (!trial) return <NotCompleted retry={() => void desk.runTrial()} back={toMapping} />;
  const waits = waitsForPerson(trial, { allowDrop, acceptCrs, allowOlder });
  return (
    <>
      <div className="desk-body">
        <CrsDoubts trial={trial} />
        <LeavingRows trial={trial} />
        <AgedRows trial={trial} />
        <ResultReport result={trial} title={t('desk.trial.title')} />
      </div>
      {changesNothing(trial) ? (
        <DeskFoot
          onBack={toMapping}
          primary={{ label: t('desk.another'), onPress: () => desk.startOver() }}
        >
          {allRefused(trial)
            ? t('desk.trial.allRefused', { rows: exactNumber(trial.rejectedRows) })
            : t('desk.trial.nothing')}
        </DeskFoot>
      ) : (
        <DeskFoot
          onBack={toMapping}
          primary={{
            label: t('desk.toCommit'),
            onPress: () => void desk.commit(),
            disabled: waits,
          }}
        >
          <Confirmations trial={trial} />
        </DeskFoot>
      )}
    </>
  );
}

function Confirmations({ trial }: { readonly trial: ImportResult }) {
  const { t, i18n } = useTranslation();
  const desk = useDesk();
  const allowDrop = useDeskState((state) => state.allowDrop);
  const acceptCrs = useDeskState((state) => state.acceptCrs);
  const allowOlder = useDeskState((state) => state.allowOlder);
  const blocked = blockedTables(trial);
  const share = percent(trial.dropShare, 1) ?? '';
  if (!needsConfirmation(trial)) return <>{t('desk.trial.threshold', { share })}</>;
  const older = trial.older.map(({ title, titleEn, loaded, delivered }) =>
    t('desk.trial.olderTable', {
      table: i18n.language === 'en' ? titleEn : title,
      loaded,
      delivered,
    }),
  );
  const names = blocked.map(({ title, titleEn }) => (i18n.language === 'en' ? titleEn : title));
  return (
    <div className="desk-warning">
      {blocked.length > 0 && (
        <>
          <p>{t('desk.trial.blocked', { tables: names.join(t('common.separator')), share })}</p>
          <Checkbox checked={allowDrop} onChange={({ target }) => desk.allowDrop(target.checked)}>
            {t('desk.trial.confirm')}
          </Checkbox>
        </>
      )}
      {trial.doubts.length > 0 && (
        <Checkbox checked={acceptCrs} onChange={({ target }) => desk.acceptCrs(target.checked)}>
          {t('desk.trial.confirmCrs')}
        </Checkbox>
      )}
      {trial.older.length > 0 && (
        <>
          <p>{t('desk.trial.older', { tables: older.join(t('common.separator')) })}</p>
          <Checkbox checked={allowOlder} onChange={({ target }) => desk.allowOlder(target.checked)}>
            {t('desk.trial.confirmOlder')}
          </Checkbox>
        </>
      )}
    </div>
  );
}

/** 提交: the import itself, then its report. */
export function CommitStep() {
  const { t } = useTranslation();
  const desk = useDesk();
  const result = useDeskState((state) => state.result);
  const work = useDeskState((state) => state.work);
  if (work !== undefined) return <Running />;
  if (!result) {
    return <NotCompleted retry={() => void desk.commit()} back={() => desk.goTo('trial')} />;
  }
  const title =
    result.outcome === 'unchanged' ? t('desk.result.unchanged') : t('desk.result.published');
  return (
    <>
      <div className="desk-body">
        <ResultReport result={result} title={title} />
      </div>
      <DeskFoot
        primary={{
          label: t('desk.done'),
          onPress: () => {
            desk.startOver();
            desk.hide();
          },
        }}
      >
        <Took seconds={result.seconds} />
        <Button type="link" onClick={() => desk.startOver()}>
          {t('desk.another')}
        </Button>
      </DeskFoot>
    </>
  );
}

function Took({ seconds }: { readonly seconds: number }) {
  const { t } = useTranslation();
  return <>{t('desk.trial.took', { value: useDuration(seconds) })}</>;
}

function Running() {
  return (
    <div className="desk-body desk-centre">
      <ProgressPanel />
    </div>
  );
}

interface NotCompletedProps {
  readonly retry: () => void;
  readonly back: () => void;
}

/** In place of a result: what went wrong, or that the person gave it up. */
function NotCompleted({ retry, back }: NotCompletedProps) {
  const { t } = useTranslation();
  const error = useDeskState((state) => state.error);
  const withdrawn = useDeskState((state) => state.withdrawn) ?? 'nothing';
  return (
    <>
      <div className="desk-body desk-centre">
        {error ? (
          <RunError error={error} />
        ) : (
          <p role="status">{t(`desk.run.withdrawn.${withdrawn}`)}</p>
        )}
      </div>
      <DeskFoot onBack={back} primary={{ label: t('desk.run.retry'), onPress: retry }} />
    </>
  );
}

function RunError({ error }: { readonly error: ErrorShape }) {
  const { t } = useTranslation();
  const told = error.kind === 'busy' ? { ...error, sentence: t('desk.run.busy') } : error;
  return <ErrorNote title={t('desk.run.failed')} error={told} />;
}
