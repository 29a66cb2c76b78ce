import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { problemText } from '../../../contract/drafts/problems.ts';
import type { DraftSummary } from '../../../contract/queries/drafts.ts';
import { minuteText } from '../../format/dates.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { Icon } from '../../icons.tsx';
import { EmptyNote, PanelSection } from '../../parts/kit/system-panel.tsx';
import { lookAtParts } from './look-at-parts.ts';

interface DraftListProps {
  readonly drafts: readonly DraftSummary[];
  readonly open: (draft: DraftSummary) => void;
}

/** Drafts as they stand: those open first, the others folded away. */
export function DraftList({ drafts, open }: DraftListProps) {
  const { t } = useTranslation();
  const [unfolded, unfold] = useState(false);
  const current = drafts.filter(({ state }) => state === 'open');
  const closed = drafts.filter(({ state }) => state !== 'open');
  return (
    <PanelSection title={t('workbench.list')} aside={String(current.length)}>
      {current.length === 0 && (
        <EmptyNote title={t('workbench.none')} help={t('workbench.noneHelp')} />
      )}
      <ul className="workbench-drafts">
        {current.map((draft) => (
          <Draft key={draft.id} draft={draft} open={open} />
        ))}
        {unfolded && closed.map((draft) => <Draft key={draft.id} draft={draft} open={open} />)}
      </ul>
      {closed.length > 0 && (
        <button
          type="button"
          className="link workbench-start"
          aria-expanded={unfolded}
          onClick={() => unfold(!unfolded)}
        >
          {t('workbench.closed', { count: closed.length })}
        </button>
      )}
    </PanelSection>
  );
}

function Draft({ draft, open }: { readonly draft: DraftSummary } & Pick<DraftListProps, 'open'>) {
  const { t, i18n } = useTranslation();
  const store = useTwinStore();
  const title = draft.name || draft.address || draft.buildingId || t('workbench.undetermined');
  const { revision, account, at, conflicts, state } = draft;
  return (
    <li className="workbench-draft">
      <p>
        <strong>{title}</strong>{' '}
        <span className="workbench-badge">{t(`workbench.states.${state}`)}</span>
        {draft.corrects && <span className="workbench-badge">{t('workbench.correction')}</span>}
      </p>
      <p className="small secondary">
        {[draft.buildingId, draft.name && draft.address].filter(Boolean).join(' · ')}
      </p>
      <p className="small secondary">
        {t('workbench.floors', { count: draft.floorsUp })} ·{' '}
        {t('workbench.rooms', { count: draft.rooms })} ·{' '}
        {t('workbench.savedBy', { revision, account, time: minuteText(at) })}
      </p>
      {conflicts.length > 0 && (
        <ul className="workbench-conflicts small" aria-label={t('workbench.conflicts')}>
          {conflicts.slice(0, 3).map((each) => (
            <li key={problemText(each, 'zh-CN')}>
              <Icon name="warning" /> {problemText(each, i18n.language)}
            </li>
          ))}
        </ul>
      )}
      <p className="workbench-links">
        {state === 'open' && (
          <button
            type="button"
            className="link"
            aria-label={`${t('workbench.open')} ${title}`}
            onClick={() => open(draft)}
          >
            {t('workbench.open')}
          </button>
        )}
        {draft.parts.length > 0 && (
          <button
            type="button"
            className="link"
            aria-label={`${t('workbench.find')} ${title}`}
            onClick={() => lookAtParts(store, draft.parts)}
          >
            {t('workbench.find')}
          </button>
        )}
      </p>
    </li>
  );
}
