import { toLocal } from '../../contract/local-frame.ts';
import { toPicture, toPixels, type Vector } from '../camera/local-camera.ts';
import type { Appearance } from '../theme/tokens.ts';
import { createOverlay } from './overlay.ts';
import { type ListPoint, listPoints } from './place-list-points.ts';
import type { Stage, Stop } from './stage.ts';

/** Fill and keyline of a point; a rough one is drawn hollow. */
const COLOURS: Readonly<Record<Appearance, { readonly fill: string; readonly line: string }>> = {
  dark: { fill: '#159c72', line: '#ffffff' },
  light: { fill: '#0f7f5c', line: '#ffffff' },
};

/** Radius of one row, and how far many rows of a place let it grow, pixels. */
const RADIUS = { one: 6, most: 15 };
/** Below this distance, in pixels, points of a picture are drawn as one disc with a number. */
const CLUSTER_PIXELS = 22;

interface Disc {
  readonly x: number;
  readonly y: number;
  readonly rows: number;
  readonly rough: boolean;
}

/**
 * Points of the pasted list (名单上图) on a canvas above the scene, over roofs and never hidden by them; a click goes through
 * to the building below.
 */
export function createPlaceListController({
  scene,
  container,
  store,
  frame,
  view,
}: Pick<Stage, 'scene' | 'container' | 'store' | 'frame' | 'view'>): Stop {
  const overlay = createOverlay(container, 'place-list');
  let points: readonly { readonly point: ListPoint; readonly at: Vector }[] = [];
  const read = () => {
    const { placeList } = store.getState();
    const found = placeList?.shown ? listPoints(placeList.rows) : [];
    points = found.map((point) => {
      const [east, north] = toLocal(frame, point.longitudeDegrees, point.latitudeDegrees);
      return { point, at: [east, north, point.heightMetres + 2] };
    });
    scene.requestRender();
  };
  const draw = () => {
    if (points.length === 0) return nothing();
    const { width, height, pen } = overlay.begin();
    const [camera, lens] = [view.current(), view.lens()];
    const discs = points.flatMap(({ point, at }): Disc[] => {
      const seen = toPicture(camera, lens, at);
      if (!seen || Math.abs(seen[0]) > 1.05 || Math.abs(seen[1]) > 1.05) return [];
      const [x, y] = toPixels(seen, width, height);
      return [{ x, y, rows: point.rows, rough: point.rough }];
    });
    const { appearance } = store.getState().scene;
    const shown = clustered(discs);
    for (const disc of shown) drawDisc(pen, disc, COLOURS[appearance]);
    overlay.canvas.dataset['count'] = String(shown.length);
  };
  const nothing = () => {
    overlay.clear();
    overlay.canvas.dataset['count'] = '0';
  };
  const unsubscribes = [
    store.subscribe((state) => state.placeList, read, { fireImmediately: true }),
    store.subscribe(
      (state) => state.scene.appearance,
      () => scene.requestRender(),
    ),
    scene.postRender.addEventListener(draw),
  ];
  return () => {
    for (const unsubscribe of unsubscribes) unsubscribe();
    overlay.remove();
  };
}

/** Discs that would lie over each other become one, on a grid of the picture. */
function clustered(discs: readonly Disc[]): Disc[] {
  const cells = new Map<string, Disc>();
  for (const disc of discs) {
    const cell = `${Math.floor(disc.x / CLUSTER_PIXELS)} ${Math.floor(disc.y / CLUSTER_PIXELS)}`;
    const known = cells.get(cell);
    if (!known) cells.set(cell, disc);
    else
      cells.set(cell, {
        x: (known.x * known.rows + disc.x * disc.rows) / (known.rows + disc.rows),
        y: (known.y * known.rows + disc.y * disc.rows) / (known.rows + disc.rows),
        rows: known.rows + disc.rows,
        rough: known.rough && disc.rough,
      });
  }
  return [...cells.values()];
}

function drawDisc(
  pen: CanvasRenderingContext2D,
  { x, y, rows, rough }: Disc,
  { fill, line }: { readonly fill: string; readonly line: string },
): void {
  const radius = rows === 1 ? RADIUS.one : Math.min(RADIUS.most, 8 + Math.log2(rows) * 1.4);
  pen.beginPath();
  pen.arc(x, y, radius, 0, Math.PI * 2);
  pen.fillStyle = rough ? line : fill;
  pen.globalAlpha = rough ? 0.85 : 1;
  pen.fill();
  pen.globalAlpha = 1;
  pen.lineWidth = 2;
  pen.strokeStyle = rough ? fill : line;
  pen.stroke();
  if (rows === 1) return;
  pen.fillStyle = rough ? fill : line;
  pen.font = '600 12px sans-serif';
  pen.textAlign = 'center';
  pen.textBaseline = 'middle';
  pen.fillText(rows > 999 ? '999+' : String(rows), x, y + 0.5);
}
