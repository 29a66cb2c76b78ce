import { useTranslation } from 'react-i18next';
import type { BuildingCard } from '../../../contract/queries/buildings.ts';
import { exactNumber, pluralCount } from '../../format/numbers.ts';
import { Term } from '../../parts/facts.tsx';
import { Figure, Figures } from '../../parts/figures.tsx';
import { PersonNumber } from '../../parts/person-number.tsx';

/** Rooms, units, current residents and records, each with its definition; residents and records stay apart. */
export function BuildingCounts({ card }: { readonly card: BuildingCard }) {
  const { t } = useTranslation();
  const { rooms, units, currentResidents, residentRecords } = card.counts;
  return (
    <Figures short>
      <Figure counted="room" count={rooms} number={exactNumber(rooms)}>
        <Term definition={t('building.roomsNote')}>{t('building.rooms')}</Term>
      </Figure>
      <Figure counted="unit" count={units} number={exactNumber(units)}>
        <Term definition={t('building.unitsNote')}>{t('building.units')}</Term>
      </Figure>
      <Figure
        counted="person"
        count={pluralCount(currentResidents)}
        number={<PersonNumber count={currentResidents} />}
      >
        <Term definition={t('building.residentsNote')}>{t('building.residents')}</Term>
      </Figure>
      <Figure
        counted="record"
        count={pluralCount(residentRecords)}
        number={<PersonNumber count={residentRecords} />}
      >
        <Term definition={t('building.recordsNote')}>{t('building.records')}</Term>
      </Figure>
    </Figures>
  );
}
