import { type LocalFrame, toLocal, toLonLat } from '../../../contract/local-frame.ts';
import type { LonLat } from '../../../contract/region.ts';
import type { Clip } from '../../../contract/tools.ts';
import type { Vector } from '../../camera/local-camera.ts';
import { keptSides } from './clip-controller.ts';

/** What a clip is taken hold of by: a point in the tile frame, and the clip that comes of moving it. */
export interface ClipHandle {
  readonly at: Vector;
  /** True for a handle that goes up and down; the others move over the ground. */
  readonly upright: boolean;
  readonly moved: (to: Vector) => Clip;
}

/** The highest a clip can reach. */
export const HIGHEST_METRES = 400;

type Section = Extract<Clip, { kind: 'section' }>;
type Box = Extract<Clip, { kind: 'box' }>;
type Polygon = Extract<Clip, { kind: 'polygon' }>;

/** The handles of a clip: ends and offset of a section, corners and top of a box, corners of a polygon. */
export function clipHandles(clip: Clip, frame: LocalFrame): ClipHandle[] {
  switch (clip.kind) {
    case 'level':
      return [];
    case 'section':
      return sectionHandles(clip, frame);
    case 'box':
      return boxHandles(clip, frame);
    case 'polygon':
      return polygonHandles(clip, frame);
  }
}

/** Both ends stay under the pointer however far the plane was moved sideways; the middle moves it sideways. */
function sectionHandles(clip: Section, frame: LocalFrame): ClipHandle[] {
  const { offsetMetres } = clip;
  const [from, to] = [localOf(clip.from, frame), localOf(clip.to, frame)];
  const normalOf = (ends: Section) => keptSides(ends, frame)[0]?.normal ?? [0, 0, 0];
  const [nx, ny] = normalOf(clip);
  const shift = ([x, y]: Vector): Vector => [x - nx * offsetMetres, y - ny * offsetMetres, 0];
  /** The section whose handles stand at these ends. */
  const between = (a: Vector, b: Vector): Section => {
    const [mx, my] = normalOf({ ...clip, from: lonLatOf(a, frame), to: lonLatOf(b, frame) });
    const back = ([x, y]: Vector) =>
      lonLatOf([x + mx * offsetMetres, y + my * offsetMetres, 0], frame);
    return { ...clip, from: back(a), to: back(b) };
  };
  const middle: Vector = [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2, 0];
  return [
    onGround(shift(from), (at) => between(at, shift(to))),
    onGround(shift(to), (at) => between(shift(from), at)),
    onGround(shift(middle), ([x, y]) => ({
      ...clip,
      offsetMetres: -((x - middle[0]) * nx + (y - middle[1]) * ny),
    })),
  ];
}

function boxHandles(clip: Box, frame: LocalFrame): ClipHandle[] {
  const [from, to] = [localOf(clip.from, frame), localOf(clip.to, frame)];
  const corner = (x: Vector, y: Vector): Vector => [x[0], y[1], 0];
  const between = (a: Vector, b: Vector): Box => ({
    ...clip,
    from: lonLatOf(a, frame),
    to: lonLatOf(b, frame),
  });
  return [
    onGround(from, (at) => between(at, to)),
    onGround(to, (at) => between(from, at)),
    onGround(corner(from, to), (at) => between(corner(at, from), corner(to, at))),
    onGround(corner(to, from), (at) => between(corner(from, at), corner(at, to))),
    {
      at: [(from[0] + to[0]) / 2, (from[1] + to[1]) / 2, clip.topMetres],
      upright: true,
      moved: ([, , z]) => ({
        ...clip,
        topMetres: Math.min(Math.max(Math.round(z * 2) / 2, 0), HIGHEST_METRES),
      }),
    },
  ];
}

function polygonHandles(clip: Polygon, frame: LocalFrame): ClipHandle[] {
  return clip.ring.map((at, index) =>
    onGround(localOf(at, frame), (to) => ({
      ...clip,
      ring: clip.ring.map((each, i) => (i === index ? lonLatOf(to, frame) : each)),
    })),
  );
}

function onGround(at: Vector, moved: ClipHandle['moved']): ClipHandle {
  return { at, upright: false, moved };
}

function localOf(at: LonLat, frame: LocalFrame): Vector {
  return [...toLocal(frame, ...at), 0];
}

function lonLatOf([x, y]: Vector, frame: LocalFrame): LonLat {
  return toLonLat(frame, x, y);
}
