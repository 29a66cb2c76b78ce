import { afterEach, beforeEach, expect, it } from 'vitest';
import { citizenIdCheck } from '../contract/citizen-number.ts';
import { TEST_PROFILE } from '../data/testing/deliveries.ts';
import { TestFolder } from './testing/folder.ts';
import { runImport } from './testing/run-import.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
});
afterEach(() => folder.remove());

const id = (first17: string) => first17 + citizenIdCheck(first17);

it('marks whoever has two beds at once, not whoever moved from one to the other', async () => {
  const [one, other] = [id('33020319300615123'), id('33020319310615123')];
  const beds = [
    `F1,1,2010-01-01,,甲,${one}`,
    `F1,2,2012-01-01,,甲,${one}`,
    `F1,3,2010-01-01,2012-01-01,乙,${other}`,
    `F1,4,2012-01-01,,乙,${other}`,
    'F1,5,2012-01-01,,,',
    'F1,6,2012-01-01,,,',
  ];
  await folder.text(
    'exports/床位.csv',
    `机构编号,床位号,入住日期,退住日期,姓名,身份证号\n${beds.join('\n')}\n`,
  );
  const { rows } = await runImport(folder, TEST_PROFILE, [
    'SELECT bed_no, flags FROM people.care_bed WHERE flags IS NOT NULL',
  ]);
  expect(rows[0]).toEqual([{ bed_no: '2', flags: 'BED_TWICE' }]);
});

it('marks an elder whose ID number stands under another name before', async () => {
  const [one, other] = [id('33020319300615123'), id('33020319310615123')];
  await folder.text(
    'exports/老年人.csv',
    `老年人编号,姓名,身份证号,居住状况,自理能力\nE1,甲,${one},独居,自理\nE2,甲,${other},独居,自理\nE3,乙,${one},独居,自理\n`,
  );
  const { rows } = await runImport(folder, TEST_PROFILE, [
    'SELECT elder_no FROM people.elder WHERE flags IS NOT NULL',
    'SELECT flags FROM people.elder WHERE flags IS NOT NULL',
  ]);
  expect(rows).toEqual([[{ elder_no: 'E3' }], [{ flags: 'ID_NAME_CONFLICT' }]]);
});

it('keeps an elder whose check character was typed as *, and marks it', async () => {
  const starred = `${id('33020319300615123').slice(0, 17)}*`;
  await folder.text(
    'exports/老年人.csv',
    `老年人编号,姓名,身份证号,居住状况,自理能力\nE1,甲,${starred},独居,自理\n`,
  );
  const { rows } = await runImport(folder, TEST_PROFILE, [
    'SELECT elder_no, flags FROM people.elder',
  ]);
  expect(rows[0]).toEqual([{ elder_no: 'E1', flags: 'ID_FORMAT' }]);
});
