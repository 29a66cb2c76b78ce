import { Segmented } from 'antd';
import { type CSSProperties, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CommercialCard, StackRoom } from '../../../contract/queries/building-economy.ts';
import { PLACE_CLASS_IDS } from '../../../contract/three-places.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { measure } from '../../format/numbers.ts';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { select } from '../../store.ts';
import { CATEGORY_COLOURS } from '../../theme/ramps.ts';
import { sectionText } from './words.ts';
import { PLACE_CLASS_COLOURS } from '../../theme/ramps.ts';

const MODES = ['tax', 'firm', 'vacancy'] as const;
type Mode = (typeof MODES)[number];

const VACANCY_COLOURS = { occupied: '#4a698e', ending: '#e48d0b' } as const;

interface FloorStackProps {
  readonly floors: CommercialCard['floors'];
  readonly buildingId: string;
  /** 楼宇编号 of the record the stack is part of. */
  readonly commercialId: string;
}

/** 楼层栈: a tower floor by floor, rooms as wide as their area, coloured by class, industry or vacancy. A room selects. */
export function FloorStack({ floors, buildingId, commercialId }: FloorStackProps) {
  const { t } = useTranslation();
  const [mode, setMode] = useState<Mode>('tax');
  const colour = useColours(floors, mode);
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
        options={MODES.map((value) => ({ value, label: t(`economy.tower.${value}`) }))}
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
            <i style={{ background: fill }} />
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

interface StackColours {
  readonly of: (room: StackRoom) => string | undefined;
  readonly legend: readonly { readonly text: string; readonly fill: string }[];
}

function useColours(floors: CommercialCard['floors'], mode: Mode): StackColours {
  const { t } = useTranslation();
  const language = useTwin((state) => state.scene.language);
  const rooms = floors.flatMap((floor) => floor.rooms);
  if (mode === 'vacancy') {
    const fill = (state: StackRoom['state']) =>
      state === 'vacant' ? undefined : VACANCY_COLOURS[state];
    return {
      of: ({ state }) => fill(state),
      legend: (['occupied', 'ending'] as const).map((state) => ({
        text: t(`economy.tower.${state}`),
        fill: VACANCY_COLOURS[state],
      })),
    };
  }
  if (mode === 'tax') {
    const present = PLACE_CLASS_IDS.filter((each) =>
      rooms.some(({ placeClass }) => placeClass === each),
    );
    return {
      of: ({ placeClass }) => (placeClass === null ? undefined : PLACE_CLASS_COLOURS[placeClass]),
      legend: present.map((each) => ({
        text: t(`economy.classes.${each}`),
        fill: PLACE_CLASS_COLOURS[each],
      })),
    };
  }
  const counts = new Map<string, number>();
  for (const { section } of rooms)
    if (section !== null) counts.set(section, (counts.get(section) ?? 0) + 1);
  const top = [...counts].sort(([, a], [, b]) => b - a).slice(0, CATEGORY_COLOURS.length - 1);
  const fills = new Map(top.map(([section], at) => [section, CATEGORY_COLOURS[at] ?? '']));
  return {
    of: ({ section }) => (section === null ? undefined : (fills.get(section) ?? '#7a8794')),
    legend: [...fills].map(([section, fill]) => ({
      text: sectionText(t, section, language),
      fill,
    })),
  };
}
