import { type RefObject, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { RoomMatrix } from '../../../contract/queries/buildings.ts';
import type { InteriorRoom } from '../../../contract/queries/interior.ts';
import type { InteriorState } from '../../../contract/scene.ts';
import { type ErrorShape, toErrorShape } from '../../../contract/errors.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { bodyStates, type PaintedRoom } from '../../interior/body-states.ts';
import { classColour } from '../../interior/class-colours.ts';
import { floorNames } from '../../format/floor-names.ts';
import { floorsOf } from '../../interior/floors.ts';
import type { Interior } from '../../interior/interior.ts';
import type { RoomBodies } from '../../interior/load-rooms.ts';
import type { Appearance } from '../../theme/tokens.ts';
import { interiorPalette } from './palette.ts';

/** The picture once it stands, what it was made of, or why there is none. */
export interface MountedInterior {
  readonly interior: Interior | undefined;
  readonly rooms: RoomBodies | undefined;
  readonly error: ErrorShape | undefined;
}

/** The event of the canvas does not bubble, but passes what the canvas lies in on its way down. */
const LOST = { once: true, capture: true } as const;

const NOTHING: MountedInterior = { interior: undefined, rooms: undefined, error: undefined };

/** Loads the rooms of a building and makes its inside over the surface; three.js comes with the first building looked at. */
export function useMountedInterior(
  surface: RefObject<HTMLElement | null>,
  labels: RefObject<HTMLCanvasElement | null>,
  buildingSlot: number | undefined,
): MountedInterior {
  const tilesId = useSnapshot()?.tilesId;
  const [mounted, setMounted] = useState(NOTHING);
  const [losses, setLosses] = useState(0);
  useEffect(() => {
    if (buildingSlot === undefined || tilesId === undefined || tilesId === null) return;
    const left = new AbortController();
    let interior: Interior | undefined;
    const lost = () => setLosses((count) => count + 1);
    const mount = async () => {
      const { makeInside } = await import('../../interior/make-inside.ts');
      const [picture, writing] = [surface.current, labels.current];
      if (!picture || !writing || left.signal.aborted) return;
      const made = await makeInside(picture, writing, tilesId, buildingSlot, left.signal);
      interior = made.interior;
      picture.addEventListener('webglcontextlost', lost, LOST);
      if (left.signal.aborted) interior.dispose();
      else setMounted({ ...made, error: undefined });
    };
    mount().catch((thrown: unknown) => {
      if (!left.signal.aborted) setMounted({ ...NOTHING, error: toErrorShape(thrown) });
    });
    return () => {
      left.abort();
      surface.current?.removeEventListener('webglcontextlost', lost, LOST);
      interior?.dispose();
      setMounted(NOTHING);
    };
  }, [surface, labels, buildingSlot, tilesId, losses]);
  return mounted;
}

/** Enters the building where it is seen, from the side the district's camera looks from, and takes the keys. */
export function useEntered(
  surface: RefObject<HTMLElement | null>,
  { interior }: MountedInterior,
  seen: boolean,
): void {
  const store = useTwinStore();
  useEffect(() => {
    if (!interior || !seen) return;
    const degrees = store.getState().scene.camera?.headingDegrees ?? 0;
    interior.enter((degrees * Math.PI) / 180);
    surface.current?.focus({ preventScroll: true });
    return () => interior.leave();
  }, [store, surface, interior, seen]);
}

/** Keeps the picture as the state says: pose, theme, isolation, marks, colours of the window. */
export function useSyncedInterior(
  { interior, rooms }: MountedInterior,
  state: InteriorState,
  matrix: RoomMatrix | undefined,
  classes: readonly InteriorRoom[] | undefined,
): void {
  const { t } = useTranslation();
  const appearance = useTwin((each) => each.scene.appearance);
  const hovered = useTwin(({ hover }) => (hover?.kind === 'room' ? hover.slot : undefined));
  const selected = useTwin((each) => each.selectedSlots.roomSlot);
  useEffect(() => {
    const { explode, section, floorNo } = state;
    interior?.setPose({ explode, section, floorNo });
  }, [interior, state.explode, state.section, state.floorNo]);
  useEffect(() => interior?.setLook(interiorPalette(appearance)), [interior, appearance]);
  useEffect(() => {
    if (!interior || !rooms) return;
    const painted = paintRooms(matrix, classes, state, appearance);
    const { floorNo, unitNo } = state;
    const palette = interiorPalette(appearance);
    interior.setStates(bodyStates(rooms.bodies, painted, { floorNo, unitNo }, palette));
  }, [
    interior,
    rooms,
    matrix,
    classes,
    appearance,
    state.className,
    state.theme,
    state.floorNo,
    state.unitNo,
  ]);
  useEffect(() => interior?.setMarks(hovered, selected), [interior, hovered, selected]);
  useEffect(() => {
    if (!interior || !rooms || !matrix) return;
    const cells = new Map(
      matrix.floors.flatMap(({ cells: all }) => all.map((cell) => [cell.slot, cell.roomNo])),
    );
    const floors = floorNames(matrix, floorsOf(rooms.bodies), t);
    interior.setTexts({
      roomText: (slot) => cells.get(slot),
      floorText: (floorNo) => floors.get(floorNo)?.text ?? String(floorNo),
    });
  }, [interior, rooms, matrix, t]);
}

/** Theme colour and unit of each room of the building; rooms of other classes than the isolated one are dimmed. */
function paintRooms(
  matrix: RoomMatrix | undefined,
  classes: readonly InteriorRoom[] | undefined,
  { theme, className }: InteriorState,
  appearance: Appearance,
): Map<number, PaintedRoom> {
  const classOf = new Map((classes ?? []).map((room) => [room.slot, room[theme]]));
  const painted = new Map<number, PaintedRoom>();
  for (const { cells } of matrix?.floors ?? []) {
    for (const { slot, unitNo } of cells) {
      const name = classOf.get(slot) ?? null;
      const dimmed = className !== undefined && name !== className;
      painted.set(slot, { unitNo, colour: classColour(theme, name, appearance), dimmed });
    }
  }
  return painted;
}
