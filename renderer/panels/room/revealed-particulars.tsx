import { useTranslation } from 'react-i18next';
import type { CallResult } from '../../../contract/queries/index.ts';

/** What a revealed record says beyond name, number and phone: its permit's own number, where the person lives now. */
export function RevealedParticulars({ shown }: { readonly shown: CallResult<'people.reveal'> }) {
  const { t } = useTranslation();
  const { permitNo, liveAddress } = shown;
  return (
    <>
      {permitNo && <span>{t('reveal.permit', { number: permitNo })} </span>}
      {liveAddress && <span>{t('reveal.livesAt', { address: liveAddress })} </span>}
    </>
  );
}
