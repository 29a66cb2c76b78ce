import { Button, Input, InputNumber, type InputRef, Select } from 'antd';
import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftBuilding, DraftRoom } from '../../../contract/drafts/draft.ts';
import {
  changeRooms,
  mergeRooms,
  removeRooms,
  renumberFloors,
  splitRoom,
} from '../../../contract/drafts/rooms.ts';
import { TENURES } from '../../../contract/schema/community-policing.ts';
import { codeText } from '../../format/codes.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import { buildOn } from '../../workbench.ts';

interface RoomToolsProps {
  readonly building: DraftBuilding;
  readonly chosen: readonly string[];
  readonly attempt: (work: () => void) => void;
  readonly numberRef: RefObject<HTMLInputElement | null>;
}

/** What can be done with the rooms chosen. */
export function RoomTools({ building, chosen, attempt, numberRef }: RoomToolsProps) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const rooms = building.rooms.filter(({ key }) => chosen.includes(key));
  const none = rooms.length === 0;
  const build = (change: (before: DraftBuilding) => DraftBuilding) => () =>
    attempt(() => buildOn(store, change));
  const floors = [...new Set(rooms.map(({ floorNo }) => floorNo))];
  return (
    <div className="workbench-tools" role="toolbar" aria-label={t('workbench.grid')}>
      <span className="small secondary">{t('workbench.chosen', { count: rooms.length })}</span>
      <Button
        size="small"
        disabled={none}
        onClick={build((before) => chosen.reduce((house, key) => splitRoom(house, key), before))}
      >
        {t('workbench.split')}
      </Button>
      <Button
        size="small"
        disabled={rooms.length < 2}
        onClick={build((before) => mergeRooms(before, chosen))}
      >
        {t('workbench.merge')}
      </Button>
      <Button
        size="small"
        disabled={none}
        onClick={build((before) => renumberFloors(before, floors, 'per-unit'))}
      >
        {t('workbench.renumber')}
      </Button>
      <Button size="small" disabled={none} onClick={build((before) => removeRooms(before, chosen))}>
        {t('workbench.remove')}
      </Button>
      <NumberField
        room={rooms.length === 1 ? rooms[0] : undefined}
        numberRef={numberRef}
        commit={(roomNo) => build((before) => changeRooms(before, chosen, { roomNo }))()}
      />
      <InputNumber
        size="small"
        min={1}
        max={100_000}
        disabled={none}
        aria-label={t('workbench.squareMetres')}
        placeholder={t('workbench.squareMetres')}
        value={same(rooms.map(({ areaSquareMetres }) => areaSquareMetres))}
        onChange={(areaSquareMetres) =>
          build((before) => changeRooms(before, chosen, { areaSquareMetres }))()
        }
      />
      <Select
        size="small"
        allowClear
        disabled={none}
        aria-label={t('workbench.tenure')}
        placeholder={t('workbench.tenure')}
        value={same(rooms.map(({ tenure }) => tenure))}
        options={Object.keys(TENURES).map((value) => ({
          value,
          label: codeText(t, 'tenure', value),
        }))}
        onChange={(tenure: string | undefined) =>
          build((before) => changeRooms(before, chosen, { tenure: tenure ?? null }))()
        }
      />
    </div>
  );
}

/** What all have in common; null where they differ. */
function same<Value>(values: readonly (Value | null)[]): Value | null {
  const [first = null] = values;
  return values.every((value) => value === first) ? first : null;
}

interface NumberFieldProps {
  readonly room: DraftRoom | undefined;
  readonly numberRef: RefObject<HTMLInputElement | null>;
  readonly commit: (roomNo: string) => void;
}

/** 室号 of the one room chosen; Enter confirms. */
function NumberField({ room, numberRef, commit }: NumberFieldProps) {
  const { t } = useTranslation();
  const [text, setText] = useState('');
  useEffect(() => setText(room?.roomNo ?? ''), [room]);
  const done = (): void => {
    if (room && text.trim() !== room.roomNo) commit(text.trim());
  };
  return (
    <Input
      ref={(input: InputRef | null) => {
        numberRef.current = input?.input ?? null;
      }}
      size="small"
      className="workbench-number"
      value={text}
      disabled={!room}
      maxLength={20}
      aria-label={t('workbench.roomNo')}
      placeholder={t('workbench.roomNo')}
      onChange={({ target }) => setText(target.value)}
      onBlur={done}
      onPressEnter={done}
    />
  );
}
