import { expect, it } from 'vitest';
import { gridProblems } from './grid-checks.ts';

/** 100 m or so. */
const SIDE = 0.001;
const square = (column: number, row: number, columns = 1, rows = 1) => {
  const [west, south] = [121.54 + column * SIDE, 29.87 + row * SIDE];
  const [east, north] = [west + columns * SIDE, south + rows * SIDE];
  return [
    [
      [
        [west, south],
        [east, south],
        [east, north],
        [west, north],
        [west, south],
      ],
    ],
  ];
};
const area = (level: string, code: string, shape: unknown) => ({
  level,
  code,
  parent_code: code.slice(0, 12),
  geometry: JSON.stringify(shape),
});
const cell = (code: string, shape: unknown) => area('grid', code, shape);

const [HERE, THERE] = ['330203004001', '330203004002'];
const COMMUNITIES = [
  area('community', HERE, square(0, 0, 2, 2)),
  area('community', THERE, square(2, 0, 2, 2)),
];

function told(rows: Parameters<typeof gridProblems>[0]): string[] {
  return gridProblems(rows).map(({ row, finding }) => `${rows[row]?.code} ${finding.code}`);
}

it('cells that share their edges, with each other and with their community, are right', () => {
  const cells = [0, 1, 2, 3].map((column) =>
    cell(`${column < 2 ? HERE : THERE}00${column}`, square(column, 0)),
  );
  expect(told([...COMMUNITIES, ...cells])).toEqual([]);
});

it('of two cells that overlap the later one is told, however small the part of the larger', () => {
  const small = cell(`${HERE}001`, square(0.4, 0.4, 0.2, 0.2));
  const large = cell(`${HERE}002`, square(0, 0));
  expect(told([small, large])).toEqual([`${HERE}002 GRID_OVERLAP`]);
  expect(told([large, small])).toEqual([`${HERE}001 GRID_OVERLAP`]);
});

it('an edge drawn five metres off is none of it', () => {
  const cells = [cell(`${HERE}001`, square(0, 0)), cell(`${HERE}002`, square(0.95, 0))];
  expect(told(cells)).toEqual([]);
});

it('a cell that reaches into another community is told, beyond all communities it is not', () => {
  const over = cell(`${HERE}001`, square(1.5, 0));
  const out = cell(`${HERE}002`, square(0, 1.5));
  expect(told([over, out, ...COMMUNITIES])).toEqual([`${HERE}001 GRID_CROSSES`]);
  expect(told([over])).toEqual([]);
});

it('a cell whose code stands twice is left to the check of identifiers', () => {
  const twice = cell(`${HERE}001`, square(0, 0));
  expect(told([twice, twice])).toEqual([]);
});
