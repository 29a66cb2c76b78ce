import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { citizenIdCheck } from '../../contract/citizen-number.ts';
import { comparableNumber, readConcealed } from '../../contract/concealed-number.ts';
import { exportDepartment } from '../../data/give-back/export-department.ts';
import { openKeyring } from '../../data/sealing/keyring.ts';
import { openStore, requireCurrent } from '../../data/snapshot/store.ts';
import { TEST_PROFILE } from '../../data/testing/deliveries.ts';
import { openWorkspace } from '../../data/workspace/workspace.ts';
import { TestFolder } from '../testing/folder.ts';
import { publishImport } from '../testing/run-import.ts';

/** No area has 330299. */
const citizen = (n: number) => {
  const first17 = `33029919${60 + n}0${1 + n}1${n}00${n}`;
  return first17 + citizenIdCheck(first17);
};
const PLAIN = citizen(1);
const SECOND = `${citizen(2)}01`;
const WITH_L = `${citizen(3)}L1`;
const MISTYPED = `${citizen(4).slice(0, 17)}${citizen(4).endsWith('0') ? '1' : '0'}`;
const FIFTEEN = '330299650312123';
const OWNERS = [PLAIN, SECOND, WITH_L, MISTYPED, FIFTEEN];
const FIRM = '330203561234567';

const PLACES = 'SELECT tax_no, enterprise_name, flags FROM economy.tax_place ORDER BY source_line';
const JOINED = `SELECT enterprise_name, sum(amount_yuan) AS yuan FROM economy.tax_place
  JOIN economy.monthly_tax USING (tax_no) GROUP BY tax_no ORDER BY tax_place.source_line`;

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
  await writeTables('1');
});
afterEach(() => folder.remove());

async function writeTables(yuan: string): Promise<void> {
  const numbers = [...OWNERS, FIRM];
  const lines = numbers.map((number, n) => `${number},商户${n},330203001`);
  await folder.text(
    'exports/tax/税源登记.csv',
    ['税号,纳税人名称,主管税务机关', ...lines].join('\n'),
  );
  const paid = numbers.map((number, n) => `${number},2015-0${1 + n},增值税,${yuan}${n}`);
  const refused = `${PLAIN},2015-01,增值税,没有\n${SECOND},,增值税,3`;
  await folder.text(
    'exports/tax/月度税收.csv',
    ['税号,所属期,税种,实缴税额(元)', ...paid, refused].join('\n'),
  );
}

const publish = (mode: 'full' | 'incremental', queries: readonly string[] = [PLACES, JOINED]) =>
  publishImport(folder, TEST_PROFILE, queries, mode);

/** Files below a folder that hold one of the owners' numbers in clear. */
async function inClear(name: string): Promise<string[]> {
  const entries = await readdir(folder.at(name), { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((each) => each.isFile())
    .map((each) => join(each.parentPath, each.name));
  const held = await Promise.all(
    paths.map(async (path) => {
      const bytes = await readFile(path);
      return OWNERS.some((number) => bytes.includes(number.slice(0, FIFTEEN.length)));
    }),
  );
  return paths.filter((_, at) => held[at]);
}

it('tables join by an owner’s number that lies in clear in no file of the store', async () => {
  const { rows } = await publish('full');
  const [places = [], joined = []] = rows;
  expect(places.map(({ tax_no }) => readConcealed(String(tax_no)) !== undefined)).toEqual([
    ...OWNERS.map(() => true),
    false,
  ]);
  expect(joined).toEqual(
    OWNERS.concat(FIRM).map((_, n) => ({ enterprise_name: `商户${n}`, yuan: 10 + n })),
  );
  expect(await inClear('store')).toEqual([]);
  expect(await inClear('report')).toEqual([]);
});

it('the same numbers again are the same rows, also under other figures and in an incremental delivery', async () => {
  await publish('full');
  await writeTables('2');
  const { report, rows } = await publish('incremental');
  expect(rows[0]).toHaveLength(OWNERS.length + 1);
  const [places, months] = ['税源登记', '月度税收'].map((name) =>
    report.files.find(({ file }) => file.includes(name)),
  );
  expect(places).toMatchObject({ accepted: 0, unchanged: OWNERS.length + 1 });
  expect(months).toMatchObject({ accepted: OWNERS.length + 1 });
  expect(await inClear('store')).toEqual([]);
});

it('the tax office gets its numbers back, and nobody without a reason', async () => {
  await publish('full');
  const store = await openStore(folder.at('store'));
  const snapshot = await store.open(await requireCurrent(store));
  const { audit, close } = await openWorkspace(folder.at('workspace.sqlite'));
  const keyring = await openKeyring(folder.at('keys'));
  const principal = { account: 'local', role: 'administrator' } as const;
  const give = { snapshot, department: 'tax', principal, audit, keyring };
  await exportDepartment({ ...give, outFolder: folder.at('closed') });
  await exportDepartment({ ...give, outFolder: folder.at('opened'), reason: '回流' });
  await snapshot.close();
  await close();
  expect(await inClear('closed')).toEqual([]);
  const text = await readFile(folder.at('opened/税源登记.csv'), 'utf8');
  for (const number of OWNERS) expect(text).toContain(number);
});

it('departments compare a number by what their concealed ones have in common', async () => {
  const keyring = await openKeyring(folder.at('keys'));
  const [tax, registrar] = await Promise.all(
    ['tax', 'business-registry'].map((id) => keyring.forSealing(id)),
  );
  const [own, other] = [tax?.conceal(PLAIN) ?? '', registrar?.conceal(PLAIN) ?? ''];
  expect(own).not.toBe(other);
  expect(comparableNumber(own)).toBe(comparableNumber(other));
  expect(registrar?.reveal(other)).toBe(PLAIN);
  expect(() => registrar?.reveal(own)).toThrow(/key/);
});
