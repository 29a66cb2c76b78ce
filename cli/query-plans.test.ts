import { rm } from 'node:fs/promises';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { HostClient } from '../contract/host.ts';
import type { QueryName } from '../contract/queries/index.ts';
import { TABLES } from '../contract/schema/index.ts';
import { DEPARTMENTS } from '../data/give-back/export-department.ts';
import { createHost, type Host } from '../data/host/index.ts';
import { destroyDepartmentKey } from '../data/keys/destroy-key.ts';
import { type OpenSnapshot, openStore, requireCurrent } from '../data/snapshot/store.ts';
import { SYSTEM_WRITERS } from '../demo/systems.ts';
import type { connect as Connect } from '../data/driver/connection.ts';
import { TestFolder } from '../importers/testing/folder.ts';
import { refresh } from './refresh.ts';
import { EVERY_READ, type WalkedKeys } from './testing/every-read.ts';
import { writeShippedDemo } from './testing/shipped-demo.ts';

/** Statements that ran, and the call each ran for first. */
const recorded = new Map<string, string>();
let walking: string | undefined;

vi.mock('../data/driver/connection.ts', async (importOriginal) => {
  const { connect } = await importOriginal<{ readonly connect: typeof Connect }>();
  const noted = (sql: string): string => {
    if (walking !== undefined && !recorded.has(sql)) recorded.set(sql, walking);
    return sql;
  };
  return {
    connect: async (...where: Parameters<typeof connect>) => {
      const db = await connect(...where);
      return {
        ...db,
        all: (sql: string, params?: never) => db.all(noted(sql), params),
        get: (sql: string, params?: never) => db.get(noted(sql), params),
      };
    },
  };
});

const SCALE = 0.02;
/** What reads a table whole all the same, and why nobody waits for it twice. */
const ALLOWED: readonly {
  readonly call: QueryName;
  readonly table: string;
  readonly sql?: RegExp;
  readonly why: string;
}[] = [
  { call: 'theme.values', table: 'room', why: 'colours every room; kept beside the workspace' },
  { call: 'snapshot.layers', table: 'call', why: 'counts every row; kept beside the workspace' },
  {
    call: 'statistics.table',
    table: 'resident',
    sql: /^SELECT count\(\*\) AS rows/,
    why: 'how many facts there are; kept beside the workspace',
  },
  {
    call: 'today.lists',
    table: 'resident',
    sql: /FROM people\.resident AS minor/,
    why: 'minors of every household, once a snapshot; the list is kept beside the workspace',
  },
  ...(['component', 'city_case'] as const).map((table) => ({
    call: 'area.summary' as const,
    table,
    why: 'places of the table stay in memory as long as the snapshot is open; regions are told from them',
  })),
];

/** A table of more rows than this, at this scale, is never read whole while somebody waits. */
const FEW_ROWS = 400;

let folder: TestFolder;
let host: Host;
let snapshot: OpenSnapshot;
let client: HostClient;
let keys: WalkedKeys;
let answers: unknown[];
const rowsOf = new Map<string, number>();

beforeAll(async () => {
  folder = await TestFolder.make();
  await writeShippedDemo(
    folder.at('exports'),
    SCALE,
    SYSTEM_WRITERS.map(({ system }) => system),
  );
  const { storeFolder, keyFolder } = places();
  await refresh({ paths: [folder.at('exports')], storeFolder, keyFolder });
  const store = await openStore(storeFolder);
  snapshot = await store.open(await requireCurrent(store));
  for (const { name, file } of TABLES)
    rowsOf.set(name, snapshot.has(file) ? await count(`${file}.${name}`) : 0);
  host = await createHost(places());
  client = host.client({ account: 'test', role: 'administrator' });
  keys = await walkedKeys();
  answers = await walk(client);
  walking = undefined;
});
afterAll(async () => {
  await host.close();
  await snapshot.close();
  await rm(folder.path, { recursive: true, force: true });
});

/** Answers of every read, one after the other; an error is an answer too. */
async function walk(asker: HostClient): Promise<unknown[]> {
  const told: unknown[] = [];
  for (const name of Object.keys(EVERY_READ) as QueryName[]) {
    walking = name;
    for (const answer of EVERY_READ[name](asker, keys))
      told.push(await Promise.resolve(answer).catch((error: Error) => `${name}: ${error.message}`));
  }
  return told;
}

function places() {
  return {
    storeFolder: folder.at('store'),
    keyFolder: folder.at('keys'),
    workspacePath: folder.at('workspace.sqlite'),
    log: () => undefined,
  };
}

async function count(table: string): Promise<number> {
  return (await snapshot.db.get<{ rows: number }>(`SELECT count(*) AS rows FROM ${table}`))!.rows;
}

async function first(sql: string): Promise<string> {
  return (await snapshot.db.get<{ key: string }>(`SELECT ${sql} LIMIT 1`))?.key ?? '';
}

async function walkedKeys(): Promise<WalkedKeys> {
  const records = new Map<string, string>();
  for (const { name, file, naturalKey } of TABLES) {
    if ((rowsOf.get(name) ?? 0) === 0) continue;
    records.set(name, await first(`${naturalKey.join(` || '/' || `)} AS key FROM ${file}.${name}`));
  }
  return {
    snapshotId: snapshot.manifest.id,
    streetCode: snapshot.manifest.profile.streets[0]!.code,
    buildingId: await first('building_id AS key FROM base.building ORDER BY floors_up DESC'),
    roomId: await first(
      'room_id AS key FROM base.room JOIN people.resident ON resident.room_slot = room.slot',
    ),
    unitId: records.get('unit')!,
    caseNo: await first('case_no AS key FROM city.city_case WHERE comp_id IS NOT NULL'),
    compId: records.get('component')!,
    commercialId: records.get('commercial_building')!,
    enterpriseId: await first(
      'enterprise_id AS key FROM economy.lease WHERE enterprise_id IS NOT NULL',
    ),
    beatCode: (await client.call('beat.list', {}))[0]!.code,
    records,
  };
}

/** Tables a statement names, by the names its plan uses. */
function tablesByAlias(sql: string): Map<string, string> {
  const named = sql.matchAll(
    /\b(?:base|people|economy|city|safety|services|links)\."?(\w+)"?(?:\s+AS\s+"?(\w+)"?)?/g,
  );
  return new Map([...named].flatMap(([, table, alias]) => [[alias ?? table!, table!] as const]));
}

/**
 * Tables of many rows a statement reads whole, or by walking a whole index, of those it gives a name of its own (`AS`). A plan names the
 * others with their file: what is worked out once a snapshot and kept, or walks the marks' partial index.
 */
async function readWhole(sql: string): Promise<string[]> {
  const steps = await snapshot.db
    .all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`)
    .catch(() => []);
  const tables = tablesByAlias(sql);
  return steps.flatMap(({ detail }) => {
    const alias = /^SCAN "?(\w+)/.exec(detail)?.[1];
    const table = alias === undefined ? undefined : tables.get(alias);
    return table !== undefined && (rowsOf.get(table) ?? 0) > FEW_ROWS ? [table] : [];
  });
}

it('every read is answered', () => {
  expect(answers.filter((answer) => typeof answer === 'string')).toEqual([]);
});

it('reads no table of many rows whole while somebody waits', async () => {
  const found: string[] = [];
  for (const [sql, call] of recorded)
    for (const table of await readWhole(sql))
      if (!isAllowed(call, table, sql))
        found.push(`${call} reads all of ${table}: ${oneLine(sql).slice(0, 200)}`);
  expect(recorded.size).toBeGreaterThan(100);
  expect(found).toEqual([]);
});

it('what the next start answers from what was kept is the same', async () => {
  await host.close();
  host = await createHost(places());
  client = host.client({ account: 'test', role: 'administrator' });
  expect(await walk(client)).toEqual(answers);
});

it('every read is answered when the keys of persons are gone, and nobody is named', async () => {
  const { storeFolder, keyFolder } = places();
  const store = await openStore(storeFolder);
  const principal = { account: 'test', role: 'administrator' } as const;
  for (const department of DEPARTMENTS.filter(({ id }) => id !== 'registry'))
    await destroyDepartmentKey({ store, keyFolder, department, principal, reason: '试' }).catch(
      (error: unknown) => expect(String(error)).toMatch(/no key/),
    );
  const told = await walk(client);
  const failed = told.filter((answer) => typeof answer === 'string');
  expect(failed.filter((answer) => !/photograph|was destroyed/.test(String(answer)))).toEqual([]);
  const text = JSON.stringify(told);
  expect(text).toContain('密钥已销毁');
  expect(text).not.toMatch(/[\u4e00-\u9fff]\*\*"/);
});

function oneLine(sql: string): string {
  return sql.replace(/\s+/g, ' ').trim();
}

function isAllowed(call: string, table: string, sql: string): boolean {
  return ALLOWED.some(
    (each) => each.call === call && each.table === table && (each.sql?.test(oneLine(sql)) ?? true),
  );
}
