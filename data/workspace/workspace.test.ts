import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { openWriter } from '../driver/sqlite.ts';
import { openWorkspace } from './workspace.ts';

let folder: string;
const path = () => join(folder, 'workspace.sqlite');
const officer = { account: 'local', role: 'officer' } as const;
const entry = { action: 'people.reveal', subject: 'snapshot 1 row 7', reason: '入户走访核对' };

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-workspace-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function logged(rows: number): Promise<void> {
  const workspace = await openWorkspace(path());
  await Promise.all(
    new Array(rows).fill(entry).map((each) => workspace.audit.append(officer, each)),
  );
  await workspace.close();
}

/** Changes the file behind the program's back, as somebody with the disk could. */
async function tamper(sql: string): Promise<void> {
  const db = await openWriter(path());
  await db.exec(`DROP TRIGGER audit_log_no_update; DROP TRIGGER audit_log_no_delete; ${sql}`);
  await db.close();
}

async function verdict() {
  const workspace = await openWorkspace(path());
  const found = await workspace.audit.verify();
  await workspace.close();
  return found;
}

it('takes writes of all kinds at once, each whole', async () => {
  const workspace = await openWorkspace(path());
  const draft = {
    ...{ department: 'community-policing', title: '核对', owner: '张三', dueOn: '2026-12-01' },
    ...{ snapshotId: '1', account: 'local' },
  };
  const row = { table: 'unit', naturalKey: 'U1', rowHash: null, reason: '待核实' };
  const note = { table: 'unit', key: 'U1', text: '已走访', account: 'local' };
  await Promise.all(
    [1, 2, 3].flatMap((value) => [
      workspace.audit.append(officer, entry),
      workspace.lists.make(draft, [row]),
      workspace.notes.add(note),
      workspace.savePreference('local', 'beat', value),
    ]),
  );
  expect((await workspace.lists.all()).map(({ rows }) => rows)).toEqual([1, 1, 1]);
  expect(await workspace.audit.verify()).toEqual({ ok: true, rows: 3 });
  expect(await workspace.notes.of('unit', 'U1')).toHaveLength(3);
  expect(await workspace.preference('local', 'beat')).toBe(3);
  await workspace.close();
});

describe('audit log', () => {
  it('numbers rows one after the other, appended at once or after reopening, and the chain holds', async () => {
    await logged(20);
    await logged(3);
    expect(await verdict()).toEqual({ ok: true, rows: 23 });
  });

  it.each([
    ['an edited row', `UPDATE audit_log SET reason = 'x' WHERE number = 3`, 3],
    ['a row taken out', 'DELETE FROM audit_log WHERE number = 2', 3],
    ['the last row cut off', 'DELETE FROM audit_log WHERE number = 5', 5],
    ['all rows gone', 'DELETE FROM audit_log', 1],
  ])('finds %s', async (_what, sql, number) => {
    await logged(5);
    await tamper(sql);
    expect(await verdict()).toMatchObject({ ok: false, number });
  });
});

describe('preferences', () => {
  it('come back as they were saved, by account', async () => {
    const workspace = await openWorkspace(path());
    await workspace.savePreference('local', 'scene', { light: 'night' });
    await workspace.savePreference('local', 'scene', { light: 'day' });
    expect(await workspace.preference('local', 'scene')).toEqual({ light: 'day' });
    expect(await workspace.preference('other', 'scene')).toBeUndefined();
    await workspace.close();
  });
});
