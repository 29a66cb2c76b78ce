import { type PerspectiveCamera, Vector3 } from 'three';

/** A text at a place of the building, metres around its origin, y up. */
export interface PlacedText {
  readonly text: string;
  readonly at: readonly [number, number, number];
  /** Smaller is more important. */
  readonly rank: number;
  readonly strong: boolean;
}

/** Most texts written at once. */
const MOST = 200;
const FONT_PIXELS = 12;

export interface LabelStyle {
  readonly family: string;
  readonly text: string;
  readonly halo: string;
}

/** Writes texts over the picture with a halo; of those that would touch, the less important is left out. */
export function drawLabels(
  canvas: HTMLCanvasElement,
  camera: PerspectiveCamera,
  texts: readonly PlacedText[],
  { family, text, halo }: LabelStyle,
): void {
  const context = fitted(canvas);
  if (!context) return;
  const { clientWidth: width, clientHeight: height } = canvas;
  const taken: Box[] = [];
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  for (const each of [...texts].sort((a, b) => a.rank - b.rank)) {
    if (taken.length >= MOST) break;
    const spot = project(camera, each.at, width, height);
    if (!spot) continue;
    context.font = `${each.strong ? 600 : 400} ${FONT_PIXELS}px ${family}`;
    const box = boxAround(spot, context.measureText(each.text).width);
    if (taken.some((other) => touches(box, other))) continue;
    taken.push(box);
    context.lineWidth = 3;
    context.strokeStyle = halo;
    context.strokeText(each.text, spot[0], spot[1]);
    context.fillStyle = text;
    context.fillText(each.text, spot[0], spot[1]);
  }
}

/** The canvas cleared and as large as its place, in device pixels. */
function fitted(canvas: HTMLCanvasElement): CanvasRenderingContext2D | null {
  const ratio = window.devicePixelRatio;
  const [width, height] = [canvas.clientWidth * ratio, canvas.clientHeight * ratio].map(Math.round);
  if (canvas.width !== width) canvas.width = width as number;
  if (canvas.height !== height) canvas.height = height as number;
  const context = canvas.getContext('2d');
  context?.setTransform(ratio, 0, 0, ratio, 0, 0);
  context?.clearRect(0, 0, canvas.clientWidth, canvas.clientHeight);
  return context;
}

const scratch = new Vector3();

function project(
  camera: PerspectiveCamera,
  [x, y, z]: PlacedText['at'],
  width: number,
  height: number,
): readonly [number, number] | undefined {
  scratch.set(x, y, z).project(camera);
  if (Math.abs(scratch.x) > 1 || Math.abs(scratch.y) > 1 || scratch.z > 1) return undefined;
  return [((scratch.x + 1) / 2) * width, ((1 - scratch.y) / 2) * height];
}

interface Box {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

function boxAround([x, y]: readonly [number, number], width: number): Box {
  const half = width / 2 + 4;
  return {
    left: x - half,
    right: x + half,
    top: y - FONT_PIXELS * 0.7,
    bottom: y + FONT_PIXELS * 0.7,
  };
}

function touches(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}
