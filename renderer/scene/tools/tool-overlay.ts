import { toLocal, toLonLat } from '../../../contract/local-frame.ts';
import type { Region } from '../../../contract/region.ts';
import type { Clip, Place, Tool, ToolResult } from '../../../contract/tools.ts';
import type { Vector } from '../../camera/local-camera.ts';
import { areaText, lengthText } from '../../format/lengths.ts';
import { madeOf, TOOL_POINTS } from '../../tools.ts';
import { INK } from '../halo-ink.ts';
import type { Stage, Stop } from '../stage.ts';
import { clipHandles } from './clip-handles.ts';
import { piecesOf } from './measure.ts';
import type { Outcome } from './outcomes.ts';
import { createPencil, type Pencil } from './pencil.ts';
import { regionRings } from './region-rings.ts';

const CLEAR = '#2fc39a';
const BLOCKED = '#e69f00';
/** Markers on the picture at once. */
const MOST_POINTS = 100;

/** Draws points, lines and figures of the tool in hand and of kept results on a canvas above the scene. */
export function createToolOverlay(stage: Stage): Stop {
  const { scene, container, store } = stage;
  const canvas = document.createElement('canvas');
  canvas.className = 'tool-overlay';
  canvas.style.pointerEvents = 'none';
  container.append(canvas);
  const pen = canvas.getContext('2d') as CanvasRenderingContext2D;
  let clear = true;
  const draw = () => {
    const { tool, clip, results = [] } = store.getState().scene;
    const nothing = !tool && !clip && results.length === 0;
    if (nothing && clear) return;
    clear = nothing;
    const [width, height] = [container.clientWidth, container.clientHeight];
    const ratio = devicePixelRatio;
    const [w, h] = [Math.round(width * ratio), Math.round(height * ratio)];
    if (canvas.width !== w) canvas.width = w;
    if (canvas.height !== h) canvas.height = h;
    canvas.style.width = `${width}px`;
    canvas.style.height = `${height}px`;
    pen.setTransform(ratio, 0, 0, ratio, 0, 0);
    pen.clearRect(0, 0, width, height);
    drawAll(createPencil(pen, stage, width, height), stage);
  };
  const unlisten = scene.postRender.addEventListener(draw);
  const unsubscribe = store.subscribe(
    ({ scene: { tool, results, clip, appearance }, outcomes, toolPointer }) =>
      [tool, results, clip, appearance, outcomes, toolPointer] as const,
    () => scene.requestRender(),
    { equalityFn: (a, b) => a.every((part, at) => part === b[at]) },
  );
  return () => {
    unlisten();
    unsubscribe();
    canvas.remove();
  };
}

function drawAll(pencil: Pencil, stage: Stage): void {
  const { scene, outcomes, toolPointer } = stage.store.getState();
  for (const result of scene.results ?? []) {
    if (!result.hidden) drawResult(pencil, result, outcomes[result.id]);
  }
  if (scene.clip && !scene.tool) drawClip(pencil, stage, scene.clip);
  if (!scene.tool) return;
  drawTool(pencil, stage, scene.tool, toolPointer);
  if (stage.scene.canvas.matches(':focus-visible')) pencil.crosshair();
}

/** A region while it is counted, where its outline needs no answer; then it lies on the ground (`region-ground.ts`). */
function drawRegion(pencil: Pencil, region: Region, outcome: Outcome | undefined): void {
  if (outcome?.kind === 'region' || region.kind !== 'polygon') return;
  pencil.area(region.rings, 'rgb(242 246 250 / 16%)');
}

/** Where a clip cuts, with the handles it is moved by. */
function drawClip(pencil: Pencil, { frame }: Stage, clip: Clip): void {
  const handles = clipHandles(clip, frame).map(
    ({ at: [x, y, z] }): Place => [...toLonLat(frame, x, y), z],
  );
  const [a, b, c, d, top] = handles;
  if (clip.kind === 'section' && a && b) pencil.line([a, b], INK, [6, 4]);
  if (clip.kind === 'polygon') pencil.line([...handles, ...handles.slice(0, 1)], INK, [6, 4]);
  if (clip.kind === 'box' && a && b && c && d && top) {
    pencil.line([a, c, b, d, a], INK, [6, 4]);
    pencil.line([[top[0], top[1], 0], top], INK, [2, 4]);
  }
  for (const handle of handles) pencil.handle(handle);
}

function drawResult(pencil: Pencil, result: ToolResult, outcome: Outcome | undefined): void {
  switch (result.kind) {
    case 'distance':
    case 'profile':
      return drawLine(pencil, result.points, outcome);
    case 'area':
      pencil.area([flat(result.points)], 'rgb(242 246 250 / 16%)');
      if (outcome?.kind === 'area')
        pencil.text(middleOf(result.points), areaText(outcome.squareMetres));
      return;
    case 'height':
      return drawHeight(pencil, result.points, outcome);
    case 'sight':
      return drawSight(pencil, result.points, outcome);
    case 'viewshed':
      return pencil.dot(result.points[0], CLEAR);
    case 'region':
      return drawRegion(pencil, result.region, outcome);
    case 'sunlight':
      return;
  }
}

function drawLine(pencil: Pencil, points: readonly Place[], outcome: Outcome | undefined): void {
  pencil.line(points);
  for (const point of points.slice(0, MOST_POINTS)) pencil.dot(point);
  if (outcome?.kind !== 'distance') return;
  outcome.pieces.slice(0, MOST_POINTS).forEach((piece, at) => {
    const ends = [points[at] as Place, points[at + 1] as Place];
    pencil.text(middleOf(ends), lengthText(piece.slopeMetres));
  });
}

function drawHeight(pencil: Pencil, points: readonly Place[], outcome: Outcome | undefined): void {
  const [from, to] = points as readonly [Place, Place | undefined];
  if (outcome?.kind !== 'height') return pencil.dot(from);
  const foot: Place = [from[0], from[1], outcome.fromMetres];
  const head: Place = [from[0], from[1], outcome.toMetres];
  pencil.line([foot, head]);
  if (to) pencil.line([head, to], INK, [4, 4]);
  for (const point of [foot, head, ...(to ? [to] : [])]) pencil.dot(point);
  pencil.text(head, lengthText(Math.abs(outcome.toMetres - outcome.fromMetres)));
}

function drawSight(pencil: Pencil, points: readonly Place[], outcome: Outcome | undefined): void {
  const [from, to] = points as readonly [Place, Place];
  if (outcome?.kind !== 'sight') return pencil.line([from, to]);
  if (!outcome.blockedAt) pencil.line([from, to], CLEAR);
  else {
    pencil.line([outcome.blockedAt, to], BLOCKED, [6, 5]);
    pencil.line([from, outcome.blockedAt], CLEAR);
    pencil.dot(outcome.blockedAt, BLOCKED);
  }
  pencil.dot(from);
  pencil.dot(to);
}

function drawTool(
  pencil: Pencil,
  stage: Stage,
  { kind, points }: Tool,
  pointer: Place | undefined,
): void {
  const shown = pointer && kind !== 'lasso' ? [...points, pointer] : points;
  const round = ['rectangle', 'circle', 'box'].includes(kind);
  if (round && shown.length === 2) drawRegionDraft(pencil, stage, kind, shown);
  else if (['area', 'polygon', 'lasso', 'cut', 'footprint'].includes(kind) && shown.length > 2)
    pencil.area([flat(shown)], 'rgb(242 246 250 / 16%)');
  else if (shown.length > 1) pencil.line(shown);
  for (const point of kind === 'lasso' ? [] : shown.slice(-MOST_POINTS)) pencil.dot(point);
  const measured = kind === 'distance' || kind === 'profile' || kind === 'corridor';
  if (!measured) return;
  const local = shown.map(([x, y, z]): Vector => [...toLocal(stage.frame, x, y), z]);
  piecesOf(local)
    .slice(-MOST_POINTS)
    .forEach(({ slopeMetres }, at) => {
      const ends = shown.slice(-MOST_POINTS - 1).slice(at, at + 2);
      if (slopeMetres > 0) pencil.text(middleOf(ends), lengthText(slopeMetres));
    });
}

function drawRegionDraft(
  pencil: Pencil,
  stage: Stage,
  kind: Tool['kind'],
  points: readonly Place[],
): void {
  const heading = kind === 'box' ? 0 : (stage.store.getState().scene.camera?.headingDegrees ?? 0);
  const made = madeOf(kind === 'box' ? 'rectangle' : kind, points, stage.frame, heading);
  if (!('result' in made) || made.result.kind !== 'region' || TOOL_POINTS[kind][1] !== 2) return;
  const { region } = made.result;
  const rings = regionRings(stage.frame, region, region.kind === 'near-line' ? [region.line] : []);
  pencil.area(rings, 'rgb(242 246 250 / 16%)');
  if (region.kind === 'near-line') pencil.text(points[1] as Place, lengthText(region.metres));
}

function flat(points: readonly Place[]): [number, number][] {
  return points.map(([x, y]) => [x, y]);
}

function middleOf(points: readonly Place[]): Place {
  const sum = points.reduce((all, [x, y, z]) => [all[0] + x, all[1] + y, all[2] + z], [
    0, 0, 0,
  ] as Place);
  return [sum[0] / points.length, sum[1] / points.length, sum[2] / points.length];
}
