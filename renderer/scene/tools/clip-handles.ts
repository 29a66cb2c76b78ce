import { type LocalFrame, toLocal, toLonLat } from '../../../contract/local-frame.ts';
import type { LonLat } from '../../../contract/region.ts';
import type { Clip } from '../../../contract/tools.ts';
import {
  groundUnder,
  type PicturePoint,
  toPicture,
  type Vector,
} from '../../camera/local-camera.ts';
import { changeScene } from '../../store.ts';
import type { Stage, Stop } from '../stage.ts';
import { keptSides } from './clip-controller.ts';

/** What a clip is taken hold of by: a point in the tile frame, and the clip that comes of moving it. */
export interface ClipHandle {
  readonly at: Vector;
  /** True for a handle that goes up and down; the others move over the ground. */
  readonly upright: boolean;
  readonly moved: (to: Vector) => Clip;
}

type SectionClip = Extract<Clip, { kind: 'section' }>;

/** How near the pointer must be, CSS pixels; a finger is less exact. */
const NEAR_PIXELS = { mouse: 12, touch: 26 };
const HIGHEST_METRES = 400;

/** The handles of a clip: ends and offset of a section, corners and top of a box, corners of a polygon. */
export function clipHandles(clip: Clip, frame: LocalFrame): ClipHandle[] {
  const local = (at: LonLat): Vector => [...toLocal(frame, ...at), 0];
  const lonLat = ([x, y]: Vector): LonLat => toLonLat(frame, x, y);
  const ground = (at: Vector, moved: ClipHandle['moved']) => ({ at, upright: false, moved });
  switch (clip.kind) {
    case 'level':
      return [];
    case 'section': {
      const [from, to] = [local(clip.from), local(clip.to)];
      const normalOf = (ends: SectionClip) => keptSides(ends, frame)[0]?.normal ?? [0, 0, 0];
      const [nx, ny] = normalOf(clip);
      const { offsetMetres } = clip;
      const shift = ([x, y]: Vector): Vector => [x - nx * offsetMetres, y - ny * offsetMetres, 0];
      /** The section whose handles stand at these ends. */
      const between = (a: Vector, b: Vector): SectionClip => {
        const [mx, my] = normalOf({ ...clip, from: lonLat(a), to: lonLat(b) });
        const back = ([x, y]: Vector) => lonLat([x + mx * offsetMetres, y + my * offsetMetres, 0]);
        return { ...clip, from: back(a), to: back(b) };
      };
      const middle: Vector = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2, 0];
      return [
        ground(shift(from), (at) => between(at, shift(to))),
        ground(shift(to), (at) => between(shift(from), at)),
        ground(shift(middle), ([x, y]) => ({
          ...clip,
          offsetMetres: -((x - middle[0]) * nx + (y - middle[1]) * ny),
        })),
      ];
    }
    case 'box': {
      const [from, to] = [local(clip.from), local(clip.to)];
      const middle: Vector = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2, clip.topMetres];
      const corner = (x: Vector, y: Vector): Vector => [x[0], y[1], 0];
      return [
        ground(from, (at) => ({ ...clip, from: lonLat(at) })),
        ground(to, (at) => ({ ...clip, to: lonLat(at) })),
        ground(corner(from, to), (at) => ({
          ...clip,
          from: lonLat(corner(at, from)),
          to: lonLat(corner(to, at)),
        })),
        ground(corner(to, from), (at) => ({
          ...clip,
          from: lonLat(corner(from, at)),
          to: lonLat(corner(at, to)),
        })),
        {
          at: middle,
          upright: true,
          moved: ([, , z]) => ({
            ...clip,
            topMetres: Math.min(Math.max(Math.round(z * 2) / 2, 0), HIGHEST_METRES),
          }),
        },
      ];
    }
    case 'polygon':
      return clip.ring.map((at, index) =>
        ground(local(at), (to) => ({
          ...clip,
          ring: clip.ring.map((each, i) => (i === index ? lonLat(to) : each)),
        })),
      );
  }
}

/** Handles are dragged before the camera hears of the pointer; they are drawn by the overlay of the tools. */
export function createClipHandles({
  scene,
  container,
  store,
  frame,
  view,
}: Pick<Stage, 'scene' | 'container' | 'store' | 'frame' | 'view'>): Stop {
  const { canvas } = scene;
  let held: ClipHandle | undefined;
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
      const [x, y] = [
        ((seen[0] + 1) / 2) * canvas.clientWidth,
        ((1 - seen[1]) / 2) * canvas.clientHeight,
      ];
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
  const move = (event: PointerEvent) => {
    if (!held) {
      if (event.target === canvas && event.buttons === 0 && handleAt(event)) {
        canvas.style.cursor = 'grab';
        event.stopPropagation();
      }
      return;
    }
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
