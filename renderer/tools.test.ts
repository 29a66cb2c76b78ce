import { beforeEach, expect, test } from 'vitest';
import { localFrame, toLocal } from '../contract/local-frame.ts';
import type { SnapshotInfo } from '../contract/queries/snapshot.ts';
import { sceneStateSchema } from '../contract/scene.ts';
import type { Place, ToolKind } from '../contract/tools.ts';
import { coordinateTexts, parseCoordinate } from './format/coordinates.ts';
import { keptSides } from './scene/tools/clip-controller.ts';
import { regionArea, regionPolygons } from './scene/tools/region-rings.ts';
import { createTwinStore, type TwinStore } from './store.ts';
import {
  addPoint,
  changeResult,
  dropPoint,
  finishTool,
  madeOf,
  removeResult,
  takeTool,
} from './tools.ts';

const BOX = { westDegrees: 121.48, southDegrees: 29.83, eastDegrees: 121.57, northDegrees: 29.91 };
const FRAME = localFrame(BOX);
const A: Place = [121.54, 29.87, 0];
const B: Place = [121.542, 29.872, 12];

let store: TwinStore;
beforeEach(() => {
  store = createTwinStore();
  store.setState({ snapshot: { profile: { box: BOX } } as SnapshotInfo });
});
const results = () => store.getState().scene.results ?? [];

test('points become a kept result that can be renamed, hidden and deleted, all in the shareable view', () => {
  takeTool(store, 'distance');
  addPoint(store, A);
  addPoint(store, A);
  addPoint(store, B);
  addPoint(store, [121.55, 29.87, 0]);
  dropPoint(store);
  finishTool(store);
  expect(results()).toMatchObject([{ kind: 'distance', points: [A, B] }]);
  expect(store.getState().scene.tool).toBeUndefined();
  const { id } = results()[0]!;
  changeResult(store, id, { name: '退界', hidden: true });
  expect(sceneStateSchema.parse(store.getState().scene).results).toMatchObject([
    { name: '退界', hidden: true },
  ]);
  removeResult(store, id);
  expect(results()).toEqual([]);
});

test('a tool ends by itself with its last point and not before its first ones are set', () => {
  takeTool(store, 'sight');
  addPoint(store, A);
  finishTool(store);
  expect(results()).toEqual([]);
  addPoint(store, B);
  expect(results()).toMatchObject([{ kind: 'sight' }]);
});

test('a rectangle is square to the picture and spans its two corners', () => {
  const made = madeOf('rectangle', [A, B], FRAME, 37);
  const region = 'result' in made && made.result.kind === 'region' ? made.result.region : undefined;
  const ring = region?.kind === 'polygon' ? (region.rings[0] ?? []) : [];
  const [a, b, c] = ring.map((at) => toLocal(FRAME, ...at)) as [number, number][];
  const [ux, uy] = [b![0] - a![0], b![1] - a![1]];
  const [vx, vy] = [c![0] - b![0], c![1] - b![1]];
  expect(ux * vx + uy * vy).toBeCloseTo(0, 3);
  expect(ring[2]).toEqual([B[0], B[1]]);
});

test.each<[ToolKind, string]>([
  ['section', 'section'],
  ['box', 'box'],
  ['cut', 'polygon'],
])('%s cuts the city', (tool, kind) => {
  expect(madeOf(tool, [A, B, [121.543, 29.869, 0]], FRAME, 0)).toMatchObject({ clip: { kind } });
});

test('a section keeps what lies to the left of its line, and moves by its offset', () => {
  const clip = { kind: 'section', from: [121.54, 29.87], to: [121.55, 29.87] } as const;
  const keeps = (offsetMetres: number, metresNorth: number) => {
    const [side] = keptSides({ ...clip, offsetMetres } as never, FRAME);
    const [x, y] = toLocal(FRAME, 121.545, 29.87);
    const { normal, offset } = side!;
    return normal[0] * x + normal[1] * (y + metresNorth) + offset >= 0;
  };
  expect([keeps(0, 5), keeps(0, -5), keeps(10, -5)]).toEqual([true, false, true]);
});

test('a buffer is exported as one outline without overlaps', () => {
  const line: [number, number][] = [
    [121.54, 29.87],
    [121.541, 29.87],
    [121.541, 29.871],
  ];
  const region = { kind: 'near-line', line, metres: 20 } as const;
  expect(regionPolygons(FRAME, region, [line])).toHaveLength(1);
  const straight = 96.6 + 110.8;
  expect(
    regionArea(FRAME, region, [line]) / (straight * 40 + Math.PI * 400 - 0.215 * 400),
  ).toBeCloseTo(1, 2);
  const circle = { kind: 'near-line', line: line.slice(0, 1), metres: 100 } as const;
  expect(regionArea(FRAME, circle, [])).toBeCloseTo(Math.PI * 1e4, 3);
});

test('coordinates are copied in three systems and typed in by hand', () => {
  const [wgs84, grid, gcj02] = coordinateTexts(121.5426, 29.8776);
  expect(wgs84?.text).toBe('121.5426000, 29.8776000');
  const [east, north] = grid!.text.split(', ').map(Number);
  expect(Math.abs(east! - 648_961)).toBeLessThan(300);
  expect(Math.abs(north! - 3_306_900)).toBeLessThan(1500);
  expect(gcj02?.text).not.toBe(wgs84?.text);
  expect(parseCoordinate('121.5426，29.8776 12')).toEqual([121.5426, 29.8776, 12]);
  expect(parseCoordinate('月湖')).toBeUndefined();
  expect(parseCoordinate('29.8, 121.5')).toBeUndefined();
});
