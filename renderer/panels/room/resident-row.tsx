import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { KEY_DESTROYED } from '../../../contract/destroyed-keys.ts';
import type { MaskedResident } from '../../../contract/queries/people.ts';
import { codeText } from '../../format/codes.ts';
import { personalText } from '../../format/personal-text.ts';
import { FlagNotes } from '../../parts/flag-notes.tsx';
import { RevealDialog } from './reveal-dialog.tsx';
import { RevealedParticulars } from './revealed-particulars.tsx';
import { useReveal } from './use-reveal.ts';

/** One masked record; revealing asks for a reason and lasts a minute. */
export function ResidentRow({ resident }: { readonly resident: MaskedResident }) {
  const { t, i18n } = useTranslation();
  const [asking, setAsking] = useState(false);
  const reveal = useReveal(resident.row);
  const shown = reveal.shown ?? resident;
  const isClosed = resident.name === KEY_DESTROYED;
  return (
    <li className="person" data-record={resident.recordNo}>
      <p className="person-line">
        <strong>{personalText(shown.name, i18n.language)}</strong>
        <span className="secondary">{sexAndAge(t, resident)}</span>
        <span className="secondary person-relation">{resident.relation}</span>
        {!reveal.shown && !isClosed && (
          <button
            type="button"
            className="link small"
            aria-label={t('reveal.actionFor', { name: resident.name })}
            onClick={() => setAsking(true)}
          >
            {t('reveal.action')}
          </button>
        )}
      </p>
      {!isClosed && (
        <p className="person-numbers">
          <span>{shown.idNo}</span>
          {shown.phone && <span>{shown.phone}</span>}
        </p>
      )}
      <p className="small secondary">{registration(t, resident)}</p>
      {resident.flags.length > 0 && (
        <p className="small">
          <FlagNotes flags={resident.flags} />
        </p>
      )}
      {reveal.shown && (
        <p className="person-revealed small" role="status">
          <RevealedParticulars shown={reveal.shown} />
          {t('reveal.shown', { number: reveal.shown.auditNumber, seconds: reveal.secondsLeft })}{' '}
          <button type="button" className="link" onClick={reveal.hide}>
            {t('reveal.hide')}
          </button>
        </p>
      )}
      {asking && (
        <RevealDialog name={resident.name} ask={reveal.ask} close={() => setAsking(false)} />
      )}
    </li>
  );
}

function sexAndAge(t: TFunction, { sex, ageYears }: MaskedResident): string {
  const age = ageYears === null ? undefined : t('common.age', { value: ageYears });
  return joined([codeText(t, 'sex', sex), age]);
}

function registration(t: TFunction, resident: MaskedResident): string {
  const { category, residenceRelation, registeredAt, cancelledAt, permitTo } = resident;
  return joined([
    codeText(t, 'category', category),
    codeText(t, 'residenceRelation', residenceRelation),
    registeredAt ? t('room.registered', { date: registeredAt }) : undefined,
    cancelledAt ? t('room.cancelled', { date: cancelledAt }) : undefined,
    permitTo ? t('room.permit', { date: permitTo }) : undefined,
  ]);
}

function joined(parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' · ');
}
