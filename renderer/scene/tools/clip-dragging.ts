import {
  groundUnder,
  type PicturePoint,
  toPicture,
  toPixels,
  type Vector,
} from '../../camera/local-camera.ts';
import { changeScene } from '../../store.ts';
import type { Stage, Stop } from '../stage.ts';
import { type ClipHandle, clipHandles, HIGHEST_METRES } from './clip-handles.ts';

/** How near the pointer must be, CSS pixels; a finger is less exact. */
const NEAR_PIXELS = { mouse: 12, touch: 26 };

/**
 * Handles are dragged before the camera hears of the pointer; they are drawn by the overlay of the tools. `onHeld` is told
 * when the pointer comes to one: what lies under it then is not pointed at.
 */
export function createClipDragging(
  {
    scene,
    container,
    store,
    frame,
    view,
  }: Pick<Stage, 'scene' | 'container' | 'store' | 'frame' | 'view'>,
  onHeld: () => void,
): Stop {
  const { canvas } = scene;
  let held: ClipHandle | undefined;
  let over = false;
  const handles = () => {
    const { clip, tool } = store.getState().scene;
    return clip && !tool ? clipHandles(clip, frame) : [];
  };
  const pictureAt = ({ offsetX, offsetY }: PointerEvent): PicturePoint => [
    (offsetX / canvas.clientWidth) * 2 - 1,
    1 - (offsetY / canvas.clientHeight) * 2,
  ];
  const handleAt = (event: PointerEvent): ClipHandle | undefined => {
    const near = event.pointerType === 'touch' ? NEAR_PIXELS.touch : NEAR_PIXELS.mouse;
    const distance = ({ at }: ClipHandle) => {
      const seen = toPicture(view.current(), view.lens(), at);
      if (!seen) return Number.POSITIVE_INFINITY;
      const [x, y] = toPixels(seen, canvas.clientWidth, canvas.clientHeight);
      return Math.hypot(x - event.offsetX, y - event.offsetY);
    };
    const [nearest] = handles().toSorted((a, b) => distance(a) - distance(b));
    return nearest && distance(nearest) <= near ? nearest : undefined;
  };
  const place = (handle: ClipHandle, event: PointerEvent): Vector | undefined => {
    const picture = pictureAt(event);
    if (!handle.upright) return groundUnder(view.current(), view.lens(), picture);
    return heightUnder(view, handle.at, picture);
  };
  const down = (event: PointerEvent) => {
    if (event.button !== 0 || event.target !== canvas) return;
    held = handleAt(event);
    if (!held) return;
    event.stopPropagation();
    canvas.setPointerCapture(event.pointerId);
  };
  /** Shows by the hand of the pointer what can be taken hold of. */
  const offer = (event: PointerEvent) => {
    const wasOver = over;
    over = event.target === canvas && event.buttons === 0 && handleAt(event) !== undefined;
    if (over) {
      onHeld();
      canvas.style.cursor = 'grab';
      event.stopPropagation();
    } else if (wasOver) canvas.style.cursor = '';
  };
  const move = (event: PointerEvent) => {
    if (!held) return offer(event);
    event.stopPropagation();
    const to = place(held, event);
    if (to) changeScene(store, { clip: held.moved(to) });
  };
  const up = (event: PointerEvent) => {
    if (!held) return;
    event.stopPropagation();
    held = undefined;
  };
  const listeners = { pointerdown: down, pointermove: move, pointerup: up, pointercancel: up };
  const entries = Object.entries(listeners) as [string, EventListener][];
  for (const [type, listener] of entries) container.addEventListener(type, listener, true);
  return () => {
    for (const [type, listener] of entries) container.removeEventListener(type, listener, true);
  };
}

/** The point over a place whose height comes nearest to the pointer. */
function heightUnder(
  view: Stage['view'],
  at: Vector,
  [, pointerUp]: PicturePoint,
): Vector | undefined {
  const up = (z: number) => toPicture(view.current(), view.lens(), [at[0], at[1], z])?.[1];
  let [low, high] = [0, HIGHEST_METRES];
  for (let i = 0; i < 24; i++) {
    const middle = (low + high) / 2;
    const seen = up(middle);
    if (seen === undefined) return undefined;
    if (seen < pointerUp) low = middle;
    else high = middle;
  }
  return [at[0], at[1], low];
}
