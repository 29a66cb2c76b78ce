import { type PointerEvent, useMemo } from 'react';
import type { BuildingCard, RoomMatrix } from '../../../contract/queries/buildings.ts';
import { useTwinStore } from '../../host/host-context.tsx';
import type { Interior } from '../../interior/interior.ts';
import { select, type TwinStore } from '../../store.ts';

/** A press that moves farther than this turns the view and selects nothing, CSS pixels. */
const STILL_PIXELS = 4;

/** Pointing at a room hovers it everywhere, a click selects it, a click beside the building selects the building. */
export function usePointing(
  interior: Interior | undefined,
  matrix: RoomMatrix | undefined,
  building: BuildingCard | undefined,
) {
  const store = useTwinStore();
  return useMemo(() => {
    let pressedAt: readonly [number, number] | undefined;
    let asked: number | undefined;
    const roomAt = (event: PointerEvent) => interior?.pick(...placeIn(event));
    return {
      move: (event: PointerEvent) => {
        if (event.buttons !== 0 || asked !== undefined) return;
        event.persist();
        asked = requestAnimationFrame(() => {
          asked = undefined;
          hoverRoom(store, roomAt(event), building?.slot);
        });
      },
      leave: () => hoverRoom(store, undefined, undefined),
      down: (event: PointerEvent) => void (pressedAt = placeIn(event)),
      up: (event: PointerEvent) => {
        const [x, y] = placeIn(event);
        const still = pressedAt && Math.hypot(x - pressedAt[0], y - pressedAt[1]) < STILL_PIXELS;
        if (still && building && event.button === 0)
          selectRoom(store, roomAt(event), matrix, building);
      },
    };
  }, [store, interior, matrix, building]);
}

function placeIn({ currentTarget, target, clientX, clientY }: PointerEvent): [number, number] {
  const box = ((currentTarget ?? target) as HTMLElement).getBoundingClientRect();
  return [clientX - box.left, clientY - box.top];
}

function hoverRoom(
  store: TwinStore,
  slot: number | undefined,
  buildingSlot: number | undefined,
): void {
  const { hover } = store.getState();
  if ((hover?.kind === 'room' ? hover.slot : undefined) === slot) return;
  store.setState({ hover: slot === undefined ? undefined : { kind: 'room', slot, buildingSlot } });
}

function selectRoom(
  store: TwinStore,
  slot: number | undefined,
  matrix: RoomMatrix | undefined,
  { buildingId }: BuildingCard,
): void {
  const cell = matrix?.floors.flatMap(({ cells }) => cells).find((each) => each.slot === slot);
  if (cell) select(store, { kind: 'room', buildingId, roomId: cell.roomId });
  else select(store, { kind: 'building', buildingId });
}
