import { afterEach, beforeEach, expect, it } from 'vitest';
import { TEST_PROFILE } from '../data/testing/deliveries.ts';
import { TestFolder } from './testing/folder.ts';
import { runImport } from './testing/run-import.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
});
afterEach(() => folder.remove());

it('marks a call that is said to repeat itself, not one that repeats another', async () => {
  await folder.text(
    'exports/求助来电.csv',
    '流水号,来电时间,关联工单\nC1,2016-05-01 08:00:00,\nC2,2016-05-02 08:00:00,C1\nC3,2016-05-03 08:00:00,C3\n',
  );
  const { rows } = await runImport(folder, TEST_PROFILE, [
    'SELECT call_no, flags FROM services.call ORDER BY call_no',
  ]);
  expect(rows[0]).toEqual([
    { call_no: 'C1\u2007(2016)', flags: null },
    { call_no: 'C2\u2007(2016)', flags: null },
    { call_no: 'C3\u2007(2016)', flags: 'REPEATS_ITSELF' },
  ]);
});
