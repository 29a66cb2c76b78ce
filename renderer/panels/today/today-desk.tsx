import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TodayLook } from '../../../contract/queries/today.ts';
import { departmentText } from '../../format/codes.ts';
import { minuteText } from '../../format/dates.ts';
import { useHost, useTwin } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { ChangeList } from '../record/change-list.tsx';

/** What changed since the last look, deliveries that are late, and lists that were given back. */
export function TodayDesk() {
  const { t } = useTranslation();
  const look = useLook();
  const snapshot = useSnapshot();
  if (!look || !snapshot) return null;
  const late = look.sources.filter(({ daysLate }) => daysLate > 0);
  const seen = look.last?.snapshotId === snapshot.id;
  return (
    <>
      <PanelSection
        title={t('today.changes')}
        aside={look.last ? t('today.lastLook', { time: minuteText(look.last.at) }) : undefined}
      >
        {seen || snapshot.changes.length === 0 ? (
          <p className="secondary">{t('today.nothingNew')}</p>
        ) : (
          <ChangeList changes={snapshot.changes} />
        )}
      </PanelSection>
      <PanelSection title={t('today.deliveries')}>
        {late.length === 0 ? (
          <p className="secondary">{t('today.noneLate', { count: look.sources.length })}</p>
        ) : (
          <ul>
            {late.map(({ department, asOf, daysLate }) => (
              <li key={department} className="today-late">
                <span>{departmentText(t, department)}</span>
                <span className="small secondary">{asOf}</span>
                <span>{t('today.daysLate', { count: daysLate })}</span>
              </li>
            ))}
          </ul>
        )}
      </PanelSection>
      <Returned look={look} />
    </>
  );
}

function Returned({ look }: { readonly look: TodayLook }) {
  const { t } = useTranslation();
  return (
    <PanelSection title={t('today.returned')}>
      {look.returned.length === 0 ? (
        <p className="secondary">{t('today.noneReturned')}</p>
      ) : (
        <ul>
          {look.returned.map(({ number, title, dueOn, rows, changed, withdrawn }) => (
            <li key={number} className="today-late">
              <span>{title}</span>
              <span className="small secondary">
                {number} · {t('today.due', { date: dueOn })}
              </span>
              <span>{t('today.settled', { settled: changed + withdrawn, rows })}</span>
            </li>
          ))}
        </ul>
      )}
    </PanelSection>
  );
}

/** Notes the look once for a snapshot; the last look stays the one before the window was opened. Silent where the role may not. */
function useLook(): TodayLook | undefined {
  const host = useHost();
  const snapshotId = useSnapshot()?.id;
  const connections = useTwin((state) => state.connections);
  const [look, setLook] = useState<TodayLook>();
  useEffect(() => {
    if (snapshotId === undefined) return;
    const withdrawal = new AbortController();
    host.call('today.look', {}, withdrawal.signal).then(
      (value) => {
        if (!withdrawal.signal.aborted)
          setLook((before) => (before ? { ...value, last: before.last } : value));
      },
      () => undefined,
    );
    return () => withdrawal.abort();
  }, [host, snapshotId, connections]);
  return look;
}
