import fc from 'fast-check';
import gcoord from 'gcoord';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TEST_PROFILE } from '../../data/testing/deliveries.ts';
import { AreaFinder } from '../geometry/area-finder.ts';
import { TestFolder } from '../testing/folder.ts';
import { runImport } from '../testing/run-import.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
});
afterEach(() => folder.remove());

const STREET = '330203004';
const COMMUNITY = `${STREET}007`;
const PROFILE = {
  ...TEST_PROFILE,
  streets: [
    {
      code: STREET,
      name: '月湖街道',
      communities: [{ code: COMMUNITY, name: '天一社区' }],
    },
  ],
};

/** A square of 200 m with its south-western corner at a position. */
function square(west: number, south: number): number[][][] {
  const [east, north] = [west + 0.002, south + 0.002];
  return [
    [
      [west, south],
      [east, south],
      [east, north],
      [west, north],
      [west, south],
    ],
  ];
}

async function areas() {
  const cells = [0, 1].map((index) => ({
    type: 'Feature',
    properties: { 网格编码: `${COMMUNITY}00${index + 1}`, 级别: '单元网格' },
    geometry: { type: 'Polygon', coordinates: square(121.54 + index * 0.002, 29.87) },
  }));
  const collection = { type: 'FeatureCollection', features: cells };
  await folder.text('exports/registry/单元网格.geojson', JSON.stringify(collection));
}

const CASES = `SELECT case_no, grid_code, street_code, community_code, flags FROM city.city_case ORDER BY case_no`;

const cases = (rows: readonly string[]) =>
  folder.text(
    'exports/city-management/案件.csv',
    ['案件编号,小类,上报时间,单元网格,所在街道,所在社区,经度,纬度', ...rows].join('\n'),
  );

describe('a place', () => {
  it('has its cell, community and street from names, codes or the position', async () => {
    await areas();
    await cases([
      `A1,0102,2016-03-01 08:00:00,,,,121.541,29.871`,
      `A2,0102,2016-03-01 08:00:00,,月湖,天一,,`,
      `A3,0102,2016-03-01 08:00:00,${COMMUNITY}002,,,121.543,29.871`,
      `A4,0102,2016-03-01 08:00:00,,江东街道,,121.541,29.871`,
    ]);
    const { rows } = await runImport(folder, PROFILE, [CASES]);
    const place = { street_code: STREET, community_code: COMMUNITY };
    expect(rows[0]).toMatchObject([
      { grid_code: `${COMMUNITY}001`, flags: null },
      { grid_code: null, ...place, flags: null },
      { grid_code: `${COMMUNITY}002`, flags: null },
      { flags: 'AREA_CODE_UNKNOWN' },
    ]);
  });

  it('outside the cell it names is marked, and so is one that fits it as GCJ-02', async () => {
    await areas();
    const [x, y] = gcoord.transform([121.541, 29.871], gcoord.WGS84, gcoord.GCJ02);
    await cases([
      `A1,0102,2016-03-01 08:00:00,${COMMUNITY}001,,,121.543,29.871`,
      `A2,0102,2016-03-01 08:00:00,${COMMUNITY}001,,,${x},${y}`,
      `A3,0102,2016-03-01 08:00:00,${COMMUNITY}001,,,121.54199,29.871`,
      `A4,0102,2016-03-01 08:00:00,${COMMUNITY}001,,,121.542015,29.871`,
    ]);
    const { rows } = await runImport(folder, PROFILE, [CASES]);
    expect(rows[0]?.map(({ flags }) => flags)).toEqual([
      'GRID_MISMATCH',
      'GRID_MISMATCH,COORD_GCJ02',
      null,
      null,
    ]);
  });
});

it('finds the area of every position as looking through all of them does', () => {
  const corners = [
    [121.5, 29.8],
    [121.502, 29.8],
    [121.5031, 29.8017],
    [121.51, 29.81],
  ] as const;
  const finder = new AreaFinder();
  corners.forEach(([x, y], index) => finder.add('grid', `G${index}`, [square(x, y)] as never));
  const position = fc.tuple(
    fc.double({ min: 121.499, max: 121.513, noNaN: true }),
    fc.double({ min: 29.799, max: 29.813, noNaN: true }),
  );
  fc.assert(
    fc.property(position, ([x, y]) => {
      const inside = corners.findIndex(
        ([west, south]) => x > west && x < west + 0.002 && y > south && y < south + 0.002,
      );
      const found = finder.codeAt('grid', [x, y]);
      return inside < 0 || found === `G${inside}`;
    }),
  );
});
