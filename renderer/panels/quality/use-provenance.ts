import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../host/use-snapshot.ts';

/** The line under a copy or sheet of the ledger: what it is, of which snapshot and day. */
export function useProvenance(): (what: string) => string {
  const { t } = useTranslation();
  const snapshot = useSnapshot();
  return (what) =>
    t('quality.provenance', { what, snapshot: snapshot?.id ?? '', date: snapshot?.asOf ?? '' });
}
