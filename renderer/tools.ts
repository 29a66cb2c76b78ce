import { type LocalFrame, localFrame, toLocal, toLonLat } from '../contract/local-frame.ts';
import type { LonLat, Region } from '../contract/region.ts';
import type { Clip, Place, ToolKind, ToolResult } from '../contract/tools.ts';
import { changeScene, type TwinStore } from './store.ts';
import { keepFootprint } from './workbench.ts';

/** Points a tool needs at least, and how many end it by themselves. */
export const TOOL_POINTS: Readonly<Record<ToolKind, readonly [least: number, most: number]>> = {
  distance: [2, 500],
  area: [3, 500],
  height: [1, 2],
  profile: [2, 500],
  sight: [2, 2],
  viewshed: [1, 1],
  section: [2, 2],
  box: [2, 2],
  cut: [3, 500],
  rectangle: [2, 2],
  lasso: [3, 5000],
  polygon: [3, 500],
  circle: [2, 2],
  corridor: [2, 500],
  footprint: [3, 500],
  controlPoint: [1, 1],
};

/** Width of a new corridor to each side, metres. */
const CORRIDOR_METRES = 50;
const EYE_METRES = 1.6;
const VIEW_METRES = 300;
/** A new box keeps what lies below this, metres. */
const BOX_TOP_METRES = 100;
/** Two points nearer than this are one: the second click of a double click. */
const SAME_METRES = 0.3;

/** Takes a tool in hand; the same one again lays it down. */
export function takeTool(store: TwinStore, kind: ToolKind): void {
  const { tool } = store.getState().scene;
  changeScene(store, { tool: tool?.kind === kind ? undefined : { kind, points: [] } });
}

/** Lays the tool down without a result. */
export function dropTool(store: TwinStore): void {
  if (store.getState().scene.tool) changeScene(store, { tool: undefined });
}

/** Sets the tool's next point; the last one a tool can have ends it. */
export function addPoint(store: TwinStore, place: Place): void {
  const { tool } = store.getState().scene;
  if (!tool || isSame(tool.points.at(-1), place)) return;
  const points = [...tool.points, place];
  changeScene(store, { tool: { ...tool, points } });
  if (points.length >= TOOL_POINTS[tool.kind][1]) finishTool(store);
}

/** Takes the tool's last point back. */
export function dropPoint(store: TwinStore): void {
  const { tool } = store.getState().scene;
  if (tool) changeScene(store, { tool: { ...tool, points: tool.points.slice(0, -1) } });
}

/** Ends the tool: its points become a result or a clip. Does nothing while points are missing. */
export function finishTool(store: TwinStore): void {
  const { scene, snapshot } = store.getState();
  const { tool } = scene;
  if (!tool || !snapshot || tool.points.length < TOOL_POINTS[tool.kind][0]) return;
  const frame = localFrame(snapshot.profile.box);
  const heading = scene.camera?.headingDegrees ?? 0;
  const made = madeOf(tool.kind, tool.points, frame, heading);
  if ('place' in made) return givePlace(store, made.place);
  if ('footprint' in made) return keepFootprint(store, made.footprint);
  if ('clip' in made) return changeScene(store, { tool: undefined, clip: made.clip });
  addResult(store, { id: newId(), ...made.result });
}

/** Keeps a result and opens its card. */
export function addResult(store: TwinStore, result: ToolResult): void {
  const results = store.getState().scene.results ?? [];
  changeScene(store, { tool: undefined, results: [...results, result] });
  store.setState({ openResult: result.id });
}

/** Changes a kept result. */
export function changeResult(store: TwinStore, id: string, change: Partial<ToolResult>): void {
  const results = store.getState().scene.results ?? [];
  changeScene(store, {
    results: results.map((result) =>
      result.id === id ? ({ ...result, ...change } as ToolResult) : result,
    ),
  });
}

export function removeResult(store: TwinStore, id: string): void {
  const { scene, openResult } = store.getState();
  changeScene(store, { results: (scene.results ?? []).filter((result) => result.id !== id) });
  if (openResult === id) store.setState({ openResult: undefined });
}

/** An id for something a person makes. */
export function newId(): string {
  return crypto.randomUUID();
}

/** Lays the tool down and gives what was pointed at to whoever asked for it. */
function givePlace(store: TwinStore, place: Place): void {
  store.setState(({ scene }) => ({ scene: { ...scene, tool: undefined }, pickedPlace: place }));
}

type WithoutId<Result> = Result extends unknown ? Omit<Result, 'id'> : never;
type Made =
  | { readonly place: Place }
  | { readonly footprint: readonly Place[] }
  | { readonly clip: Clip }
  | { readonly result: WithoutId<ToolResult> };

/** What the points of a tool come to. Rectangles are square to the picture, `headingDegrees` being up in it. */
export function madeOf(
  kind: ToolKind,
  points: readonly Place[],
  frame: LocalFrame,
  headingDegrees: number,
): Made {
  const lonLats = points.map(([x, y]): LonLat => [x, y]);
  const [first, second] = [lonLats[0] as LonLat, (lonLats[1] ?? lonLats[0]) as LonLat];
  const region = (made: Region): Made => ({ result: { kind: 'region', region: made } });
  switch (kind) {
    case 'section':
      return { clip: { kind: 'section', from: first, to: second, offsetMetres: 0 } };
    case 'box':
      return { clip: { kind: 'box', from: first, to: second, topMetres: BOX_TOP_METRES } };
    case 'cut':
      return { clip: { kind: 'polygon', ring: lonLats, keepInside: false } };
    case 'rectangle':
      return region({ kind: 'polygon', rings: [rectangle(frame, first, second, headingDegrees)] });
    case 'lasso':
    case 'polygon':
      return region({ kind: 'polygon', rings: [lonLats] });
    case 'circle':
      return region({
        kind: 'near-line',
        line: [first],
        metres: Math.max(1, Math.min(5000, Math.round(metresBetween(frame, first, second)))),
      });
    case 'corridor':
      return region({ kind: 'near-line', line: lonLats, metres: CORRIDOR_METRES });
    case 'controlPoint':
      return { place: points[0] as Place };
    case 'footprint':
      return { footprint: points };
    case 'viewshed':
      return {
        result: {
          kind,
          points: [points[0] as Place],
          eyeMetres: EYE_METRES,
          radiusMetres: VIEW_METRES,
          headingDegrees: 0,
          openingDegrees: 360,
        },
      };
    default:
      return { result: { kind, points: [...points] } };
  }
}

/** Corners of the rectangle between two opposite ones whose sides run along and across a heading. */
function rectangle(frame: LocalFrame, a: LonLat, b: LonLat, headingDegrees: number): LonLat[] {
  const heading = (headingDegrees * Math.PI) / 180;
  const [ahead, aside] = [
    [Math.sin(heading), Math.cos(heading)] as const,
    [Math.cos(heading), -Math.sin(heading)] as const,
  ];
  const [ax, ay] = toLocal(frame, ...a);
  const [bx, by] = toLocal(frame, ...b);
  const along = (bx - ax) * ahead[0] + (by - ay) * ahead[1];
  const across = (bx - ax) * aside[0] + (by - ay) * aside[1];
  return [
    a,
    toLonLat(frame, ax + across * aside[0], ay + across * aside[1]),
    b,
    toLonLat(frame, ax + along * ahead[0], ay + along * ahead[1]),
  ];
}

function metresBetween(frame: LocalFrame, a: LonLat, b: LonLat): number {
  const [ax, ay] = toLocal(frame, ...a);
  const [bx, by] = toLocal(frame, ...b);
  return Math.hypot(bx - ax, by - ay);
}

function isSame(last: Place | undefined, next: Place): boolean {
  if (!last) return false;
  const [dx, dy] = [(next[0] - last[0]) * 96_500, (next[1] - last[1]) * 111_000];
  return Math.hypot(dx, dy, next[2] - last[2]) < SAME_METRES;
}
