import { expect, test } from 'vitest';
import type { QualityFile } from '../../../contract/queries/quality.ts';
import { ledgerLines } from './ledger.ts';

const file = (table: string, name: string, change: Partial<QualityFile>): QualityFile => ({
  table,
  file: name,
  batch: '1',
  asOf: '2016-06-30',
  read: 10,
  loaded: 8,
  held: 1,
  rejected: 1,
  flagged: 2,
  checks: [],
  ...change,
});

const FILES = [
  file('room', '房间.xlsx', { checks: [{ state: 'flagged', code: 'FLOOR_CONFLICT', rows: 2 }] }),
  file('resident', '人口_1.csv', {
    asOf: '2016-07-31',
    checks: [
      { state: 'flagged', code: 'PHONE_FORMAT', rows: 9 },
      { state: 'rejected', code: 'ID_CHECKSUM', rows: 1 },
    ],
  }),
  file('resident', '人口_2.csv', { checks: [{ state: 'rejected', code: 'ID_CHECKSUM', rows: 1 }] }),
  file('hazard', '隐患.csv', {}),
];

test('lines add up their files, by department, table and file', () => {
  const police = ledgerLines(FILES, 'department')[0];
  expect(police).toMatchObject({ read: 30, loaded: 24, held: 3, rejected: 3, flagged: 6 });
  expect(police).toMatchObject({ asOf: '2016-07-31', tables: ['room', 'resident'] });
  expect(ledgerLines(FILES, 'table').map(({ id }) => id)).toEqual(['room', 'resident', 'hazard']);
  expect(ledgerLines(FILES, 'file').map(({ file: name }) => name)).toEqual([
    '房间.xlsx',
    '人口_1.csv',
    '人口_2.csv',
    '隐患.csv',
  ]);
});

test('checks of several files are summed, refused rows first', () => {
  const residents = ledgerLines(FILES, 'table').find(({ id }) => id === 'resident');
  expect(residents?.checks.map(({ code, rows }) => [code, rows])).toEqual([
    ['ID_CHECKSUM', 2],
    ['PHONE_FORMAT', 9],
  ]);
});
