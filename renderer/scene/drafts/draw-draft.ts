import type { DraftPart } from '../../../contract/drafts/draft.ts';
import type { LonLat } from '../../../contract/region.ts';
import { measure } from '../../format/numbers.ts';
import { drawHaloText, HALO, INK } from '../halo-ink.ts';
import type { DraftShape } from './draft-shapes.ts';

const FACE = 'rgb(242 246 250 / 12%)';

export type Spot = readonly [number, number];

/** What drafts are drawn with. */
export interface DraftDrawing {
  readonly pen: CanvasRenderingContext2D;
  readonly spot: (at: LonLat, metres: number) => Spot | undefined;
  readonly storey: number;
  readonly accent: string;
  readonly near: boolean;
}

/** Draws one: its edges, and from near its label. */
export function drawDraft(drawing: DraftDrawing, shape: DraftShape): void {
  for (const part of shape.parts) drawPart(drawing, shape, part);
  const [part] = [...shape.parts].sort((a, b) => b.floorTo - a.floorTo);
  if (part && drawing.near) drawLabel(drawing, shape, part);
}

function drawPart(drawing: DraftDrawing, { open, floors }: DraftShape, part: DraftPart): void {
  const { pen, storey, accent } = drawing;
  const { ring, floorFrom, floorTo } = part;
  const [bottom, top] = [(floorFrom - 1) * storey, floorTo * storey];
  const line = (metres: number, colour: string, width: number, dash: readonly number[]) => {
    if (outline(drawing, ring, metres)) stroke(pen, colour, width, dash);
  };
  if (outline(drawing, ring, top)) {
    pen.fillStyle = FACE;
    pen.fill();
  }
  line(bottom, INK, 2, [6, 4]);
  for (let floor = floorFrom; open && floor < floorTo; floor++)
    line(floor * storey, 'rgb(242 246 250 / 55%)', 1, [2, 3]);
  for (const floor of floors)
    if (floor >= floorFrom && floor <= floorTo) line((floor - 0.5) * storey, accent, 3, []);
  for (const corner of ring) {
    const [foot, head] = [drawing.spot(corner, bottom), drawing.spot(corner, top)];
    if (!foot || !head) continue;
    pen.beginPath();
    pen.moveTo(...foot);
    pen.lineTo(...head);
    stroke(pen, INK, 1.5, [6, 4]);
  }
  line(top, INK, 2, [6, 4]);
}

/** Puts a ring at a height on the pen; false where a corner lies behind the eye. */
function outline({ pen, spot }: DraftDrawing, ring: readonly LonLat[], metres: number): boolean {
  const spots = ring.map((corner) => spot(corner, metres));
  if (spots.length < 2 || spots.some((each) => each === undefined)) return false;
  pen.beginPath();
  for (const each of spots) pen.lineTo(...(each as Spot));
  pen.closePath();
  return true;
}

function stroke(
  pen: CanvasRenderingContext2D,
  colour: string,
  width: number,
  dash: readonly number[],
): void {
  pen.setLineDash([...dash]);
  pen.lineJoin = 'round';
  pen.strokeStyle = HALO;
  pen.lineWidth = width + 2;
  pen.stroke();
  pen.strokeStyle = colour;
  pen.lineWidth = width;
  pen.stroke();
  pen.setLineDash([]);
}

/** Above the uppermost corner in the picture, clear of the numbers of rooms. */
function drawLabel({ pen, spot, storey }: DraftDrawing, shape: DraftShape, part: DraftPart): void {
  const roof = part.ring.map((corner) => spot(corner, part.floorTo * storey));
  const seen = roof.filter((corner) => corner !== undefined);
  const [highest] = seen.sort((a, b) => a[1] - b[1]);
  if (!highest) return;

  const text = [shape.title, shape.badge, `${measure(part.floorTo * storey)} m`]
    .filter(Boolean)
    .join(' · ');
  drawHaloText(pen, text, highest, 10);
}

/** Numbers nearer to one another than this would lie on one another, CSS pixels. */
const APART_PIXELS = [34, 15] as const;
const MOST_NUMBERS = 120;

/** Writes room numbers where there is room for them. */
export function drawRoomNumbers(
  pen: CanvasRenderingContext2D,
  numbers: readonly { readonly text: string; readonly at: Spot }[],
): void {
  const written: Spot[] = [];
  for (const { text, at } of numbers) {
    if (written.length === MOST_NUMBERS) return;
    const free = written.every(
      ([x, y]) => Math.abs(x - at[0]) > APART_PIXELS[0] || Math.abs(y - at[1]) > APART_PIXELS[1],
    );
    if (!free || text === '') continue;
    written.push(at);
    drawHaloText(pen, text, at, -6);
  }
}
