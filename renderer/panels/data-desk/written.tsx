import { Button, Progress } from 'antd';
import { useTranslation } from 'react-i18next';
import { exactNumber } from '../../format/numbers.ts';
import { ErrorNote } from '../../parts/error-note.tsx';
import type { GiveBackWish } from '../import-desk/desk-state.ts';
import { useDesk, useDeskState } from '../import-desk/use-desk.tsx';

/** How far writing has come; what was written, or why it was not, where it was asked for. */
export function Written({ what }: { readonly what: GiveBackWish['kind'] }) {
  const { t } = useTranslation();
  const desk = useDesk();
  const work = useDeskState((state) => state.giveBack);
  if (!work || (work.state !== 'writing' && work.kind !== what)) return null;
  if (work.state === 'failed')
    return <ErrorNote title={t('dataDesk.notWritten')} error={work.error} />;
  if (work.state === 'written') {
    return (
      <p role="status" className="data-desk-written">
        {t('dataDesk.written', {
          what: work.what,
          files: work.files,
          rows: exactNumber(work.rows),
          folder: work.folder,
        })}
      </p>
    );
  }
  const { done = 0, total = 1, file = '' } = work.progress ?? {};
  return (
    <div className="data-desk-writing" role="status">
      <Progress percent={(done / total) * 100} showInfo={false} size="small" />
      <span className="small">{t('dataDesk.writing', { file, done, total })}</span>
      <Button size="small" onClick={() => desk.stopGiveBack()}>
        {t('common.cancel')}
      </Button>
    </div>
  );
}
