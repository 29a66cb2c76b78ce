import { toLocal } from '../../contract/local-frame.ts';
import type { Vector } from '../camera/local-camera.ts';
import { facing, toPicture } from '../camera/local-camera.ts';
import { fly } from './camera-controller.ts';
import type { Motion } from './motion.ts';
import type { SceneView, Stage, Stop } from './stage.ts';

/** Share of the half picture within which a selection counts as on screen. */
const MARGIN = 0.9;

/** What is looked at round a place in the open, metres. */
const PLACE = { heightMetres: 0, widthMetres: 100 };

/** Flies to a newly selected building or opened record that is not in the picture; what is already seen stays where it is. */
export function createFocusController(
  { store, host, view, frame }: Pick<Stage, 'store' | 'host' | 'view' | 'frame'>,
  motion: Motion,
): Stop {
  let asked = new AbortController();
  const look = (
    [longitudeDegrees, latitudeDegrees]: readonly [number, number],
    size: Parameters<typeof facing>[2],
  ) => {
    const [east, north] = toLocal(frame, longitudeDegrees, latitudeDegrees);
    const middle: Vector = [east, north, size.heightMetres / 2];
    if (!onScreen(view, middle)) fly(view, motion, facing(view.current(), middle, size));
  };
  const focus = async (slot: number) => {
    const { signal } = asked;
    const card = await host.call('building.card', { slot }, signal).catch(() => undefined);
    if (!card || signal.aborted || motion.active()) return;
    const { longitudeDegrees, latitudeDegrees, heightMetres } = card;
    if (longitudeDegrees === null || latitudeDegrees === null) return;
    const widthMetres = Math.sqrt(card.footprintAreaSquareMetres ?? 0);
    look([longitudeDegrees, latitudeDegrees], { heightMetres, widthMetres });
  };
  const unpin = store.subscribe(
    (state) => state.pinned,
    (pinned) => {
      if (pinned && !motion.active())
        look([pinned.longitudeDegrees, pinned.latitudeDegrees], PLACE);
    },
  );
  const unsubscribe = store.subscribe(
    (state) => state.selectedSlots.buildingSlot,
    (slot) => {
      asked.abort();
      asked = new AbortController();
      if (slot !== undefined) void focus(slot);
    },
  );
  return () => {
    unsubscribe();
    unpin();
    asked.abort();
  };
}

function onScreen(view: SceneView, point: Vector): boolean {
  const seen = toPicture(view.current(), view.lens(), point);
  return seen !== undefined && Math.abs(seen[0]) < MARGIN && Math.abs(seen[1]) < MARGIN;
}
