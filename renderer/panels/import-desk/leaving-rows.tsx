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

/** Rows that leave because the window of time of the exports has moved past them: told, never asked. */
export function AgedRows({ trial }: { readonly trial: ImportResult }) {
  const { t, i18n } = useTranslation();
  const aged = trial.tables.filter((table) => table.aged > 0);
  if (aged.length === 0) return null;
  const tables = aged.map(({ title, titleEn, aged: rows }) =>
    t('desk.trial.agedTable', {
      table: i18n.language === 'en' ? titleEn : title,
      rows: exactNumber(rows),
    }),
  );
  return (
    <p className="desk-note secondary" role="note">
      {t('desk.trial.aged', { tables: tables.join(t('common.separator')) })}
    </p>
  );
}
