import type { z } from 'zod';
import { useTranslation } from 'react-i18next';
import type { unitRowSchema } from '../../../contract/queries/buildings.ts';
import { codeText } from '../../format/codes.ts';
import { exactNumber } from '../../format/numbers.ts';
import { quantity } from '../../format/quantity.ts';
import { type Fact, Facts } from '../../parts/facts.tsx';

type Unit = z.infer<typeof unitRowSchema>;

interface UnitListProps {
  readonly units: readonly Unit[];
  readonly highlightedId: string | undefined;
}

/** 实有单位 in the room. */
export function UnitList({ units, highlightedId }: UnitListProps) {
  const { t } = useTranslation();
  return (
    <section className="room-section" aria-label={t('room.units')}>
      <header>
        <h3>{t('room.units')}</h3>
        <span className="secondary">{quantity(t, 'unit', units.length)}</span>
      </header>
      {units.length === 0 && <p className="secondary">{t('room.unitsEmpty')}</p>}
      <ul>
        {units.map((unit) => (
          <UnitItem key={unit.unitId} unit={unit} highlighted={unit.unitId === highlightedId} />
        ))}
      </ul>
    </section>
  );
}

function UnitItem({ unit, highlighted }: { readonly unit: Unit; readonly highlighted: boolean }) {
  const { t } = useTranslation();
  const words = [
    codeText(t, 'unitCategory', unit.category),
    codeText(t, 'unitStatus', unit.status),
    codeText(t, 'onSite', unit.onSite),
  ];
  return (
    <li
      className={highlighted ? 'unit unit-highlighted' : 'unit'}
      aria-current={highlighted || undefined}
    >
      <strong>{unit.name}</strong>
      {unit.actualName && unit.actualName !== unit.name && (
        <p className="secondary">{t('room.doorName', { name: unit.actualName })}</p>
      )}
      <p className="small secondary">{words.filter(Boolean).join(' · ')}</p>
      {unit.fireKey === 'yes' && <p className="unit-fire small">{t('room.fireKey')}</p>}
      <Facts facts={unitFacts(t, unit)} />
    </li>
  );
}

function unitFacts(t: ReturnType<typeof useTranslation>['t'], unit: Unit): Fact[] {
  const { registeredAddress, actualAddress, staff } = unit;
  const contact = [unit.legalPerson, unit.phone].filter(Boolean).join(' ');
  const same = registeredAddress !== null && registeredAddress === actualAddress;
  return [
    {
      term: t('room.staff'),
      value: staff === null ? undefined : t('common.staff', { value: exactNumber(staff) }),
      wide: true,
    },
    { term: t('room.legalPerson'), value: contact || undefined, wide: true },
    { term: t('room.registeredAddress'), value: registeredAddress ?? undefined, wide: true },
    {
      term: t('room.actualAddress'),
      value: same ? t('room.sameAddress') : (actualAddress ?? undefined),
      wide: true,
    },
  ];
}
