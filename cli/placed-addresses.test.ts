import { copyFile, mkdir, readdir, readFile, rm, truncate } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { openStore } from '../data/snapshot/store.ts';
import type { OpenSnapshot } from '../data/snapshot/open-snapshot.ts';
import { tell } from '../contract/words.ts';
import { qualityRows } from '../data/quality/rows.ts';
import { deliveredFiles } from '../data/quality/sources.ts';
import { qualitySummary } from '../data/quality/summary.ts';
import { SYSTEM_WRITERS } from '../demo/systems.ts';
import { TestFolder } from '../importers/testing/folder.ts';
import { refresh } from './refresh.ts';
import type { RefreshReport } from './refresh-report.ts';
import { writeShippedDemo } from './testing/shipped-demo.ts';

interface KnownRoom {
  readonly callNo: string;
  readonly address: string;
  readonly roomId: string;
}

interface Link {
  readonly level: string;
  readonly room_id: string | null;
  readonly building_id: string | null;
}

let folder: TestFolder;
let known: KnownRoom[];
let firmPlaces: string[];
let report: RefreshReport;
let snapshot: OpenSnapshot;

const importDemo = (from = 'demo') =>
  refresh({
    paths: [folder.at(from)],
    storeFolder: folder.at('store'),
    keyFolder: folder.at('keys'),
  });

beforeAll(async () => {
  folder = await TestFolder.make();
  const { answers } = await writeShippedDemo(
    folder.at('demo'),
    0.01,
    SYSTEM_WRITERS.map(({ system }) => system),
  );
  const systems = answers.systems as Record<string, { truths: Record<string, unknown[]> }>;
  known = (systems.hotline?.truths.addressOfRoom ?? []) as KnownRoom[];
  firmPlaces = (systems['building-economy']?.truths.firmPlaces ?? []) as string[];
  report = await importDemo();
  const store = await openStore(folder.at('store'));
  snapshot = await store.open(report.snapshotId ?? '');
});

afterAll(async () => {
  await snapshot.close();
  await rm(folder.path, { recursive: true, force: true });
});

const ledgerOf = ({ manifest }: OpenSnapshot, name: string) =>
  deliveredFiles(manifest).filter((file) => file.table === 'enterprise' && file.name === name);

async function linkOf(callNo: string): Promise<Link | undefined> {
  return snapshot.db.get<Link>(
    `SELECT l.level, r.room_id, b.building_id FROM links.address_link l
      LEFT JOIN base.room r ON r.slot = l.room_slot
      LEFT JOIN base.building b ON b.slot = l.building_slot
      WHERE l.table_name = 'call' AND l.row_key = ?`,
    [callNo],
  );
}

it('places planted hotline addresses in their room or building, and hardly ever in another', async () => {
  let [claimedRooms, rightRooms, claimedBuildings, rightBuildings] = [0, 0, 0, 0];
  for (const { callNo, roomId } of known) {
    const link = await linkOf(callNo);
    const truth = await snapshot.db.get<{ building_id: string }>(
      'SELECT b.building_id FROM base.room r JOIN base.building b ON b.slot = r.building_slot WHERE r.room_id = ?',
      [roomId],
    );
    if (link?.room_id) claimedRooms += 1;
    if (link?.room_id === roomId) rightRooms += 1;
    if (link?.building_id) claimedBuildings += 1;
    if (link?.building_id && link.building_id === truth?.building_id) rightBuildings += 1;
  }
  expect(known.length).toBeGreaterThan(20);
  expect(rightRooms / claimedRooms).toBeGreaterThanOrEqual(0.99);
  expect(rightBuildings / claimedBuildings).toBeGreaterThanOrEqual(0.99);
  expect(rightRooms / known.length).toBeGreaterThanOrEqual(0.95);
});

it('marks the addresses planted to lead nowhere, and no others (ADDR_UNRESOLVED)', async () => {
  const unlocatable = (place: number): Set<string> =>
    new Set(
      firmPlaces
        .map((line) => line.split(' '))
        .filter(([, cube = '']) => cube[place] === '?')
        .map(([id = '']) => id),
    );
  const tables = [
    ['enterprise', 'registered_address', 'enterprise_id'],
    ['office_survey', 'office_address', 'survey_no'],
    ['tax_place', 'tax_address', 'tax_no'],
  ] as const;
  for (const [place, [table, field, key]] of tables.entries()) {
    const written = await snapshot.db.all<{ firm: string; flags: string | null }>(
      `SELECT t.enterprise_id AS firm, l.flags FROM economy.${table} AS t JOIN links.address_link AS l
         ON l.table_name = '${table}' AND l.field = '${field}' AND l.row_key = t.${key}
       WHERE t.enterprise_id IS NOT NULL`,
    );
    const planted = unlocatable(place);
    const marked = written.filter(({ flags }) => flags === 'ADDR_UNRESOLVED');
    expect(marked.map(({ firm }) => firm).sort()).toEqual(
      written
        .map(({ firm }) => firm)
        .filter((firm) => planted.has(firm))
        .sort(),
    );
  }
  const elsewhere = await snapshot.db.all<{ table_name: string }>(
    `SELECT DISTINCT table_name FROM links.address_link WHERE flags IS NOT NULL
       AND table_name NOT IN ('enterprise', 'office_survey', 'tax_place')`,
  );
  expect(elsewhere).toEqual([]);
});

it('lists them in the quality ledger by file and line, with the reason', async () => {
  const places = { snapshot, storeFolder: folder.at('store') };
  const filter = { table: 'enterprise', code: 'ADDR_UNRESOLVED' };
  const { total, rows } = await qualityRows(places, filter, 0, 100);
  expect(total).toBe(rows.length);
  const [first] = rows;
  expect(first).toMatchObject({ state: 'flagged', codes: ['ADDR_UNRESOLVED'] });
  const [finding] = first?.findings ?? [];
  expect(finding?.column).toBe('注册地址');
  expect(finding?.sentence && tell(finding.sentence, 'zh')).toContain('标准地址库');
  const files = await qualitySummary(places, ledgerOf(snapshot, first?.file ?? ''));
  expect(files.flatMap(({ checks }) => checks)).toContainEqual({
    state: 'flagged',
    code: 'ADDR_UNRESOLVED',
    rows: rows.filter(({ file }) => file === first?.file).length,
  });
});

it('reports for each address field how many rows were placed', async () => {
  const calls = report.links.find(({ table }) => table === 'call');
  const row = await snapshot.db.get<{ rows: number }>(
    `SELECT count(*) AS rows FROM services.call WHERE trim(coalesce(address, '')) <> ''`,
  );
  expect(calls?.rows).toBe(row?.rows);
  expect(new Set(report.links.map(({ table }) => table))).toContain('enterprise');
});

it('leaves the links as they are when the same files come again', async () => {
  expect((await importDemo()).outcome).toBe('unchanged');
});

/** So many calls are left out; not every call has an address. */
const FEWER = 20;

/** The calls without the last of them. */
async function deliverFewerCalls(): Promise<void> {
  const hotline = folder.at('demo/hotline');
  const names = (await readdir(hotline)).filter((name) => name.startsWith('来电'));
  await mkdir(folder.at('changed'));
  for (const name of names) await copyFile(join(hotline, name), folder.at(`changed/${name}`));
  await copyFile(folder.at('demo/delivery.json'), folder.at('changed/delivery.json'));
  const last = folder.at(`changed/${names.at(-1)}`);
  const bytes = await readFile(last);
  let end = bytes.length;
  for (let line = 0; line < FEWER; line += 1) end = bytes.lastIndexOf(10, end - 2) + 1;
  await truncate(last, end);
}

it('places only the addresses of a table that changed, and keeps the links of the others', async () => {
  await deliverFewerCalls();
  const changed = await importDemo('changed');
  expect(changed.links.map(({ table }) => table)).toEqual(['call']);
  const before = await linksOf(report);
  const after = await linksOf(changed);
  const left = new Set(after.map(({ row_key }) => row_key));
  const fewer = before.length - after.length;
  expect(fewer).toBeGreaterThan(0);
  expect(fewer).toBeLessThanOrEqual(FEWER);
  expect(changed.links[0]?.rows).toBe((report.links.find(isOfCalls)?.rows ?? 0) - fewer);
  expect(after).toEqual(before.filter(({ row_key }) => left.has(row_key)));
});

it('places what came back to where it was', async () => {
  expect(await linksOf(await importDemo())).toEqual(await linksOf(report));
});

const isOfCalls = ({ table }: { readonly table: string }) => table === 'call';

async function linksOf({ snapshotId = '' }: RefreshReport) {
  const opened = await (await openStore(folder.at('store'))).open(snapshotId);
  const links = await opened.db.all<{ row_key: string }>(
    `SELECT table_name, row_key, field, level, building_slot, room_slot, hex(row_hash) AS hash
     FROM links.address_link ORDER BY table_name, row_key, field`,
  );
  await opened.close();
  return links;
}
