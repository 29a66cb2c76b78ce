import { useTranslation } from 'react-i18next';
import { ROOM_CLASSES, type RoomClass } from '../../contract/queries/buildings.ts';
import { percent } from '../format/numbers.ts';
import { quantity } from '../format/quantity.ts';
import { RoomSwatch } from './room-swatch.tsx';
import './parts.css';

type ClassCounts = Readonly<Partial<Record<RoomClass, number>>>;

/** Rooms by class as one bar of shares; its words list the counts. */
export function ClassShares({ counts }: { readonly counts: ClassCounts }) {
  const { t } = useTranslation();
  const present = presentClasses(counts);
  const words = present.map(
    (roomClass) => `${t(`roomClass.${roomClass}`)} ${quantity(t, 'room', counts[roomClass] ?? 0)}`,
  );
  if (present.length === 0) return null;
  return (
    <div
      className="class-bar-shares"
      role="img"
      aria-label={words.join(t('common.separator'))}
      title={words.join(t('common.separator'))}
    >
      {present.map((roomClass) => (
        <RoomSwatch key={roomClass} roomClass={roomClass} grow={counts[roomClass] ?? 0} />
      ))}
    </div>
  );
}

/** Rooms by class: the bar of shares and, under it, each class with its count. */
export function ClassBar({ counts }: { readonly counts: ClassCounts }) {
  const { t } = useTranslation();
  const total = Object.values(counts).reduce((sum, count) => sum + count, 0);
  return (
    <div className="class-bar">
      <ClassShares counts={counts} />
      <ul>
        {presentClasses(counts).map((roomClass) => (
          <li key={roomClass} title={percent(counts[roomClass] ?? 0, total)}>
            <RoomSwatch roomClass={roomClass} />
            {t(`roomClass.${roomClass}`)}
            <span className="class-bar-count">{quantity(t, 'room', counts[roomClass] ?? 0)}</span>
          </li>
        ))}
      </ul>
    </div>
  );
}

function presentClasses(counts: ClassCounts): RoomClass[] {
  return ROOM_CLASSES.filter((roomClass) => (counts[roomClass] ?? 0) > 0);
}
