import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useTwin } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import type { ColumnWords } from './columns.ts';

/** What columns and sheets of 楼宇经济 need to speak. */
export function useWords(): ColumnWords {
  const { t } = useTranslation();
  const language = useTwin((state) => state.scene.language);
  const streets = useSnapshot()?.profile.streets;
  return useMemo(
    () => ({
      t,
      language,
      streetName: (code) => streets?.find((street) => street.code === code)?.name ?? code ?? '',
    }),
    [t, language, streets],
  );
}

/** Where lists of 楼宇经济 come from, and of which day. */
export function useProvenance(): string {
  const { t } = useTranslation();
  const asOf = useSnapshot()?.asOf ?? '';
  return t('economy.provenance', { date: asOf });
}
