import { useTranslation } from 'react-i18next';
import { useSnapshot } from '../../host/use-snapshot.ts';

/** What every copy, sheet and file made here says of its 密级: the highest that the sources of the snapshot state. */
export function useSecrecyLine(): string {
  const { t } = useTranslation();
  const secrecy = useSnapshot()?.secrecy;
  if (!secrecy?.highest) return t('secrecy.lineUnstated');
  const isOpenInPart = secrecy.highest === 'public' && secrecy.isPartlyUnstated;
  if (isOpenInPart) return t('secrecy.linePartly');
  return t('secrecy.line', { level: t(`secrecy.${secrecy.highest}`) });
}
