import { expect, test } from 'vitest';
import type { NamedBuilding, PackedSolids } from '../../../contract/queries/area.ts';
import { createWords } from '../../i18n/index.ts';
import { type Compared, differencesFile } from './export-differences.ts';
import type { Feature } from './exports.ts';

const SOURCE = '海曙区 · 数据截至 2016-09-30 · 密级：内部';

const building = (slot: number, floorsUp: number): NamedBuilding => ({
  slot,
  buildingId: `B${slot}`,
  name: `楼${slot}`,
  address: null,
  floorsUp,
  longitudeDegrees: 121.54,
  latitudeDegrees: 29.87,
});

/** Squares of a side, degrees, by slot: a part each. */
function squares(...parts: readonly (readonly [slot: number, west: number, side: number])[]) {
  const coordinates = parts.flatMap(([, west, side]) =>
    [
      [0, 0],
      [side, 0],
      [side, side],
      [0, side],
    ].flatMap(([x, y]) => [west + (x as number), 29.87 + (y as number)]),
  );
  const steps = Uint32Array.from({ length: parts.length + 1 }, (_, at) => at);
  const each = Float32Array.from(parts, () => 3);
  return {
    partSlots: Uint32Array.from(parts, ([slot]) => slot),
    partRings: steps,
    ringStarts: steps.map((at) => at * 4),
    coordinates: Float64Array.from(coordinates),
    bottomMetres: each,
    topMetres: each,
    storeyMetres: each,
  } satisfies PackedSolids;
}

const NOW = {
  named: [building(1, 6), building(3, 9)],
  solids: {
    ...squares([1, 121.5, 0.001], [3, 121.51, 0.001], [3, 121.51, 0.002]),
    topMetres: Float32Array.of(3, 23.5, 3),
  },
};
const BEFORE = {
  named: [building(2, 2), building(3, 7)],
  solids: squares([2, 121.52, 0.001], [3, 121.51, 0.001]),
};

/** New: 1; gone: 2; changed: 3, a tower on a wider base. */
const compared: Compared = {
  host: {
    call: async (
      name: string,
      { slots, snapshotId }: { slots?: number[]; snapshotId?: string },
    ) => {
      const side = snapshotId === 'before' ? BEFORE : NOW;
      if (name === 'district.solids') return side.solids;
      return side.named.filter(({ slot }) => slots?.includes(slot));
    },
  } as unknown as Compared['host'],
  other: 'before',
  differences: {
    added: Uint32Array.of(1),
    removed: Uint32Array.of(2),
    changed: Uint32Array.of(3),
    rooms: { added: 0, removed: 0, changed: 0 },
  },
  dates: { before: '2016-06-30', now: '2016-09-30' },
  words: { t: createWords('zh-CN').t, source: SOURCE },
};

test('the table has a row a building, with its floors and height in both snapshots, coordinate system and source', async () => {
  const { name, text } = await differencesFile(compared, 'csv');
  expect(name).toBe('两期差异 2016-06-30—2016-09-30.csv');
  const [, ...rows] = text.slice(1).trimEnd().split('\r\n');
  expect(rows.slice(0, 3).map((row) => row.replaceAll('"', ''))).toEqual([
    '新增楼栋,楼1,B1,,,6,,3,121.54,29.87',
    '消失楼栋,楼2,B2,,2,,3,,121.54,29.87',
    '变化楼栋,楼3,B3,,7,9,3,23.5,121.54,29.87',
  ]);
  expect(text).toContain('EPSG:4326');
  expect(text).toContain(SOURCE);
});

test('GeoJSON draws what is gone where it stood, and a tower with its base as one closed outline', async () => {
  const { text } = await differencesFile(compared, 'geojson');
  const { features } = JSON.parse(text) as { features: Feature[] };
  expect(features.map(({ properties }) => properties['kind'])).toEqual([
    'added',
    'removed',
    'changed',
  ]);
  const [, gone, tower] = features;
  const westOf = (feature: Feature | undefined) =>
    Math.min(
      ...((feature?.geometry?.coordinates as number[][][])[0] ?? []).map(([x]) => x as number),
    );
  expect(westOf(gone)).toBeCloseTo(121.52, 9);
  expect(gone?.properties).toMatchObject({
    '地上层数（前，2016-06-30）': 2,
    '地上层数（后，2016-09-30）': null,
    '高度（前，2016-06-30）(m)': 3,
    '高度（后，2016-09-30）(m)': null,
  });
  expect(tower?.geometry?.type).toBe('Polygon');
  const [ring] = tower?.geometry?.coordinates as number[][][];
  expect(ring?.[0]).toEqual(ring?.at(-1));
  expect(Math.max(...(ring ?? []).map(([x]) => x as number))).toBeCloseTo(121.512, 9);
});

test('KML has a placemark a building', async () => {
  const { text } = await differencesFile(compared, 'kml');
  expect(text.match(/<Placemark>/g)).toHaveLength(3);
});
