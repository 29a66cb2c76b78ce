import type { TFunction } from 'i18next';
import type { UnitRow } from '../../../contract/queries/buildings.ts';
import { codeText } from '../../format/codes.ts';
import { exactNumber } from '../../format/numbers.ts';
import { personalTexts } from '../../format/personal-text.ts';
import type { Fact } from '../../parts/facts.tsx';

/** What sort of unit it is, whether it is open, whether it is where it is registered. */
export function unitWords(t: TFunction, unit: UnitRow): string {
  const words = [
    codeText(t, 'unitCategory', unit.category),
    codeText(t, 'unitStatus', unit.status),
    codeText(t, 'onSite', unit.onSite),
  ];
  return words.filter(Boolean).join(' · ');
}

/** What the export says of a unit; two addresses that agree are given once. */
export function unitFacts(t: TFunction, unit: UnitRow, language: string): Fact[] {
  const { registeredAddress, actualAddress, staff } = unit;
  const contact = personalTexts([unit.legalPerson, unit.phone], language);
  const same = registeredAddress !== null && registeredAddress === actualAddress;
  return [
    {
      term: t('room.staff'),
      value: staff === null ? undefined : t('common.staff', { value: exactNumber(staff) }),
      wide: true,
    },
    { term: t('room.legalPerson'), value: contact, wide: true },
    { term: t('room.registeredAddress'), value: registeredAddress ?? undefined, wide: true },
    {
      term: t('room.actualAddress'),
      value: same ? t('room.sameAddress') : (actualAddress ?? undefined),
      wide: true,
    },
  ];
}
