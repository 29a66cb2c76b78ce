import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import type { Preparation } from '../../contract/host.ts';
import { useTwin } from '../host/host-context.tsx';

/** What a snapshot nobody opened before is being made ready of, how far, where something waits; else nothing. */
export function PreparationNote() {
  const { t } = useTranslation();
  const preparation = useTwin((state) => state.preparation);
  if (!preparation) return null;
  return (
    <p className="small secondary">{t('preparing.panel', preparationWords(t, preparation))}</p>
  );
}

/** The words of a preparation's sentences. */
export function preparationWords(
  t: TFunction,
  { subject, done, total }: Preparation,
): { readonly subject: string; readonly done: number; readonly total: number } {
  return { subject: t(`preparing.subjects.${subject}`), done, total };
}
