import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { numberShapes, writeMoment, writeNumbers } from '../../contract/cell-writing.ts';
import { TABLES } from '../../contract/schema/index.ts';
import type { ColumnSpec, TableSpec } from '../../contract/schema/table.ts';
import { cellText } from '../../data/give-back/cell-text.ts';
import { deliveredCoordinates } from '../crs/delivered-coordinates.ts';
import { readPair } from '../crs/coordinate-pair.ts';
import { readCoordinate } from '../crs/coordinate-text.ts';
import { readingTransform } from '../crs/readings.ts';
import { CRS_NAMES } from '../crs/systems.ts';
import type { HeaderMatch } from '../headers.ts';
import { RowChecks } from './row-checks.ts';
import { compileTableReader } from './table-reader.ts';
import { WrittenCells } from './written-cells.ts';

const DAYS = ['YYYY-MM-DD', 'YYYY/M/D', 'YYYY.MM.DD', 'YYYY年M月D日', 'YYYYMMDD'];
const CLOCKS = [' HH:mm:ss', ' H:mm:ss', ' HH:mm'];
const BLANKS = ['', '无', '-', '--', '/'];

const moment = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2015-12-30'), noInvalidDate: true })
  .map((at) => `${at.toISOString().slice(0, 10)} ${at.toISOString().slice(11, 16)}:00`);

/** Cells of one column in one writing, as departments have them. */
function cellsOf(field: string, spec: ColumnSpec): fc.Arbitrary<string[]> {
  const some = (cell: fc.Arbitrary<string>) =>
    fc
      .tuple(fc.constantFrom(...BLANKS), fc.array(fc.option(cell), { minLength: 6, maxLength: 6 }))
      .map(([blank, cells]) => cells.map((each) => each ?? blank));
  if (spec.codes) {
    const titles = fc.constantFrom(...Object.values(spec.codes));
    return fc.array(titles, { minLength: 6, maxLength: 6 });
  }
  if (spec.type === 'date')
    return fc
      .constantFrom(...DAYS)
      .chain((day) => some(moment.map((at) => writeMoment(at.slice(0, 10), day) ?? '')));
  if (spec.type === 'datetime')
    return fc
      .tuple(fc.constantFrom(...DAYS.slice(0, 4)), fc.constantFrom(...CLOCKS))
      .chain(([day, clock]) => some(moment.map((at) => writeMoment(at, day + clock) ?? '')));
  if (spec.type === 'real')
    return fc
      .integer({ min: 0, max: 3 })
      .chain((digits) =>
        some(fc.double({ min: 1, max: 99, noNaN: true }).map((n) => n.toFixed(digits))),
      );
  if (spec.type === 'json' && !/shape|geometry|polygon|points|extras/.test(field))
    return fc
      .constantFrom('、', '；', ',', ' ')
      .chain((between) =>
        some(
          fc
            .uniqueArray(fc.constantFrom('水管', '漏电', '开锁'), { minLength: 2 })
            .map((words) => words.join(between)),
        ),
      );
  return some(fc.constantFrom('甲一', '乙二', '丙三'));
}

function matchOf(table: TableSpec): HeaderMatch {
  const columns = new Map(
    Object.entries(table.columns)
      .filter(
        ([field, { privacy, unit }]) => privacy !== 'dropped' && unit !== '°' && field !== 'extras',
      )
      .map(([field], index) => [field, index] as const),
  );
  return {
    columns,
    units: new Map(),
    dropped: [],
    unknown: [],
    serving: new Map(),
    pictures: new Map(),
  } as unknown as HeaderMatch;
}

describe('a file given back', () => {
  it.each(TABLES.filter(({ derived }) => !derived).map((table) => [table.name, table] as const))(
    'has the cells of %s as they came, whatever its columns write',
    (_, table) => {
      const match = matchOf(table);
      const fields = [...match.columns.keys()];
      const specs = fields.map((field) => table.columns[field] as ColumnSpec);
      const at = Object.keys(table.columns);
      const sheets = fc.tuple(
        ...fields.map((field, index) => cellsOf(field, specs[index] as ColumnSpec)),
      );
      fc.assert(
        fc.property(sheets, (columns) => {
          const written = new WrittenCells(table, match);
          const reader = compileTableReader(table, match, '2016-01-01');
          const checks = new RowChecks();
          const rows = [0, 1, 2, 3, 4, 5].map((row) => {
            const cells = columns.map((column) => column[row] ?? '');
            checks.reset();
            const stored = reader.read({ cells, line: row + 2 }, checks);
            written.note(cells, stored);
            return { cells, stored };
          });
          for (const { cells, stored } of rows)
            for (const [index, field] of fields.entries()) {
              const value = stored[at.indexOf(field)] ?? null;
              const isBlank = BLANKS.includes(cells[index] ?? '');
              if ((value === null) !== isBlank) continue;
              const spec = specs[index] as ColumnSpec;
              const shown = cellText(value, spec, 1, written.of(index, undefined));
              expect([field, shown]).toEqual([field, cells[index]]);
            }
        }),
        { numRuns: 20 },
      );
    },
  );

  it.each(CRS_NAMES)('has coordinates of %s as they came, to the digit', (crs) => {
    const place = fc.tuple(
      fc.double({ min: 121.4, max: 121.6, noNaN: true }),
      fc.double({ min: 29.8, max: 29.95, noNaN: true }),
      fc.boolean(),
    );
    fc.assert(
      fc.property(place, ([longitude, latitude, northFirst]) => {
        const writing = { crs, form: 'plain', northFirst } as const;
        const back = deliveredCoordinates(writing, new Map());
        const digits = Math.abs(back?.(longitude, latitude)[0] ?? 0) > 1000 ? 3 : 7;
        const [x = 0, y = 0] =
          back?.(longitude, latitude).map((each) => Number(each.toFixed(digits))) ?? [];
        const forward = readingTransform({ name: crs, writing: 'plain', swapped: northFirst });
        expect(back?.(...forward(x, y))).toEqual([x, y]);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    '121°33′02″',
    '121度33分02秒',
    'E121:33:02',
    '121-33-02',
    '121 33 2.5',
    '121.5426°E',
    '121.542600',
  ])('writes %s again', (text) => {
    const value = readCoordinate(text) as number;
    const shapes = numberShapes(text, 1).filter((shape) => writeNumbers([value], shape) === text);
    expect(shapes.length).toBeGreaterThan(0);
  });

  it.each([
    '121.54,29.87',
    '(29.8701, 121.5426)',
    'POINT(121.540000 29.870000)',
    '121°33′02″E，29°52′11″N',
  ])('writes both coordinates of %s again', (text) => {
    const [east, north] = readPair(text) ?? [0, 0];
    const orders = [
      [east, north],
      [north, east],
    ];
    const found = orders.flatMap((numbers) =>
      numberShapes(text, 2).filter((shape) => writeNumbers(numbers, shape) === text),
    );
    expect(found.length).toBeGreaterThan(0);
  });
});

it('a moment in a column of days keeps its time', () => {
  expect(writeMoment('2013-05-31 00:00:00', 'YYYY/M/D')).toBe('2013/5/31');
  expect(writeMoment('2013-05-31 08:30:00', 'YYYY/M/D')).toBeUndefined();
  expect(writeMoment('2013-05-31 08:30:05', 'YYYY-MM-DD HH:mm')).toBeUndefined();
  const spec = { type: 'datetime', title: '时间', titleEn: 'At' } as const;
  expect(cellText('2013-05-31 08:30:00', spec, 1, { moment: 'YYYY/M/D' })).toBe(
    '2013-05-31 08:30:00',
  );
});
