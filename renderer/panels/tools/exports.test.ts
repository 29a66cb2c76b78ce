import fc from 'fast-check';
import { beforeAll, describe, expect, test } from 'vitest';
import { localFrame, toLonLat } from '../../../contract/local-frame.ts';
import type { NamedBuilding } from '../../../contract/queries/area.ts';
import type { Place, ToolResult } from '../../../contract/tools.ts';
import { createWords } from '../../i18n/index.ts';
import { enclosedArea, evenOddPolygons } from '../../scene/tools/even-odd.ts';
import { planArea } from '../../scene/tools/measure.ts';
import type { Outcome } from '../../scene/tools/outcomes.ts';
import { rasterPolygons } from '../../scene/tools/raster-polygons.ts';
import { blocks } from '../../scene/tools/testing/blocks.ts';
import { CELL, viewshedOf } from '../../scene/tools/viewshed.ts';
import { csv, exportFile, type ExportFormat, type Exported, type Feature } from './exports.ts';
import type { Position } from './export-geometry.ts';

const BOX = { westDegrees: 121.48, southDegrees: 29.83, eastDegrees: 121.57, northDegrees: 29.91 };
const FRAME = localFrame(BOX);
const SOURCE = '海曙区 · 数据截至 2016-06-30 · 演示数据·虚构 · 密级：内部';
const words = { t: createWords('zh-CN').t, source: SOURCE };
const TOWER: NamedBuilding = {
  slot: 7,
  buildingId: '3302030020050043',
  name: '天封塔商厦',
  address: null,
  floorsUp: 30,
  longitudeDegrees: 121.5471,
  latitudeDegrees: 29.8683,
};

const at = (east: number, north: number, up = 0): Place => [...toLonLat(FRAME, east, north), up];

function exported(result: ToolResult, outcome: Outcome, named: NamedBuilding[] = []): Exported {
  const host = { call: async () => named } as unknown as Exported['host'];
  return { host, box: BOX, result, outcome, title: '成果 1', words };
}

async function saved(of: Exported, format: ExportFormat): Promise<string> {
  return (await exportFile(of, format)).text;
}

async function features(of: Exported): Promise<Feature[]> {
  return (JSON.parse(await saved(of, 'geojson')) as { features: Feature[] }).features;
}

const DISTANCE = exported(
  { id: 'd', kind: 'distance', points: [at(0, 0, 41.3), at(300, 400, 0)] },
  {
    kind: 'distance',
    pieces: [{ horizontalMetres: 500, riseMetres: -41.3, slopeMetres: 501.7027 }],
  },
);

describe('a distance', () => {
  test('is a line of GeoJSON with figures, units, coordinate system and source as attributes', async () => {
    const [line] = await features(DISTANCE);
    expect(line?.properties).toMatchObject({
      name: '成果 1',
      '空间距离 (m)': 501.7,
      '水平距离 (m)': 500,
      '高差 (m)': -41.3,
      来源: SOURCE,
    });
    expect(line?.properties['坐标系']).toContain('EPSG:4326');
    expect(line?.geometry).toMatchObject({ type: 'LineString' });
    const [from] = line?.geometry?.coordinates as Position[];
    expect(from).toEqual([121.525, 29.87, 41.3]);
  });

  test('is a table with a head, every point, coordinate system and source', async () => {
    const rows = (await saved(DISTANCE, 'csv')).slice(1).trimEnd().split('\r\n');
    expect(rows[0]).toBe('"项目","数值","单位","楼栋编码","经度 (°)","纬度 (°)"');
    expect(rows[1]).toBe('"空间距离","501.7","m","","",""');
    expect(rows).toContain('"第 1 点标高","41.3","m","","121.525","29.87"');
    expect(rows.at(-2)).toContain('EPSG:4326');
    expect(rows.at(-1)).toContain(SOURCE);
    for (const row of rows) expect(row.split('","')).toHaveLength(6);
  });

  test('keeps its heights in KML', async () => {
    const text = await saved(DISTANCE, 'kml');
    expect(text).toContain('<altitudeMode>relativeToGround</altitudeMode>');
    expect(text).toContain('<coordinates>121.525,29.87,41.3 ');
    expect(text).toContain(SOURCE);
  });
});

test('no cell of a table is a formula', () => {
  const text = csv([{ term: '=HYPERLINK("x")', value: 3, unit: 'm' }], words);
  expect(text.charCodeAt(0)).toBe(0xfeff);
  expect(text).toContain(`"'=HYPERLINK(""x"")","3","m"`);
});

test('a viewshed is the ground that is seen, and each building seen is a feature with its share', async () => {
  const solids = blocks([{ slot: 7, box: [-10, -10, 10, 10], top: 30 }]);
  const viewshed = viewshedOf(solids, {
    eye: [-40, 0, 1.6],
    radiusMetres: 60,
    headingDegrees: 0,
    openingDegrees: 360,
  });
  const result: ToolResult = {
    id: 'v',
    kind: 'viewshed',
    points: [at(-40, 0)],
    eyeMetres: 1.6,
    radiusMetres: 60,
    headingDegrees: 0,
    openingDegrees: 360,
  };
  const seen = [{ building: TOWER, seenShare: 0.254 }];
  const [ground, tower] = await features(exported(result, { kind: 'viewshed', viewshed, seen }));
  expect(ground?.geometry?.type).toBe('Polygon');
  const rings = ground?.geometry?.coordinates as Position[][];
  const metres = rings.map((ring) =>
    planArea(
      ring.map(([x, y]) => [x! * FRAME.metresPerDegreeEast, y! * FRAME.metresPerDegreeNorth]),
    ),
  );
  const area = metres.slice(1).reduce((sum, hole) => sum - hole, metres[0] as number);
  expect(Math.abs(area / viewshed.seenSquareMetres - 1)).toBeLessThan(0.005);
  expect(tower).toMatchObject({
    properties: { name: '天封塔商厦', 楼栋编码: '3302030020050043', '数值 (%)': 25.4 },
    geometry: { type: 'Point', coordinates: [121.5471, 29.8683] },
  });
});

test('a lasso that crosses itself is exported as two polygons that do not', async () => {
  const rings = [[at(0, 0), at(100, 100), at(100, 0), at(0, 100)]].map((ring) =>
    ring.map(([x, y]): [number, number] => [x, y]),
  );
  const summary = { buildingSlots: new Uint32Array([7]), basis: [], counts: { buildings: 1 } };
  const outcome = { kind: 'region', summary, rings, squareMetres: 5000 } as unknown as Outcome;
  const region: ToolResult = { id: 'r', kind: 'region', region: { kind: 'polygon', rings } };
  const [area, building] = await features(exported(region, outcome, [TOWER]));
  expect(area?.geometry?.type).toBe('MultiPolygon');
  expect(area?.geometry?.coordinates).toHaveLength(2);
  expect(area?.properties).toMatchObject({ '平面面积 (m²)': 5000, '楼栋 (幢)': 1 });
  expect(building?.properties['楼栋编码']).toBe('3302030020050043');
});

describe('outlines', () => {
  let bowTie: [number, number][];
  beforeAll(() => {
    bowTie = [
      [0, 0],
      [10, 10],
      [10, 0],
      [0, 10],
    ];
  });

  test('of a bow tie enclose both its halves', () => {
    expect(enclosedArea([bowTie])).toBeCloseTo(50, 9);
    expect(evenOddPolygons([bowTie])).toHaveLength(2);
  });

  test('run counter-clockwise, holes clockwise, as RFC 7946 asks', () => {
    const clockwise: [number, number][] = [
      [0, 0],
      [0, 9],
      [9, 9],
      [9, 0],
    ];
    const hole: [number, number][] = [
      [3, 3],
      [6, 3],
      [6, 6],
      [3, 6],
    ];
    const [rings] = evenOddPolygons([clockwise, hole]);
    expect(rings?.map((ring) => Math.sign(signedArea(ring)))).toEqual([1, -1]);
    expect(enclosedArea([clockwise, hole])).toBe(72);
  });

  test('of any cells of a raster have their area and never pass a corner twice', () => {
    const raster = fc.array(fc.constantFrom(CELL.seen, CELL.hidden), {
      minLength: 36,
      maxLength: 36,
    });
    fc.assert(
      fc.property(raster, (cells) => {
        const polygons = rasterPolygons(Uint8Array.from(cells), 6, CELL.seen);
        const area = polygons.flat().reduce((sum, ring) => sum + signedArea(ring), 0);
        expect(area).toBe(cells.filter((cell) => cell === CELL.seen).length);
        for (const [outline, ...holes] of polygons) {
          expect(signedArea(outline!)).toBeGreaterThan(0);
          for (const hole of holes) expect(signedArea(hole)).toBeLessThan(0);
        }
        for (const ring of polygons.flat())
          expect(new Set(ring.map(String)).size).toBe(ring.length);
      }),
    );
  });
});

function signedArea(ring: readonly (readonly [number, number])[]): number {
  return (
    ring.reduce((sum, [x, y], index) => {
      const [nextX, nextY] = ring[(index + 1) % ring.length]!;
      return sum + x * nextY - nextX * y;
    }, 0) / 2
  );
}
