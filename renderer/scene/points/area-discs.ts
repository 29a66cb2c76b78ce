import type { PointLayerSpec } from '../../../contract/point-layers.ts';
import { shortCount } from './sprite-atlas.ts';
import type { Lens, LocalCamera } from '../../camera/local-camera.ts';
import { toPicture, toPixels } from '../../camera/local-camera.ts';
import { type Appearance, FONT_FAMILY, TOKENS } from '../../theme/tokens.ts';
import type { LabelBox } from '../declutter.ts';
import type { AreaGroups } from './area-counts.ts';
import { layerColour, toneColour } from './point-look.ts';

/** Discs drawn at most: more would cover the picture. */
const MOST_DISCS = 160;
const RING_PIXELS = 5;
/** Height of the name below a disc, and width of a Chinese letter of it. */
const NAME_PIXELS = 17;
const NAME_LETTER_PIXELS = 12;

/** One area's disc in the picture. */
export interface AreaDisc {
  readonly code: string;
  readonly title: string;
  readonly counts: readonly number[];
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

/** From where the discs are seen. */
interface Seen {
  readonly camera: LocalCamera;
  readonly lens: Lens;
  readonly width: number;
  readonly height: number;
  readonly liftPixels: number;
}

/** The areas with points that lie in the picture, the fullest ones where there are too many; they keep apart. */
export function discsIn(
  { codes, places }: AreaGroups,
  counts: Uint32Array,
  statusCount: number,
  titleOf: (code: string) => string,
  { camera, lens, width, height, liftPixels }: Seen,
): AreaDisc[] {
  const discs: AreaDisc[] = [];
  for (const [group, code] of codes.entries()) {
    const own = [...counts.subarray(group * statusCount, (group + 1) * statusCount)];
    const total = own.reduce((sum, count) => sum + count, 0);
    if (total === 0) continue;
    const [east, north] = [places[group * 2] as number, places[group * 2 + 1] as number];
    const at = toPicture(camera, lens, [east, north, 0]);
    if (!at || Math.abs(at[0]) > 1 || Math.abs(at[1]) > 1) continue;
    const [x, y] = toPixels(at, width, height);
    discs.push({
      code,
      title: titleOf(code),
      counts: own,
      x,
      y: y + liftPixels,
      radius: Math.min(17 + Math.log10(total) * 4, 36),
    });
  }
  discs.sort((left, right) => totalOf(right) - totalOf(left));
  return apart(discs).slice(0, MOST_DISCS);
}

/** Of discs that would lie on one another the fuller one stays. */
function apart(discs: readonly AreaDisc[]): AreaDisc[] {
  const kept: AreaDisc[] = [];
  for (const disc of discs) {
    const free = kept.every(
      (other) => Math.hypot(other.x - disc.x, other.y - disc.y) > other.radius + disc.radius - 4,
    );
    if (free) kept.push(disc);
  }
  return kept;
}

export function totalOf({ counts }: Pick<AreaDisc, 'counts'>): number {
  return counts.reduce((sum, count) => sum + count, 0);
}

/** Draws discs: the number within, a ring in the shares of the statuses, the area's name below. */
export function drawDiscs(
  pen: CanvasRenderingContext2D,
  discs: readonly AreaDisc[],
  spec: PointLayerSpec,
  { appearance, language, opacity, named }: DiscLook,
): void {
  const tokens = TOKENS[appearance];
  pen.globalAlpha = opacity;
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  for (const disc of [...discs].reverse()) {
    pen.fillStyle = tokens.surface;
    circle(pen, disc, disc.radius);
    pen.fill();
    drawRing(pen, disc, spec, appearance);
    pen.fillStyle = tokens.text;
    pen.font = `600 13px ${FONT_FAMILY}`;
    pen.fillText(shortCount(totalOf(disc), language), disc.x, disc.y + 0.5);
    if (named) drawName(pen, disc, tokens);
  }
  pen.globalAlpha = 1;
}

/** How discs are drawn. */
export interface DiscLook {
  readonly appearance: Appearance;
  readonly language: 'zh-CN' | 'en';
  readonly opacity: number;
  /** Names stand below the discs. */
  readonly named: boolean;
}

/** What a disc, and its name where it is named, covers of the picture. */
export function boxOf({ title, x, y, radius }: AreaDisc, named: boolean): LabelBox {
  const below = named ? NAME_PIXELS : 0;
  return {
    x,
    y: y + below / 2,
    halfWidth: Math.max(radius, named ? ([...title].length * NAME_LETTER_PIXELS) / 2 + 4 : 0),
    halfHeight: radius + below / 2,
    angle: 0,
    rank: 0,
  };
}

function circle(pen: CanvasRenderingContext2D, { x, y }: AreaDisc, radius: number): void {
  pen.beginPath();
  pen.arc(x, y, radius, 0, Math.PI * 2);
}

function drawRing(
  pen: CanvasRenderingContext2D,
  disc: AreaDisc,
  spec: PointLayerSpec,
  appearance: Appearance,
): void {
  const total = totalOf(disc);
  let from = -Math.PI / 2;
  pen.lineWidth = RING_PIXELS;
  for (const [at, count] of disc.counts.entries()) {
    if (count === 0) continue;
    const tone = spec.statuses[at]?.tone ?? 'plain';
    const to = from + (count / total) * Math.PI * 2;
    pen.strokeStyle = tone === 'plain' ? layerColour(spec.id) : toneColour(tone, appearance);
    pen.beginPath();
    pen.arc(disc.x, disc.y, disc.radius - RING_PIXELS / 2, from, to);
    pen.stroke();
    from = to;
  }
}

function drawName(
  pen: CanvasRenderingContext2D,
  { title, x, y, radius }: AreaDisc,
  tokens: (typeof TOKENS)[Appearance],
): void {
  pen.font = `${NAME_LETTER_PIXELS}px ${FONT_FAMILY}`;
  const width = pen.measureText(title).width + 8;
  pen.globalAlpha *= 0.8;
  pen.fillStyle = tokens.surface;
  pen.fillRect(x - width / 2, y + radius + 1, width, NAME_PIXELS - 1);
  pen.globalAlpha /= 0.8;
  pen.fillStyle = tokens.text;
  pen.fillText(title, x, y + radius + 9.5);
}
