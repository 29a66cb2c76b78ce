import { toLocal } from '../../contract/local-frame.ts';
import type { Vector } from '../camera/local-camera.ts';
import { facing, toPicture } from '../camera/local-camera.ts';
import { fly } from './camera-controller.ts';
import type { Motion } from './motion.ts';
import type { SceneView, Stage, Stop } from './stage.ts';

/** Share of the half picture within which a selection counts as on screen. */
const MARGIN = 0.9;

/** Flies to a newly selected building that is not in the picture; what is already seen stays where it is. */
export function createFocusController(
  { store, host, view, frame }: Pick<Stage, 'store' | 'host' | 'view' | 'frame'>,
  motion: Motion,
): Stop {
  let asked = new AbortController();
  const focus = async (slot: number) => {
    const { signal } = asked;
    const card = await host.call('building.card', { slot }, signal).catch(() => undefined);
    if (!card || signal.aborted || motion.active()) return;
    const { longitudeDegrees, latitudeDegrees } = card;
    if (longitudeDegrees === null || latitudeDegrees === null) return;
    const [east, north] = toLocal(frame, longitudeDegrees, latitudeDegrees);
    const middle: Vector = [east, north, card.heightMetres / 2];
    if (!onScreen(view, middle))
      fly(view, motion, facing(view.current(), middle, card.heightMetres));
  };
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
    asked.abort();
  };
}

function onScreen(view: SceneView, point: Vector): boolean {
  const seen = toPicture(view.current(), view.lens(), point);
  return seen !== undefined && Math.abs(seen[0]) < MARGIN && Math.abs(seen[1]) < MARGIN;
}
