import { useTranslation } from 'react-i18next';
import type { RoomCard } from '../../../contract/queries/buildings.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { Icon } from '../../icons.tsx';
import { Asked } from '../../parts/asked.tsx';
import { Facts } from '../../parts/facts.tsx';
import { LineageLine } from '../../parts/lineage-line.tsx';
import { RowHistory } from '../../parts/row-history.tsx';
import { PersonalWatermark } from '../../parts/personal-watermark.tsx';
import { select } from '../../store.ts';
import { ResponsibleOfficer } from '../community-policing/responsible-officer.tsx';
import { ClearSelection } from '../record/clear-selection.tsx';
import { LinkedRecords } from '../record/linked-records.tsx';
import { ResidentLists } from './resident-lists.tsx';
import { roomFacts } from './room-facts.tsx';
import { UnitList } from './unit-list.tsx';

/** The card of one room, read from the host. */
export function RoomRecord({ roomId }: { readonly roomId: string }) {
  const { t } = useTranslation();
  const answer = useCall('room.card', { id: roomId });
  return (
    <Asked answer={answer} loadingLabel={t('record.loading')} failedTitle={t('record.failed')}>
      {(card) => (
        <PersonalWatermark>
          <RoomCardView card={card} />
          <LinkedRecords table="room" recordKey={card.roomId} />
        </PersonalWatermark>
      )}
    </Asked>
  );
}

/** A room: where it is, who lives in it (current and historical apart), which units are in it. */
export function RoomCardView({ card }: { readonly card: RoomCard }) {
  const { t } = useTranslation();
  const title = t('room.title', { room: card.roomNo });
  return (
    <article className="record-body" aria-label={title}>
      <header className="record-head">
        <Breadcrumbs card={card} />
        <h2>{title}</h2>
        <ClearSelection />
        <p className="secondary">{card.address}</p>
      </header>
      <ResponsibleOfficer buildingId={card.buildingId} />
      <Facts facts={roomFacts(t, card)} />
      <ResidentLists card={card} />
      <UnitList card={card} />
      <LineageLine lineage={card.lineage} />
      <RowHistory table="room" recordKey={[card.roomId]} />
    </article>
  );
}

function Breadcrumbs({ card }: { readonly card: RoomCard }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const { buildingId, buildingName } = card;
  return (
    <nav className="breadcrumbs" aria-label={t('room.path')}>
      <button
        type="button"
        className="link"
        onClick={() => select(store, { kind: 'building', buildingId })}
      >
        {buildingName ?? t('record.unnamed')}
      </button>
      <Icon name="chevron" />
      <span>{t('room.floorCrumb', { label: card.floorLabel })}</span>
      {card.unitNo && (
        <>
          <Icon name="chevron" />
          <span>{t('matrix.unit', { unit: card.unitNo.replace(/(单元|梯)$/, '') })}</span>
        </>
      )}
    </nav>
  );
}
