import { useTranslation } from 'react-i18next';
import type { UnitCard } from '../../../contract/queries/buildings.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { Icon } from '../../icons.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Facts } from '../../parts/facts.tsx';
import { LineageLine } from '../../parts/lineage-line.tsx';
import { RowHistory } from '../../parts/row-history.tsx';
import { PersonalWatermark } from '../../parts/personal-watermark.tsx';
import { select } from '../../store.ts';
import { ClearSelection } from '../record/clear-selection.tsx';
import { LinkedRecords } from '../record/linked-records.tsx';
import { unitFacts, unitWords } from './unit-facts.ts';

/** The card of one unit (实有单位), read from the host. */
export function UnitRecord({ unitId }: { readonly unitId: string }) {
  const { t } = useTranslation();
  const answer = useCall('unit.card', { id: unitId });
  return (
    <Asked answer={answer} loadingLabel={t('record.loading')} failedTitle={t('record.failed')}>
      {(card) => (
        <PersonalWatermark>
          <UnitCardView card={card} />
          <LinkedRecords table="unit" recordKey={card.unitId} />
        </PersonalWatermark>
      )}
    </Asked>
  );
}

/** A unit: what it is, where it is registered, who answers for it, where its row came from. */
export function UnitCardView({ card }: { readonly card: UnitCard }) {
  const { t, i18n } = useTranslation();
  const { actualName, name } = card;
  const area = [card.street, card.community].filter(Boolean).join(' · ');
  return (
    <article className="record-body" aria-label={name}>
      <header className="record-head">
        <Breadcrumbs card={card} />
        <h2>{name}</h2>
        <ClearSelection />
        {actualName && actualName !== name && (
          <p className="secondary">{t('room.doorName', { name: actualName })}</p>
        )}
        <p className="secondary">{unitWords(t, card)}</p>
        {card.fireKey === 'yes' && <p className="unit-fire small">{t('room.fireKey')}</p>}
        {card.securityKey === 'yes' && <p className="unit-fire small">{t('room.securityKey')}</p>}
        {!card.buildingId && <p className="secondary">{t('record.noRoomHelp')}</p>}
      </header>
      <Facts
        facts={[
          { term: t('building.area'), value: area || undefined, wide: true },
          ...unitFacts(t, card, i18n.language),
          { term: t('unit.uscc'), value: card.uscc ?? undefined, wide: true },
          { term: t('unit.verified'), value: card.verifiedAt ?? t('room.unverified'), wide: true },
          { term: t('unit.id'), value: card.unitId, wide: true },
        ]}
      />
      <LineageLine lineage={card.lineage} />
      <RowHistory table="unit" recordKey={[card.unitId]} />
    </article>
  );
}

/** Building and room the unit is registered in, each a way there. */
function Breadcrumbs({ card }: { readonly card: UnitCard }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const { buildingId, roomId, roomNo } = card;
  if (!buildingId) return null;
  const building = card.buildingName ?? card.buildingAddress ?? t('record.unnamed');
  return (
    <nav className="breadcrumbs" aria-label={t('room.path')}>
      <button
        type="button"
        className="link"
        aria-label={t('unit.toBuilding', { building })}
        onClick={() => select(store, { kind: 'building', buildingId })}
      >
        {building}
      </button>
      {roomId && roomNo && (
        <>
          <Icon name="chevron" />
          <button
            type="button"
            className="link"
            aria-label={t('unit.toRoom', { room: roomNo })}
            onClick={() => select(store, { kind: 'room', buildingId, roomId })}
          >
            {t('room.title', { room: roomNo })}
          </button>
        </>
      )}
    </nav>
  );
}
