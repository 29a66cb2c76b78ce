import { cp, mkdir, readdir, rm, symlink, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { MessageChannel } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  asImportClient,
  type ImportClient,
  type ImportProgressInfo,
  type Inbox,
} from '../../contract/imports.ts';
import { createPortClient, fromNodePort } from '../../contract/port-client.ts';
import type { Principal } from '../../contract/principal.ts';
import { openStore } from '../../data/snapshot/store.ts';
import { TestFolder } from '../../importers/testing/folder.ts';
import { createImportDesk, type ImportDesk } from './desk.ts';
import { writeShippedDemo } from '../testing/shipped-demo.ts';

/** Room codes are longer. */
const CITIZEN_NUMBER = /(?<!\d)\d{17}[\dX](?!\d)/;
const administrator: Principal = { account: 'local', role: 'administrator' };

let folder: TestFolder;
let desk: ImportDesk;
let client: ImportClient;

beforeAll(async () => {
  folder = await TestFolder.make();
  await Promise.all([demo('first', false), demo('second', true)]);
  desk = await createImportDesk({
    storeFolder: folder.at('store'),
    keyFolder: folder.at('keys'),
    quietMilliseconds: 50,
  });
  client = connect(administrator);
  give('first');
  give('second');
});
afterAll(async () => {
  desk.close();
  await folder.remove();
});

const demo = (name: string, secondDelivery: boolean) =>
  writeShippedDemo(folder.at(name), 0.01, undefined, { secondDelivery });

function connect(principal: Principal): ImportClient {
  const { port1, port2 } = new MessageChannel();
  desk.serve(fromNodePort(port1), principal);
  return asImportClient(createPortClient(fromNodePort(port2)));
}

function give(name: string): void {
  desk.grant({ id: name, names: [name], origin: 'chosen', paths: [folder.at(name)] });
}

const run = (grant: string, dryRun: boolean, signal?: AbortSignal) =>
  client.call('import.start', { grant, dryRun }, signal);

const preview = (grant: string, file: string) => client.call('import.preview', { grant, file });

async function current(): Promise<string | undefined> {
  return (await openStore(folder.at('store'))).currentId();
}

describe('before the first import', () => {
  it('tells what each file is and shows its rows as they will be stored, masked', async () => {
    const { files, synthetic } = await client.call('import.recognise', { grant: 'first' });
    expect(synthetic).toBe(true);
    expect(files.filter(({ problem }) => problem)).toEqual([]);
    const people = files.find(({ dataset }) => dataset?.id === 'resident');
    expect(people?.encoding).toMatch(/gb18030/i);
    const rows = await preview('first', people?.name ?? '');
    expect(rows.previews[0]?.rows.length).toBe(50);
    const text = JSON.stringify([people, rows]);
    expect(text).not.toMatch(CITIZEN_NUMBER);
    expect(text).toMatch(/\*{10}/);
    expect(people?.headers.find(({ header }) => header === '民族')).toMatchObject({
      state: 'dropped',
      samples: [],
    });
    const rooms = files.find(({ dataset }) => dataset?.id === 'room');
    expect(rooms?.headers.find(({ header }) => header === '序号')?.state).toBe('unknown');
    const buildings = files.find(({ dataset }) => dataset?.id === 'building');
    expect(buildings?.crs).toMatchObject({ declared: 'EPSG:4549', chosen: 'EPSG:4549' });
    const houses = await preview('first', buildings?.name ?? '');
    const [best] = buildings?.crs?.candidates ?? [];
    expect(houses.places[0]?.crs).toBe(best?.name);
    expect(houses.places[0]?.points.length).toBeGreaterThan(10);
    expect(houses.previews[0]?.rows.length).toBeGreaterThan(10);
  });

  it('expects about as many rows as there are', async () => {
    const { files } = await client.call('import.recognise', { grant: 'first' });
    const expected = files.reduce((sum, file) => sum + file.expectedRows, 0);
    const { files: read } = await run('first', true);
    const rows = read
      .filter(({ table }) => table !== 'building_part')
      .reduce((sum, file) => sum + file.read, 0);
    expect(expected / rows).toBeGreaterThan(0.6);
    expect(expected / rows).toBeLessThan(1.7);
  });

  it('leaves nothing but a batch that says so when it is cancelled, whose files can be taken up again', async () => {
    const withdrawal = new AbortController();
    const stop = client.listen('import.progress', ({ rows }) => {
      if (rows > 0) withdrawal.abort(new Error('enough'));
    });
    await expect(run('first', false, withdrawal.signal)).rejects.toThrow('enough');
    stop();
    expect(await client.call('import.settled', {})).toEqual({ published: false });
    expect(existsSync(folder.at('store/build.lock'))).toBe(false);
    expect(await current()).toBeUndefined();
    expect(await readdir(folder.at('store/building'))).toEqual([]);
    expect(await readdir(folder.at('store/failed'))).toEqual([]);
    const [batch] = await client.call('import.batches', {});
    expect(batch).toMatchObject({ state: 'cancelled', stage: 'import', account: 'local' });
    expect(batch?.files.length).toBeGreaterThan(5);
    const grant = await client.call('import.retake', { batch: batch?.id ?? '' });
    expect(grant.names).toEqual(['first']);
    const { files } = await client.call('import.recognise', { grant: grant.id });
    expect(files.filter(({ dataset }) => dataset).length).toBeGreaterThan(5);
    expect(await run('first', true)).toMatchObject({ outcome: 'preview' });
  });

  it('does not take up files that are gone', async () => {
    await cp(folder.at('first'), folder.at('stick'), { recursive: true });
    give('stick');
    const withdrawal = new AbortController();
    const stop = client.listen('import.progress', () => withdrawal.abort(new Error('enough')));
    await expect(run('stick', false, withdrawal.signal)).rejects.toThrow('enough');
    stop();
    await client.call('import.settled', {});
    await rm(folder.at('stick'), { recursive: true });
    const [batch] = await client.call('import.batches', {});
    expect(batch).toMatchObject({ state: 'cancelled', canRetake: false });
    await expect(client.call('import.retake', { batch: batch?.id ?? '' })).rejects.toMatchObject({
      kind: 'not-found',
    });
  });
});

describe('a delivery and the next', () => {
  it('is published with progress that never falls, while a second import is busy', async () => {
    const news: ImportProgressInfo[] = [];
    const stop = client.listen('import.progress', (progress) => news.push(progress));
    const other = connect(administrator);
    let refused: unknown;
    const first = run('first', false);
    await expect
      .poll(() => news.some(({ stage }) => stage === 'import'), { timeout: 30_000 })
      .toBe(true);
    await other
      .call('import.start', { grant: 'second', dryRun: false })
      .catch((error: unknown) => (refused = error));
    const result = await first;
    stop();
    expect(refused).toMatchObject({ kind: 'busy' });
    expect(result.outcome).toBe('published');
    expect(await current()).toBe(result.snapshotId);
    const shares = news.map(({ done }) => done);
    expect(shares).toEqual([...shares].sort((a, b) => a - b));
  });

  it('is tried without publishing: counts by table, refused rows listed and masked', async () => {
    const before = await current();
    const result = await run('second', true);
    expect(result).toMatchObject({ outcome: 'preview' });
    expect(await current()).toBe(before);
    const rooms = result.tables.find(({ table }) => table === 'room');
    expect(rooms).toMatchObject({ added: 1, changed: 1, removed: 1, blocked: false });
    expect(rooms?.before).toBe(rooms?.after);
  });

  it('does not wait for rows of files that are those of last time', async () => {
    await cp(folder.at('first'), folder.at('mixed'), { recursive: true });
    await folder.text('mixed/单位补充.csv', '单位编号,单位名称\nU-1,月湖茶馆\n');
    give('mixed');
    const { files } = await client.call('import.recognise', { grant: 'mixed' });
    const all = files.reduce((sum, { expectedRows }) => sum + expectedRows, 0);
    const news: ImportProgressInfo[] = [];
    const stop = client.listen('import.progress', (progress) => news.push(progress));
    const tried = await run('mixed', true);
    stop();
    const units = tried.files.filter(({ table }) => table === 'unit');
    const read = units.reduce((sum, file) => sum + file.read, 0);
    expect(read).toBeLessThan(all / 4);
    expect(news.at(-1)?.expectedRows).toBeLessThan(read * 1.7);
  });

  it('lists batches with who, files and hashes, and goes one step back', async () => {
    const first = await current();
    const { batch } = await run('second', false);
    const listed = await client.call('import.batches', {});
    const ours = listed.find(({ id }) => id === batch);
    expect(ours).toMatchObject({ state: 'current', account: 'local', previousId: first });
    expect(ours?.files.every(({ sha256 }) => /^[0-9a-f]{64}$/.test(sha256))).toBe(true);
    await client.call('import.rollback', { to: ours?.previousId as string });
    expect(await current()).toBe(first);
    const after = await client.call('import.batches', {});
    expect(after.find(({ id }) => id === batch)?.state).toBe('rolled-back');
    expect(after.find(({ id }) => id === first)?.state).toBe('current');
  });

  it('shows refused rows of the first batch as rejects.xlsx has them', async () => {
    const batch = (await current()) as string;
    const { total, rows } = await client.call('import.rejects', { batch, limit: 5 });
    expect(total).toBeGreaterThan(0);
    expect(rows[0]).toMatchObject({
      line: expect.any(Number),
      sentence: { template: expect.any(String) },
    });
    expect(JSON.stringify(rows)).not.toMatch(CITIZEN_NUMBER);
  });

  it('waits where too many rows leave a table until a person confirms', async () => {
    const small = folder.at('small');
    await mkdir(small);
    const name = (await readdir(join(folder.at('first'), 'community-policing'))).find((each) =>
      each.startsWith('人口_'),
    ) as string;
    await cp(join(folder.at('first'), 'community-policing', name), join(small, name));
    await cp(folder.at('first/delivery.json'), join(small, 'delivery.json'));
    give('small');
    const tried = await run('small', true);
    expect(tried.tables.find(({ table }) => table === 'resident')?.blocked).toBe(true);
    await expect(run('small', false)).rejects.toMatchObject({ kind: 'invalid' });
    const failed = (await client.call('import.batches', {}))[0];
    expect(failed).toMatchObject({ state: 'failed', sentence: expect.stringContaining('人口') });
  });
});

describe('choices', () => {
  it('reads columns called 百度经度 in BD-09, as they say', async () => {
    await folder.text(
      'stations/站点.csv',
      '部件标识码,编码版本,小类,百度经度,百度纬度\nS1,LOCAL,0212,121.5501,29.8712\n',
    );
    give('stations');
    const choices = [{ name: '站点.csv', table: 'component' }];
    const { files } = await client.call('import.recognise', { grant: 'stations', choices });
    expect(files[0]?.crs).toMatchObject({ declared: 'BD-09', chosen: 'BD-09', basis: 'declared' });
  });

  it('feeds a column nobody knows to the field a person names, and keeps to it next time', async () => {
    await folder.text('odd/单位202607.csv', '单位编号,牌匾,怪列\nU1,月湖茶馆,1\nU2,柳汀书店,2\n');
    give('odd');
    const first = await client.call('import.recognise', { grant: 'odd' });
    expect(first.files[0]?.headers.map(({ state }) => state)).toContain('unknown');
    const mapping = {
      department: 'community-policing',
      match: '单位*.csv',
      table: 'unit',
      columns: { 牌匾: 'name', 怪列: null },
    };
    const { files } = await client.call('import.recognise', { grant: 'odd', saved: [mapping] });
    expect(files[0]).toMatchObject({ fromSaved: true });
    expect(files[0]?.headers.map(({ header, state }) => [header, state])).toEqual([
      ['单位编号', 'mapped'],
      ['牌匾', 'mapped'],
      ['怪列', 'left-out'],
    ]);
    const { previews } = await preview('odd', files[0]?.name ?? '');
    expect(previews[0]?.rows[0]?.values.join(' ')).toContain('月湖茶馆');
    const wish = { grant: 'odd', saved: [mapping], dryRun: true, incremental: true };
    const units = (await client.call('import.start', wish)).tables.find(
      ({ table }) => table === 'unit',
    );
    expect(units?.before).toBeGreaterThan(2);
    expect(units?.after).toBe((units?.before ?? 0) + 2);
  });

  it('tells of a column that serves a field which one', async () => {
    await folder.text(
      'served/企业.csv',
      '企业编号,企业名称,注册地址,币种\nE1,甲公司,药行街1号,美元\n',
    );
    give('served');
    const { files } = await client.call('import.recognise', { grant: 'served' });
    expect(files[0]?.headers.at(-1)).toMatchObject({
      state: 'serving',
      field: null,
      serves: 'capital_yuan',
    });
  });

  it('keeps to it for other files of the same headers, whatever they are called', async () => {
    const header = '单位编号,牌匾,怪列';
    await folder.text('alike/鼓楼.csv', `${header}\nU3,鼓楼茶馆,1\n`);
    await folder.text('alike/望春.csv', '单位编号,牌匾\nU4,望春茶馆\n');
    give('alike');
    const mapping = {
      department: 'community-policing',
      match: '单位*.csv',
      headers: header.split(','),
      table: 'unit',
      columns: { 牌匾: 'name', 怪列: null },
    };
    const { files } = await client.call('import.recognise', { grant: 'alike', saved: [mapping] });
    const found = files.map(({ name, fromSaved, dataset }) => [name, fromSaved, dataset?.id]);
    expect(found).toEqual(
      expect.arrayContaining([
        ['鼓楼.csv', true, 'unit'],
        ['望春.csv', false, undefined],
      ]),
    );
  });

  it('takes files older than what is loaded once a person says so', async () => {
    await folder.text('older/单位.csv', '单位编号,单位名称\nU5,旧书店\n');
    give('older');
    const choices = [{ name: '单位.csv', asOf: '2001-01-01' }];
    const wish = { grant: 'older', choices, incremental: true };
    const tried = await client.call('import.start', { ...wish, dryRun: true });
    expect(tried.older).toEqual([expect.objectContaining({ delivered: '2001-01-01' })]);
    expect((tried.older[0]?.loaded ?? '') > '2001-01-01').toBe(true);
    await expect(client.call('import.start', { ...wish, dryRun: false })).rejects.toMatchObject({
      kind: 'invalid',
      message: expect.stringContaining('2001-01-01'),
    });
    const allowed = { ...wish, dryRun: false, allowOlder: true };
    expect((await client.call('import.start', allowed)).outcome).toBe('published');
  });

  it('takes one value for every row where a required field has no column', async () => {
    await folder.text('homes/homes.csv', 'ccn,beds\n015009,57\n015010,85\n');
    give('homes');
    const columns = { ccn: 'facility_no', beds: 'beds' };
    const choice = { name: 'homes.csv', table: 'care_facility', columns };
    const first = await client.call('import.recognise', { grant: 'homes', choices: [choice] });
    const name = first.files[0]?.fields.find(({ field }) => field === 'name');
    expect(name).toMatchObject({ required: true, fill: { codes: [] } });
    expect((await preview('homes', 'homes.csv')).rejects).toHaveLength(2);
    const filled = { ...choice, defaults: { name: '敬老院' } };
    await client.call('import.recognise', { grant: 'homes', choices: [filled] });
    const { previews, rejects } = await preview('homes', 'homes.csv');
    expect(rejects).toEqual([]);
    expect(previews[0]?.rows[1]?.values.join(' ')).toContain('敬老院');
  });

  it('offers codes of type and place for components without identifiers, and marks them', async () => {
    await folder.text('lamps/lamps.csv', 'pole,经度,纬度\nP1,121.55,29.87\nP2,121.5501,29.87\n');
    give('lamps');
    const choice = { name: 'lamps.csv', table: 'component', defaults: { type_code: '路灯' } };
    const first = await client.call('import.recognise', { grant: 'lamps', choices: [choice] });
    const code = first.files[0]?.fields.find(({ field }) => field === 'comp_id');
    expect(code).toMatchObject({ required: true, fill: null, canBeMade: true });
    expect((await preview('lamps', 'lamps.csv')).rejects).toHaveLength(2);
    const made = { ...choice, madeCodes: true };
    const { files } = await client.call('import.recognise', { grant: 'lamps', choices: [made] });
    expect(files[0]?.codesMade).toBe(true);
    const { previews, rejects } = await preview('lamps', 'lamps.csv');
    expect(rejects).toEqual([]);
    const [row] = previews[0]?.rows ?? [];
    expect(row?.flags).toContain('COMP_CODE_MADE');
    expect(row?.values.join(' ')).toContain('推算-');
  });

  it('stands files whose rows cannot be read, and links that lead nowhere, with their problem beside the others', async () => {
    await folder.text('sound/单位.csv', '单位编号,单位名称,单位地址\nU1,甲,中山路1号\n');
    await cp(folder.at('sound'), folder.at('spoiled'), { recursive: true });
    const components = '部件标识码,小类代码,经度,纬度\nC1,0101,121.54,29.87\n';
    await folder.text(
      'spoiled/两张表.csv',
      `${components}\n单位编号,单位名称,单位地址\nU1,甲,中山路1号\n`,
    );
    await symlink(folder.at('nowhere.csv'), folder.at('spoiled/断链.csv'));
    give('spoiled');
    const { files } = await client.call('import.recognise', { grant: 'spoiled' });
    const told = new Map(files.map(({ name, problem }) => [name, problem?.sentence]));
    expect(told.get('单位.csv')).toBeUndefined();
    expect(told.get('两张表.csv')).toMatch(/two tables, one from line 1 and another from line 4/);
    expect(told.get('断链.csv')).toMatch(/moved or deleted/);
  });

  it('stands a file that cannot be read with its problem beside the others', async () => {
    await folder.text('mixed/单位.csv', '单位编号,单位名称,地址\nU1,月湖茶馆,月湖街1号\n');
    await folder.bytes('mixed/坏.xlsx', new Uint8Array([0x50, 0x4b, 3, 4, 0, 0]));
    give('mixed');
    const { files } = await client.call('import.recognise', { grant: 'mixed' });
    expect(files.find(({ name }) => name === '坏.xlsx')?.problem?.sentence).toContain('坏.xlsx');
    expect(files.find(({ name }) => name === '单位.csv')?.problem).toBeUndefined();
  });
});

describe('who may and what may be read', () => {
  it('refuses other roles and files nobody gave', async () => {
    const officer = connect({ account: 'local', role: 'officer' });
    await expect(officer.call('import.batches', {})).rejects.toMatchObject({ kind: 'forbidden' });
    await expect(run('/etc', true)).rejects.toMatchObject({ kind: 'not-found' });
    await expect(client.call('import.rejects', { batch: '../../keys' })).rejects.toMatchObject({
      kind: 'invalid',
    });
  });
});

describe('the inbox folder', () => {
  it('proposes what arrived once it is complete, and not what is in use already', async () => {
    const inbox = folder.at('inbox');
    await mkdir(inbox);
    const proposed: Inbox[] = [];
    client.listen('import.inbox', (state) => proposed.push(state));
    desk.watchInbox(inbox);
    await writeFile(join(inbox, '单位.csv'), '单位编号,单位名称,地址\nU1,月湖茶馆,月湖街1号\n');
    await expect
      .poll(() => proposed.at(-1)?.proposals[0]?.names, { timeout: 10_000 })
      .toEqual(['单位.csv']);
    const grant = proposed.at(-1)?.proposals[0]?.id as string;
    const { files } = await client.call('import.recognise', { grant });
    expect(files[0]?.name).toBe('单位.csv');
    desk.watchInbox(folder.at('first'));
    await expect
      .poll(async () => client.call('import.inbox', {}), { timeout: 10_000 })
      .toMatchObject({ proposals: [], inUse: expect.any(Number) });
    await expect.poll(() => proposed.at(-1)?.inUse, { timeout: 10_000 }).toBeGreaterThan(5);
  });
});
