import { expect, test } from 'vitest';
import { lookAt } from '../camera/local-camera.ts';
import { layoutLabels, type MapLabel, type PlacedLabel } from './label-layout.ts';

const lens = { tanHalfHeight: 0.233, aspect: 16 / 9 };
const size = { width: 1280, height: 720 };

function label(
  kind: MapLabel['kind'],
  text: string,
  at: [number, number],
  angle: number | null,
  rank = 1,
): PlacedLabel {
  return {
    at: [at[0], at[1], 0],
    label: { kind, text, longitudeDegrees: 0, latitudeDegrees: 0, angleDegrees: angle, rank },
  };
}

const above = lookAt([0, 0, 0], { heading: 0, pitch: -1.2, rangeMetres: 1500 });

test('a name in the middle of the view is in the middle of the picture', () => {
  const [placed] = layoutLabels([label('street', '月湖街道', [0, 0], null)], above, lens, size);
  expect(placed?.x).toBeCloseTo(640, 3);
  expect(placed?.y).toBeCloseTo(360, 3);
  expect(placed?.angle).toBe(0);
});

test('a road name follows the road and is never upside down, whichever way the road was drawn', () => {
  const along = (angle: number) =>
    layoutLabels([label('road', '中山西路', [0, 0], angle)], above, lens, size)[0]?.angle as number;
  expect(along(0)).toBeCloseTo(0, 6);
  expect(along(180)).toBeCloseTo(0, 6);
  expect(along(30)).toBeCloseTo(along(210), 2);
  for (let angle = 0; angle < 360; angle += 15) {
    expect(Math.abs(along(angle))).toBeLessThanOrEqual(Math.PI / 2);
  }
});

test('important names come first, and far or sideways names are left out', () => {
  const names = [label('road', '路', [0, 0], 0, 3), label('street', '街道', [0, 0], null, 0)];
  const placed = layoutLabels(names, above, lens, size);
  const rank = (kind: string) => placed.find((one) => one.label.kind === kind)?.rank as number;
  expect(rank('street')).toBeLessThan(rank('road'));
  expect(layoutLabels([label('road', '路', [0, 9000], 0)], above, lens, size)).toEqual([]);
});

test('a lane is named from nearer by than a main road', () => {
  const names = [label('road', '主干路', [0, 0], 0, 3), label('road', '巷', [0, 5], 0, 8)];
  const shown = layoutLabels(names, above, lens, size).map((one) => one.label.text);
  expect(shown).toEqual(['主干路']);
});

test('at eye level only near names stay', () => {
  const eye = { east: 0, north: 0, up: 20, heading: 0, pitch: -0.05 };
  const names = [label('community', '近', [0, 70], null), label('community', '远', [0, 900], null)];
  expect(layoutLabels(names, eye, lens, size).map((one) => one.label.text)).toEqual(['近']);
});

test('a level name at the edge is moved in whole, a longer one further', () => {
  const atEdge = (text: string) =>
    layoutLabels([label('street', text, [-610, 0], null)], above, lens, size)[0]!;
  for (const text of ['西门街道', 'Ximen Subdistrict']) {
    const { x, halfWidth } = atEdge(text);
    expect(x - halfWidth).toBeGreaterThan(0);
  }
  expect(atEdge('Ximen Subdistrict').x).toBeGreaterThan(atEdge('西门街道').x);
});
