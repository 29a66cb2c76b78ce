import { useTranslation } from 'react-i18next';
import type { PersonCount } from '../../../contract/queries/people.ts';
import type { RecordCard } from '../../../contract/queries/records.ts';
import { type AroundRoom, AROUND } from '../../../contract/queries/work-safety.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { personCount } from '../../format/numbers.ts';
import { Asked } from '../../parts/asked.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { select } from '../../store.ts';
import './safety.css';

/** What is above, below and beside the room of premises or a hazard. */
export function RoomsAround({ card }: { readonly card: RecordCard }) {
  const { t } = useTranslation();
  const roomId = card.place?.roomId ?? undefined;
  const buildingId = card.place?.buildingId ?? undefined;
  const answer = useCall('safety.around', roomId === undefined ? undefined : { roomId });
  if (roomId === undefined || buildingId === undefined) return null;
  return (
    <PanelSection title={t('safety.around.title')}>
      <Asked
        answer={answer}
        loadingLabel={t('kit.loading')}
        failedTitle={t('safety.around.failed')}
        rows={3}
      >
        {({ rooms }) => <Around rooms={rooms} buildingId={buildingId} />}
      </Asked>
    </PanelSection>
  );
}

interface AroundProps {
  readonly rooms: readonly AroundRoom[];
  readonly buildingId: string;
}

function Around({ rooms, buildingId }: AroundProps) {
  const { t } = useTranslation();
  if (rooms.length === 0) return <p className="secondary">{t('safety.around.empty')}</p>;
  const telling = rooms.filter(isTelling);
  const rest = rooms.length - telling.length;
  return (
    <>
      {AROUND.map((lies) => {
        const here = telling.filter((room) => room.lies === lies);
        if (here.length === 0) return null;
        return (
          <div key={lies} className="around">
            <span className="small secondary">{t(`safety.around.${lies}`)}</span>
            <ul>
              {here.map((room) => (
                <Neighbour key={room.roomId} room={room} buildingId={buildingId} />
              ))}
            </ul>
          </div>
        );
      })}
      {rest > 0 && <p className="small secondary">{t('safety.around.rest', { count: rest })}</p>}
    </>
  );
}

/** Rooms with nobody on record say nothing. */
function isTelling({ units, premises, careFacility, sensitive }: AroundRoom): boolean {
  return sensitive || units.length > 0 || premises.length > 0 || careFacility !== null;
}

function isNobody(count: PersonCount): boolean {
  return 'value' in count && count.value === 0;
}

function Neighbour({
  room,
  buildingId,
}: {
  readonly room: AroundRoom;
  readonly buildingId: string;
}) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const {
    roomId,
    roomNo,
    direct,
    premises,
    units,
    careFacility,
    openHazards,
    residentsOver80,
    sensitive,
  } = room;
  const names =
    premises.length > 0
      ? premises.map(({ name, trade }) =>
          trade === null ? name : t('common.inBrackets', { text: name, aside: trade }),
        )
      : units;
  const words = [
    ...(careFacility === null ? [] : [careFacility]),
    ...(names.length === 0 && careFacility === null
      ? [t('safety.around.none')]
      : names.slice(0, 3)),
    ...(isNobody(residentsOver80)
      ? []
      : [t('safety.around.over80', { number: personCount(residentsOver80) })]),
    ...(openHazards > 0 ? [t('safety.around.hazards', { count: openHazards })] : []),
  ];
  return (
    <li className={sensitive ? 'around-sensitive' : undefined}>
      <button
        type="button"
        className="link"
        onClick={() => select(store, { kind: 'room', buildingId, roomId })}
      >
        {roomNo}
      </button>
      {direct && <span className="small secondary"> {t('safety.around.direct')}</span>}{' '}
      {words.join(' · ')}
    </li>
  );
}
