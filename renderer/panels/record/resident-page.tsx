import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KEY_DESTROYED } from '../../../contract/destroyed-keys.ts';
import type { RecordCard } from '../../../contract/queries/records.ts';
import { RevealDialog } from '../room/reveal-dialog.tsx';
import { RevealedParticulars } from '../room/revealed-particulars.tsx';
import { useReveal } from '../room/use-reveal.ts';

/** A resident record by itself: what is sealed shows for a minute after its reason was logged, where its key is still there. */
export function ResidentPage({ card }: { readonly card: RecordCard }) {
  const { t } = useTranslation();
  const [asking, setAsking] = useState(false);
  const reveal = useReveal(card.row);
  if (card.peopleHidden || card.title === KEY_DESTROYED) return null;
  return (
    <section>
      {reveal.shown ? (
        <p className="person-revealed small" role="status">
          {reveal.shown.name} {reveal.shown.idNo} {reveal.shown.phone}{' '}
          <RevealedParticulars shown={reveal.shown} />
          {t('reveal.shown', { number: reveal.shown.auditNumber, seconds: reveal.secondsLeft })}{' '}
          <button type="button" className="link" onClick={reveal.hide}>
            {t('reveal.hide')}
          </button>
        </p>
      ) : (
        <button type="button" className="link" onClick={() => setAsking(true)}>
          {t('reveal.action')}
        </button>
      )}
      {asking && <RevealDialog name={card.title} ask={reveal.ask} close={() => setAsking(false)} />}
    </section>
  );
}
