import { useTranslation } from 'react-i18next';
import type { RoomCard, UnitRow } from '../../../contract/queries/buildings.ts';
import { quantity } from '../../format/quantity.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { Facts } from '../../parts/facts.tsx';
import { select } from '../../store.ts';
import { unitFacts, unitWords } from '../unit/unit-facts.ts';

/** 实有单位 in the room, each a way to its own card. */
export function UnitList({ card }: { readonly card: RoomCard }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const { units, buildingId, roomId } = card;
  return (
    <section className="room-section" aria-label={t('room.units')}>
      <header>
        <h3>{t('room.units')}</h3>
        <span className="secondary">{quantity(t, 'unit', units.length)}</span>
      </header>
      {units.length === 0 && <p className="secondary">{t('room.unitsEmpty')}</p>}
      <ul>
        {units.map((unit) => (
          <UnitItem
            key={unit.unitId}
            unit={unit}
            open={() => select(store, { kind: 'unit', unitId: unit.unitId, roomId, buildingId })}
          />
        ))}
      </ul>
    </section>
  );
}

function UnitItem({ unit, open }: { readonly unit: UnitRow; readonly open: () => void }) {
  const { t, i18n } = useTranslation();
  return (
    <li className="unit">
      <button type="button" className="link unit-name" onClick={open}>
        {unit.name}
      </button>
      {unit.actualName && unit.actualName !== unit.name && (
        <p className="secondary">{t('room.doorName', { name: unit.actualName })}</p>
      )}
      <p className="small secondary">{unitWords(t, unit)}</p>
      {unit.fireKey === 'yes' && <p className="unit-fire small">{t('room.fireKey')}</p>}
      {unit.securityKey === 'yes' && <p className="unit-fire small">{t('room.securityKey')}</p>}
      <Facts facts={unitFacts(t, unit, i18n.language)} />
    </li>
  );
}
