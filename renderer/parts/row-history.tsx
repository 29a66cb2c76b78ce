import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RowEvent } from '../../contract/queries/give-back.ts';
import { minuteText } from '../format/dates.ts';
import { useCall } from '../host/use-call.ts';
import { Asked } from './asked.tsx';
import './row-history.css';

interface RowHistoryProps {
  readonly table: string;
  /** Value of each column of the natural key. */
  readonly recordKey: readonly string[];
  /** Shown at once instead of behind a button. */
  readonly open?: boolean;
}

/** 变更历史 of one row: what each refresh changed of it, newest first; asked for when it is opened. */
export function RowHistory({ table, recordKey, open = false }: RowHistoryProps) {
  const { t } = useTranslation();
  const [shown, show] = useState(open);
  return (
    <section className="row-history" aria-label={t('dataDesk.history.title')}>
      <button
        type="button"
        className="link small"
        aria-expanded={shown}
        onClick={() => show(!shown)}
      >
        {t(shown ? 'dataDesk.history.hide' : 'dataDesk.history.show')}
      </button>
      {shown && <Events table={table} recordKey={recordKey} />}
    </section>
  );
}

function Events({ table, recordKey }: RowHistoryProps) {
  const { t } = useTranslation();
  const answer = useCall('record.history', { table, key: [...recordKey] });
  return (
    <Asked
      answer={answer}
      rows={2}
      loadingLabel={t('dataDesk.history.loading')}
      failedTitle={t('dataDesk.history.failed')}
    >
      {(events) =>
        events.length === 0 ? (
          <p className="small secondary">{t('dataDesk.history.none')}</p>
        ) : (
          <ol className="row-events">
            {events.map((event) => (
              <Event key={event.snapshotId} event={event} />
            ))}
          </ol>
        )
      }
    </Asked>
  );
}

function Event({ event: { at, asOf, kind, changes } }: { readonly event: RowEvent }) {
  const { t, i18n } = useTranslation();
  return (
    <li className="small">
      <strong>{t(`dataDesk.history.kinds.${kind}`)}</strong>{' '}
      <span className="secondary">
        {t('dataDesk.history.at', { time: minuteText(at), date: asOf })}
      </span>
      <ul>
        {changes.map(({ title, titleEn, before, after, hidden }) => (
          <li key={title}>
            <span className="secondary">{i18n.language === 'en' ? titleEn : title}</span>{' '}
            {hidden
              ? t('dataDesk.history.hidden')
              : t('dataDesk.history.change', {
                  before: before ?? t('dataDesk.dash'),
                  after: after ?? t('dataDesk.dash'),
                })}
          </li>
        ))}
      </ul>
    </li>
  );
}
