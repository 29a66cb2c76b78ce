import { addPoint, dropPoint, dropTool, finishTool } from '../../tools.ts';
import type { InputEvents } from '../input-controller.ts';
import type { Stage, Stop } from '../stage.ts';
import { buildingsBehind } from './point-at.ts';
import { createPointing } from './pointing.ts';
import type { SolidsSource } from './solids-source.ts';

/** A lasso gets a point each time the pointer has gone this far, CSS pixels. */
const LASSO_PIXELS = 4;
/** A right press that goes no farther is a click, CSS pixels. */
const CLICK_PIXELS = 4;
/** A finger that rests this long asks what is here, milliseconds; it may tremble by so many CSS pixels. */
const HOLD_MS = 600;
const HOLD_PIXELS = 10;

/**
 * While a tool is in hand clicks set its points instead of selecting, as Space does in the middle of the picture; Enter or
 * a double click ends it, Backspace takes the last point back and Esc lays it down; a lasso is drawn with the button held.
 * A right click, a long touch or the menu key asks what is here.
 */
export function createToolInput(
  stage: Pick<Stage, 'scene' | 'container' | 'store' | 'frame' | 'view'>,
  source: SolidsSource,
  pick: InputEvents,
): InputEvents & { stop: Stop } {
  const { scene, container, store, view } = stage;
  const { canvas } = scene;
  let rightDown: readonly [number, number] | undefined;
  let lasso: readonly [number, number] | undefined;
  let asking = false;
  let finger: readonly [number, number] | undefined;
  let hold: ReturnType<typeof setTimeout> | undefined;
  const tool = () => store.getState().scene.tool;
  const { pictureAt, placeAt } = createPointing(stage, source);

  const setPoint = async (x: number, y: number) => {
    await source.get().catch(() => undefined);
    const place = placeAt(x, y);
    if (place) addPoint(store, place);
  };
  const onHover: InputEvents['onHover'] = (position) => {
    if (!tool()) return pick.onHover(position);
    store.setState({ toolPointer: position && placeAt(position[0], position[1]) });
    scene.requestRender();
  };
  const openMenu = async (x: number, y: number) => {
    const solids = await source.get().catch(() => undefined);
    const place = placeAt(x, y);
    if (!place || !solids) return;
    const buildingSlots = buildingsBehind(view, solids, pictureAt(x, y)).slice(0, 10);
    store.setState({ placeMenu: { x, y, place, buildingSlots } });
  };

  const inTheMiddle = (act: (x: number, y: number) => Promise<void>) => () =>
    void act(canvas.clientWidth / 2, canvas.clientHeight / 2);
  /** Keys of the picture alone: elsewhere they press buttons and open menus of their own. */
  const actOf = (event: KeyboardEvent) => {
    if (event.target === canvas && isMenuKey(event)) return inTheMiddle(openMenu);
    if (event.key === 'Escape' && store.getState().placeMenu)
      return () => store.setState({ placeMenu: undefined });
    if (!tool()) return undefined;
    return event.target === canvas && event.key === ' ' ? inTheMiddle(setPoint) : KEYS[event.key];
  };

  const endHold = () => clearTimeout(hold);
  const startHold = (event: PointerEvent) => {
    endHold();
    const { pointerType, isPrimary, target, offsetX, offsetY } = event;
    finger = pointerType === 'touch' ? [offsetX, offsetY] : undefined;
    if (!finger || !isPrimary || target !== canvas || tool()) return;
    hold = setTimeout(() => {
      asking = true;
      void openMenu(offsetX, offsetY);
    }, HOLD_MS);
  };

  const pointerdown = (event: PointerEvent) => {
    store.setState({ placeMenu: undefined });
    asking = false;
    startHold(event);
    rightDown = event.button === 2 ? [event.offsetX, event.offsetY] : undefined;
    if (event.button !== 0 || tool()?.kind !== 'lasso' || event.target !== canvas) return;
    event.stopPropagation();
    canvas.setPointerCapture(event.pointerId);
    lasso = [event.offsetX, event.offsetY];
    lassoPoint(event);
  };
  const lassoPoint = (event: PointerEvent) => {
    const place = placeAt(event.offsetX, event.offsetY);
    if (place) addPoint(store, place);
    lasso = [event.offsetX, event.offsetY];
  };
  const pointermove = (event: PointerEvent) => {
    const [x, y] = finger ?? [event.offsetX, event.offsetY];
    if (Math.hypot(event.offsetX - x, event.offsetY - y) > HOLD_PIXELS) endHold();
    if (!lasso) return;
    event.stopPropagation();
    const far = Math.hypot(event.offsetX - lasso[0], event.offsetY - lasso[1]) > LASSO_PIXELS;
    if (far) lassoPoint(event);
  };
  const pointerup = (event: PointerEvent) => {
    endHold();
    if (lasso) {
      event.stopPropagation();
      lasso = undefined;
      return finishTool(store);
    }
    const still =
      rightDown &&
      Math.hypot(event.offsetX - rightDown[0], event.offsetY - rightDown[1]) <= CLICK_PIXELS;
    if (event.button === 2 && still && event.target === canvas)
      void openMenu(event.offsetX, event.offsetY);
    rightDown = undefined;
  };
  const dblclick = (event: MouseEvent) => {
    if (!tool()) return;
    event.stopPropagation();
    finishTool(store);
  };
  const keydown = (event: KeyboardEvent) => {
    if (event.isComposing || isTyping(event.target)) return;
    const act = actOf(event);
    if (!act) return;
    event.preventDefault();
    event.stopPropagation();
    act(store);
  };
  const unsubscribe = store.subscribe(
    (state) => state.scene.tool?.kind,
    (kind) => {
      canvas.style.cursor = kind ? 'crosshair' : '';
      store.setState({ toolPointer: undefined, hover: undefined });
      if (kind) {
        canvas.focus({ preventScroll: true });
        void source.get().catch(() => undefined);
      }
      scene.requestRender();
    },
    { fireImmediately: true },
  );
  const listeners = { pointerdown, pointermove, pointerup, dblclick } as const;
  const entries = Object.entries(listeners) as [string, EventListener][];
  for (const [type, listener] of entries) container.addEventListener(type, listener, true);
  window.addEventListener('keydown', keydown, true);
  return {
    onClick: (x, y) => {
      if (asking) return;
      if (tool()) void setPoint(x, y);
      else pick.onClick(x, y);
    },
    onHover,
    stop: () => {
      endHold();
      unsubscribe();
      for (const [type, listener] of entries) container.removeEventListener(type, listener, true);
      window.removeEventListener('keydown', keydown, true);
    },
  };
}

const KEYS: Readonly<Record<string, ((store: Stage['store']) => void) | undefined>> = {
  Enter: finishTool,
  Backspace: dropPoint,
  Escape: dropTool,
};

function isMenuKey({ key, shiftKey }: KeyboardEvent): boolean {
  return key === 'ContextMenu' || (key === 'F10' && shiftKey);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLInputElement || target instanceof HTMLTextAreaElement;
}
