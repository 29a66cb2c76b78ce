import { Switch } from 'antd';
import { useTranslation } from 'react-i18next';
import { type CallResult } from '../../contract/queries/index.ts';
import { ROOM_CLASSES } from '../../contract/queries/buildings.ts';
import { quantity } from '../format/quantity.ts';
import { useTwin, useTwinStore } from '../host/host-context.tsx';
import { useCall } from '../host/use-call.ts';
import { RoomSwatch } from '../parts/room-swatch.tsx';
import { changeScene } from '../store.ts';

/** What the colours of rooms mean, with counts, and whether they are on; nothing for a snapshot without rooms. */
export function Legend() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const theme = useTwin((state) => state.scene.themes.room);
  const answer = useCall('room.classes', {});
  if (answer.kind !== 'done' || Object.values(answer.value.counts).every((count) => count === 0)) {
    return null;
  }
  return (
    <section className="legend" aria-label={t('legend.region')}>
      <header>
        <h2>{t('legend.title')}</h2>
        <Switch
          size="small"
          checked={theme !== undefined}
          aria-label={t('legend.on')}
          onChange={(on) =>
            changeScene(store, { themes: on ? { room: { id: 'room.tenure' } } : {} })
          }
        />
      </header>
      {theme && <LegendRows counts={answer.value.counts} />}
    </section>
  );
}

function LegendRows({ counts }: { readonly counts: CallResult<'room.classes'>['counts'] }) {
  const { t } = useTranslation();
  return (
    <ul>
      {ROOM_CLASSES.filter((roomClass) => (counts[roomClass] ?? 0) > 0).map((roomClass) => (
        <li key={roomClass}>
          <RoomSwatch roomClass={roomClass} />
          {t(`roomClass.${roomClass}`)}
          <span className="secondary">{quantity(t, 'room', counts[roomClass] ?? 0)}</span>
        </li>
      ))}
    </ul>
  );
}
