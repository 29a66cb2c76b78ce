import type { PicturePoint } from '../camera/local-camera.ts';
import { groundUnder } from '../camera/local-camera.ts';
import { zoom } from '../camera/moves.ts';
import { fly } from './camera-controller.ts';
import { type Drag, orbitDrag, panDrag } from './gestures.ts';
import { pressKey } from './keyboard.ts';
import type { Motion } from './motion.ts';
import { pinch } from './pinch.ts';
import type { Stage, Stop } from './stage.ts';
import { createWheelZoom } from './wheel.ts';

/** Pixels a pressed pointer may wander and still be a click. */
const CLICK_PIXELS = 4;

export interface InputEvents {
  /** A click or tap without a drag, in CSS pixels of the canvas. */
  readonly onClick: (x: number, y: number) => void;
  /** The pointer moved with nothing pressed; undefined when it left. */
  readonly onHover: (position: readonly [number, number] | undefined) => void;
}

/** Mouse, touch, wheel and keyboard move the camera. */
export function createInputController(
  { scene, store, view }: Pick<Stage, 'scene' | 'store' | 'view'>,
  motion: Motion,
  { onClick, onHover }: InputEvents,
): Stop {
  const { canvas } = scene;
  const pointers = new Map<number, PicturePoint>();
  let drag: Drag | undefined;
  let twoFingers: ReturnType<typeof pinch> | undefined;
  let pressed: { x: number; y: number; wandered: boolean } | undefined;
  const wheelZoom = createWheelZoom(view, motion);

  const place = (event: MouseEvent): PicturePoint => [
    (event.offsetX / canvas.clientWidth) * 2 - 1,
    1 - (event.offsetY / canvas.clientHeight) * 2,
  ];
  const begin = (event: PointerEvent) => {
    const [a, b] = [...pointers.values()];
    twoFingers = a && b ? pinch(view, a, b) : undefined;
    const turning = event.button === 2 || event.button === 1 || event.ctrlKey;
    const first = a ?? place(event);
    drag = turning ? orbitDrag(view, first) : panDrag(view, first);
  };
  const follow = () => {
    const [a, b] = [...pointers.values()];
    if (a && b && twoFingers) view.set(twoFingers(a, b));
    else if (a && drag) view.set(drag(a));
  };
  const down = (event: PointerEvent) => {
    motion.cancel();
    canvas.focus({ preventScroll: true });
    canvas.setPointerCapture(event.pointerId);
    pointers.set(event.pointerId, place(event));
    pressed = {
      x: event.offsetX,
      y: event.offsetY,
      wandered: pointers.size > 1 || event.button !== 0,
    };
    begin(event);
  };
  const moved = (event: PointerEvent) => {
    if (!pointers.has(event.pointerId)) {
      // Something over the scene went away under a pointer that rests: nobody points at what lies there now.
      if (event.movementX === 0 && event.movementY === 0) return;
      return onHover([event.offsetX, event.offsetY]);
    }
    pointers.set(event.pointerId, place(event));
    if (!pressed) return;
    const way = Math.hypot(event.offsetX - pressed.x, event.offsetY - pressed.y);
    pressed.wandered ||= way > CLICK_PIXELS;
    if (pressed.wandered) follow();
  };
  const up = (event: PointerEvent) => {
    if (!pointers.delete(event.pointerId)) return;
    if (pressed && !pressed.wandered && pointers.size === 0) onClick(event.offsetX, event.offsetY);
    if (pointers.size > 0) begin(event);
    else drag = undefined;
    if (pointers.size === 0) pressed = undefined;
  };
  const wheel = (event: WheelEvent) => {
    event.preventDefault();
    const pixels = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? event.deltaY * 33 : event.deltaY;
    wheelZoom(place(event), pixels / 100);
  };
  const doubleClick = (event: MouseEvent) => {
    const ground = groundUnder(view.current(), view.lens(), place(event));
    if (ground) fly(view, motion, zoom(view.current(), ground, 0.45), 0.5);
  };
  const key = (event: KeyboardEvent) => {
    if (pressKey(view, store, motion, event)) event.preventDefault();
  };
  const leave = () => onHover(undefined);
  const noMenu = (event: Event) => event.preventDefault();
  return listenAll(canvas, {
    pointerdown: down,
    pointermove: moved,
    pointerup: up,
    pointercancel: up,
    pointerleave: leave,
    wheel,
    dblclick: doubleClick,
    keydown: key,
    contextmenu: noMenu,
  });
}

/** Adds listeners and gives back what removes them. */
function listenAll(
  element: HTMLElement,
  listeners: { [K in keyof HTMLElementEventMap]?: (event: never) => void },
): Stop {
  const entries = Object.entries(listeners) as [string, EventListener][];
  for (const [type, listener] of entries) {
    element.addEventListener(type, listener, { passive: false });
  }
  return () => {
    for (const [type, listener] of entries) element.removeEventListener(type, listener);
  };
}
