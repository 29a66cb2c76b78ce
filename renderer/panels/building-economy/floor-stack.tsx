import { Segmented } from 'antd';
import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommercialCard, StackRoom } from '../../../contract/queries/building-economy.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { measure } from '../../format/numbers.ts';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { select } from '../../store.ts';
import { STACK_MODES, stackColours, type StackMode } from './stack-colours.ts';

interface FloorStackProps {
  readonly floors: CommercialCard['floors'];
  readonly buildingId: string;
  /** 楼宇编号 of the record the stack is part of. */
  readonly commercialId: string;
}

/** 楼层栈: a tower floor by floor, rooms as wide as their area, coloured by class, industry, firm or vacancy. A room selects. */
export function FloorStack({ floors, buildingId, commercialId }: FloorStackProps) {
  const { t } = useTranslation();
  const [mode, setMode] = useState<StackMode>('tax');
  const language = useTwin((state) => state.scene.language);
  const colour = stackColours(floors, mode, t, language);
  const store = useTwinStore();
  const choose = (roomId: string) =>
    select(store, {
      kind: 'record',
      table: 'commercial_building',
      key: commercialId,
      buildingId,
      roomId,
    });
  return (
    <PanelSection title={t('economy.tower.title')}>
      <Segmented
        size="small"
        value={mode}
        onChange={setMode}
        options={STACK_MODES.map((value) => ({ value, label: t(`economy.tower.${value}`) }))}
      />
      <div className="floor-stack">
        {floors.map(({ floorNo, floorLabel, rooms }) => (
          <div key={floorNo} className="floor-stack-floor">
            <span className="small secondary">{floorLabel}</span>
            <div className="floor-stack-rooms">
              {rooms.map((room) => (
                <Room key={room.roomId} room={room} choose={choose} colour={colour.of(room)} />
              ))}
            </div>
          </div>
        ))}
      </div>
      <ul className="floor-stack-legend small">
        {colour.legend.map(({ text, fill }) => (
          <li key={text}>
            <i
              className={fill === undefined ? 'floor-stack-room vacant' : undefined}
              style={fill === undefined ? undefined : { background: fill }}
            />
            {text}
          </li>
        ))}
      </ul>
    </PanelSection>
  );
}

interface RoomProps {
  readonly room: StackRoom;
  readonly choose: (roomId: string) => void;
  readonly colour: string | undefined;
}

function Room({ room, choose, colour }: RoomProps) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const selected = useTwin(({ scene: { selection } }) =>
    Boolean(selection && 'roomId' in selection && selection.roomId === room.roomId),
  );
  const { roomId, roomNo, slot, state, firm, firms, areaSquareMetres } = room;
  const words = [
    roomNo,
    `${measure(areaSquareMetres)} ${t('economy.area')}`,
    t(`economy.tower.${state}`),
    ...(firm === null ? [] : [firm]),
    ...(firms > 1 ? [t('economy.tower.many', { count: firms })] : []),
  ].join(' · ');
  const style = {
    flex: `${Math.max(1, areaSquareMetres)} 1 0`,
    '--stack-colour': colour,
  } as CSSProperties;
  return (
    <button
      type="button"
      className={state === 'vacant' ? 'floor-stack-room vacant' : 'floor-stack-room'}
      style={style}
      title={words}
      aria-label={words}
      aria-pressed={selected}
      onClick={() => choose(roomId)}
      onMouseEnter={() =>
        store.setState({ hover: { kind: 'room', slot, buildingSlot: undefined } })
      }
      onMouseLeave={() => store.setState({ hover: undefined })}
    />
  );
}
