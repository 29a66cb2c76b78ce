import type { z } from 'zod';
import type { mapLabelSchema } from '../../contract/queries/buildings.ts';
import type { Lens, LocalCamera, Vector } from '../camera/local-camera.ts';
import { projection, toPixels } from '../camera/local-camera.ts';
import type { Aside, LabelBox } from './declutter.ts';

/** A label of the base map in the language of the window. */
export type MapLabel = Omit<z.infer<typeof mapLabelSchema>, 'textEn'>;

/** A label with its place in the tiles' frame. */
export interface PlacedLabel {
  readonly label: MapLabel;
  readonly at: Vector;
  /** How far right of and below its place it is drawn, to make way for something; CSS pixels. */
  readonly aside?: Aside;
  /** Share of it that lies on something else; it then stands on a plate. */
  readonly covering?: number;
}

/** A label in the picture: a box in CSS pixels, how large and how opaque to draw it. */
export interface ScreenLabel extends LabelBox, PlacedLabel {
  readonly opacity: number;
}

/** Type size and the distance at which a kind has faded out, metres. */
export const LABEL_KINDS: Readonly<
  Record<
    MapLabel['kind'],
    { readonly pixels: number; readonly weight: number; readonly reach: number }
  >
> = {
  street: { pixels: 14, weight: 600, reach: 14_000 },
  landmark: { pixels: 13, weight: 600, reach: 9_000 },
  water: { pixels: 13, weight: 400, reach: 7_000 },
  road: { pixels: 12, weight: 400, reach: 3_600 },
  green: { pixels: 12, weight: 400, reach: 3_000 },
  community: { pixels: 12, weight: 400, reach: 2_600 },
};

/** Between a name and the edge of the picture, CSS pixels. */
const EDGE_PIXELS = 6;

/** Rank of the first roads; lesser ones have higher ranks. */
const MAIN_ROAD_RANK = 3;

/** Labels of the picture `width` × `height` CSS pixels, before decluttering. */
export function layoutLabels(
  labels: readonly PlacedLabel[],
  camera: LocalCamera,
  lens: Lens,
  size: PictureSize,
): ScreenLabel[] {
  const project = projection(camera, lens);
  const screen: ScreenLabel[] = [];
  for (const placed of labels) {
    const box = place(placed, camera, project, size);
    if (box) screen.push(box);
  }
  return screen;
}

/** CSS pixels. */
export interface PictureSize {
  readonly width: number;
  readonly height: number;
}

type Project = ReturnType<typeof projection>;

function place(
  { label, at, aside = [0, 0], covering = 0 }: PlacedLabel,
  camera: LocalCamera,
  project: Project,
  { width, height }: PictureSize,
): ScreenLabel | undefined {
  const kind = LABEL_KINDS[label.kind];
  const seen = project(at);
  const reach = reachOf(label);
  if (!seen || seen[2] > reach || Math.abs(seen[0]) > 1 || Math.abs(seen[1]) > 1) return undefined;
  const opacity = fade(seen[2], reach) * flatness(camera, seen[2]);
  if (opacity < 0.15) return undefined;
  const turned = turn({ label, at }, project, seen, width / height);
  const [x, y] = toPixels(seen, width, height);
  const halfWidth = (emsOf(label.text) * kind.pixels) / 2;
  return {
    label,
    at,
    aside,
    covering,
    x: (label.angleDegrees === null ? inside(x, halfWidth, width) : x) + aside[0],
    y: y + aside[1],
    halfWidth,
    halfHeight: kind.pixels * 0.65,
    angle: turned,
    rank: label.rank * 1000 + seen[2] / 20,
    firm: isFirm(label),
    opacity,
  };
}

/** Width of Latin letters on average, ems; 汉字 are one wide. */
const LATIN_EMS = 0.58;

function emsOf(text: string): number {
  return [...text].reduce((sum, sign) => sum + (sign < '\u2e80' ? LATIN_EMS : 1), 0);
}

/** A level name is moved in whole from the edge of the picture. */
function inside(x: number, halfWidth: number, width: number): number {
  const least = halfWidth + EDGE_PIXELS;
  return width < 2 * least ? x : Math.min(Math.max(x, least), width - least);
}

/** Streets, landmarks, waters and main roads keep their names whatever lies over the ground. */
function isFirm({ kind, rank }: MapLabel): boolean {
  return kind === 'road' ? rank <= MAIN_ROAD_RANK : kind !== 'community' && kind !== 'green';
}

/** Lesser roads are named from nearer by. */
function reachOf({ kind, rank }: MapLabel): number {
  const { reach } = LABEL_KINDS[kind];
  return kind === 'road' ? reach * 0.7 ** Math.max(rank - MAIN_ROAD_RANK, 0) : reach;
}

/** Names fade over the last third of their reach. */
function fade(depth: number, reach: number): number {
  return Math.min(1, Math.max(0, (reach - depth) / (reach / 3)));
}

/** At eye level far names would hang over the roofs: only near ones stay. */
function flatness(camera: LocalCamera, depth: number): number {
  const slope = camera.up / depth;
  return Math.min(1, Math.max(0, (slope - 0.14) / 0.16));
}

/** Direction of a road's name in the picture, never upside down; other names lie level. */
function turn(
  { label, at }: PlacedLabel,
  project: Project,
  seen: readonly [number, number, number],
  aspect: number,
): number {
  if (label.angleDegrees === null) return 0;
  const angle = (label.angleDegrees * Math.PI) / 180;
  const ahead: Vector = [at[0] + Math.cos(angle) * 10, at[1] + Math.sin(angle) * 10, at[2]];
  const next = project(ahead);
  if (!next) return 0;
  const slope = Math.atan2(-(next[1] - seen[1]), (next[0] - seen[0]) * aspect);
  return upright(slope);
}

function upright(angle: number): number {
  if (angle > Math.PI / 2) return angle - Math.PI;
  if (angle <= -Math.PI / 2) return angle + Math.PI;
  return angle;
}
