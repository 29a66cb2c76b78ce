import { afterAll, beforeAll, expect, it } from 'vitest';
import { FINDINGS_FILE, openFindings } from '../data/quality/findings-file.ts';
import { openStore } from '../data/snapshot/store.ts';
import { TestFolder } from '../importers/testing/folder.ts';
import { refresh } from './refresh.ts';

const HEADER = ['ccn', 'name', 'city', 'residents', 'overall_rating', 'staff', 'opened', 'score'];
const COLUMNS = {
  ccn: 'facility_no',
  name: 'name',
  residents: 'beds_used',
  overall_rating: 'grade',
  staff: 'staff',
  opened: 'opened_at',
};

type Value = string | number | Date | null;

/** Rows as a registry of homes has them: leading zeros, commas and quotes in names, breaks, blanks, numbers and dates. */
const ROWS: readonly (readonly Value[])[] = Array.from({ length: 60 }, (_, index) => [
  `0${15_009 + index}`,
  index % 7 === 0 ? `BURNS "${index}" HOME, INC.` : `月湖敬老院${index}号`,
  index % 5 === 0 ? null : 'MC CALLA',
  index % 11 === 0 ? 52.1 : 40 + index,
  index % 4 === 0 ? null : (index % 5) + 1,
  index % 6 === 0 ? '１２' : 12,
  index % 3 === 0 ? new Date(Date.UTC(2004, index % 12, 1 + (index % 28))) : null,
  index / 3,
]);

let folder: TestFolder;
beforeAll(async () => {
  folder = await TestFolder.make();
  const lines = [HEADER, ...ROWS].map((row) => row.map(csvCell).join(','));
  await folder.text('csv/homes.csv', `${lines.join('\r\n')}\r\n`);
  await folder.workbook('xlsx/homes.xlsx', { homes: [HEADER, ...ROWS] });
});
afterAll(() => folder.remove());

/** As a spreadsheet writes it to CSV. */
function csvCell(value: Value): string {
  if (value instanceof Date) return value.toISOString().slice(0, 10);
  const text = String(value ?? '');
  return /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

async function stored(name: 'csv' | 'xlsx') {
  const report = await refresh({
    paths: [folder.at(name)],
    storeFolder: folder.at(`store-${name}`),
    keyFolder: folder.at('keys'),
    profile: 'haishu-2016',
    map: { files: [{ match: '*', table: 'care_facility', columns: COLUMNS, defaults: {} }] },
  });
  const store = await openStore(folder.at(`store-${name}`));
  const snapshot = await store.open(report.snapshotId ?? '');
  const rows = await snapshot.db.all('SELECT * FROM services.care_facility ORDER BY facility_no');
  await snapshot.close();
  const findings = await openFindings(`${report.reportFolder}/${FINDINGS_FILE}`);
  const refused = await findings?.all(
    'SELECT line, code, column_title, value FROM finding ORDER BY id',
  );
  await findings?.close();
  const [{ read, accepted, rejected, unknownColumns } = {}] = report.files;
  return { rows, refused, account: { read, accepted, rejected, unknownColumns } };
}

it('the same table as CSV and as a workbook is stored as the same rows, means left out alike', async () => {
  const csv = await stored('csv');
  const xlsx = await stored('xlsx');
  expect(csv.account).toEqual({
    read: 60,
    accepted: ROWS.length,
    rejected: 0,
    unknownColumns: ['city', 'score'],
  });
  expect(xlsx).toEqual(csv);
  expect(csv.rows.slice(0, 2)).toMatchObject([
    { facility_no: '015009', beds_used: null, staff: 12, flags: 'NUMBER_NOT_WHOLE' },
    { facility_no: '015010', beds_used: 41, staff: 12 },
  ]);
});
