import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import type { ImportProgressInfo } from '../../../contract/imports.ts';
import { exactNumber } from '../../format/numbers.ts';
import { splitSeconds } from './run-model.ts';
import { useDesk, useDeskState } from './use-desk.tsx';

/** How far an import has come, at which rate and how long it will take; and the way to give it up. */
export function ProgressPanel() {
  const { t } = useTranslation();
  const desk = useDesk();
  const progress = useDeskState((state) => state.progress);
  const withdrawing = useDeskState((state) => state.work === 'withdraw');
  return (
    <div className="progress-panel" role="status">
      {withdrawing ? <h3>{t('desk.run.withdraw')}</h3> : <StageWords progress={progress} />}
      <Bar done={progress?.done ?? 0} />
      <Figures progress={withdrawing ? undefined : progress} />
      <Button disabled={withdrawing} onClick={() => desk.cancel()}>
        {t('desk.run.cancel')}
      </Button>
    </div>
  );
}

/** Drawn five times a second, so it is two boxes and no more. */
function Bar({ done }: { readonly done: number }) {
  const percent = Math.floor(done * 100);
  return (
    <div className="progress-line">
      <div
        className="progress-bar"
        role="progressbar"
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={percent}
      >
        <div style={{ transform: `scaleX(${done})` }} />
      </div>
      <span>{`${percent}%`}</span>
    </div>
  );
}

function StageWords({ progress }: { readonly progress: ImportProgressInfo | undefined }) {
  const { t, i18n } = useTranslation();
  if (!progress) return <h3>{t('desk.run.recognise')}</h3>;
  const { stage, table } = progress;
  if (stage !== 'import') return <h3>{t(`desk.run.${stage}`)}</h3>;
  if (!table) return <h3>{t('desk.run.importAny')}</h3>;
  return (
    <h3>{t('desk.run.import', { table: i18n.language === 'en' ? table.titleEn : table.title })}</h3>
  );
}

function Figures({ progress }: { readonly progress: ImportProgressInfo | undefined }) {
  const { t } = useTranslation();
  if (!progress || progress.rows === 0) return <p className="secondary">{'\u00a0'}</p>;
  const { rows, expectedRows, rowsPerSecond, remainingSeconds } = progress;
  return (
    <p className="secondary progress-figures">
      <span>
        {t('desk.run.rows', { rows: exactNumber(rows), expected: exactNumber(expectedRows) })}
      </span>
      {rowsPerSecond !== null && (
        <span>{t('desk.run.rate', { value: exactNumber(rowsPerSecond) })}</span>
      )}
      {remainingSeconds !== null && (
        <span>
          <Remaining seconds={remainingSeconds} />
        </span>
      )}
    </p>
  );
}

function Remaining({ seconds }: { readonly seconds: number }) {
  const { t } = useTranslation();
  return <>{t('desk.run.remaining', { value: useDuration(seconds) })}</>;
}

/** A duration in words: 8 秒, 1 分 20 秒. */
export function useDuration(seconds: number): string {
  const { t } = useTranslation();
  const parts = splitSeconds(seconds);
  return parts.minutes > 0
    ? t('desk.run.minutes', parts)
    : t('desk.run.seconds', { value: parts.seconds });
}
