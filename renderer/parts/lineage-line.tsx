import type { z } from 'zod';
import { useTranslation } from 'react-i18next';
import type { lineageSchema } from '../../contract/queries/buildings.ts';
import { departmentText } from '../format/codes.ts';
import { FlagNotes } from './flag-notes.tsx';
import { WholeDates } from './whole-dates.tsx';

/** File, line, department and as-of date a row came from. */
export function LineageLine({ lineage }: { readonly lineage: z.infer<typeof lineageSchema> }) {
  const { t } = useTranslation();
  const { file, line, asOf, secrecy, flags } = lineage;
  const department = departmentText(t, lineage.department);
  return (
    <p className="lineage small secondary">
      <WholeDates text={t('lineage.text', { department, file, line, date: asOf })} />
      {` · ${t('secrecy.title')} ${t(`secrecy.${secrecy ?? 'none'}`)}`}
      <FlagNotes flags={flags} />
    </p>
  );
}
