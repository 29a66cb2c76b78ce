import { useTranslation } from 'react-i18next';
import { ROOM_CLASSES, type RoomClass } from '../../contract/queries/buildings.ts';
import { percent } from '../format/numbers.ts';
import { quantity } from '../format/quantity.ts';
import { RoomSwatch } from './room-swatch.tsx';
import './parts.css';

type ClassCounts = Readonly<Partial<Record<RoomClass, number>>>;

/** Rooms by class: one bar of shares and, under it, each class with its count. */
export function ClassBar({ counts }: { readonly counts: ClassCounts }) {
  const { t } = useTranslation();
  const present = ROOM_CLASSES.filter((roomClass) => (counts[roomClass] ?? 0) > 0);
  const total = present.reduce((sum, roomClass) => sum + (counts[roomClass] ?? 0), 0);
  return (
    <div className="class-bar">
      <div className="class-bar-shares" aria-hidden="true">
        {present.map((roomClass) => (
          <RoomSwatch key={roomClass} roomClass={roomClass} grow={counts[roomClass] ?? 0} />
        ))}
      </div>
      <ul>
        {present.map((roomClass) => (
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
