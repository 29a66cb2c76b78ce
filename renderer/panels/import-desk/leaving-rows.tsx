import { useTranslation } from 'react-i18next';
import type { ImportResult } from '../../../contract/imports.ts';
import { exactNumber } from '../../format/numbers.ts';
import { blockedTables } from './run-model.ts';
import { useDesk, useDeskState } from './use-desk.tsx';

/** Rows a full delivery takes away because it does not have them, and the way out where it is a part of the table alone. */
export function LeavingRows({ trial }: { readonly trial: ImportResult }) {
  const { t, i18n } = useTranslation();
  const desk = useDesk();
  const incremental = useDeskState((state) => state.incremental);
  const leaving = blockedTables(trial);
  if (incremental || leaving.length === 0) return null;
  const tables = leaving.map(({ title, titleEn, removed, before }) =>
    t('desk.trial.leavingTable', {
      table: i18n.language === 'en' ? titleEn : title,
      removed: exactNumber(removed),
      before: exactNumber(before),
    }),
  );
  const tryIncremental = (): void => {
    desk.incremental(true);
    void desk.runTrial();
  };
  return (
    <div className="desk-note desk-warning" role="note">
      <p>{t('desk.trial.leaving', { tables: tables.join(t('common.separator')) })}</p>
      <button type="button" className="link" onClick={tryIncremental}>
        {t('desk.trial.asIncremental')}
      </button>
    </div>
  );
}
