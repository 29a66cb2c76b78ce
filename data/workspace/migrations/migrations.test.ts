import { describe, expect, it } from 'vitest';
import { openWriter } from '../../driver/sqlite.ts';
import { createAccounts } from '../accounts.ts';
import { migrateWorkspace, WORKSPACE_VERSION } from './index.ts';

async function workspaceAt(version: number) {
  const db = await openWriter(':memory:');
  await migrateWorkspace(db, version);
  return db;
}

describe('workspace migrations', () => {
  it('0001 makes an audit log that refuses updates and deletions', async () => {
    const db = await workspaceAt(1);
    await db.run(
      `INSERT INTO audit_log VALUES (1, 'now', 'local', 'officer', 'a', 's', 'r', '', 'h')`,
    );
    await expect(db.run(`UPDATE audit_log SET reason = 'x'`)).rejects.toThrow('cannot be changed');
    await expect(db.run('DELETE FROM audit_log')).rejects.toThrow('cannot be changed');
    await db.close();
  });

  it('0002 adds preferences and keeps the audit log', async () => {
    const db = await workspaceAt(1);
    await db.run(
      `INSERT INTO audit_log VALUES (1, 'now', 'local', 'officer', 'a', 's', 'r', '', 'h')`,
    );
    await migrateWorkspace(db, 2);
    await db.run(`INSERT INTO preference VALUES ('local', 'scene', '{}', 'now')`);
    expect(await db.get('SELECT count(*) AS rows FROM audit_log')).toEqual({ rows: 1 });
    await db.close();
  });

  it('0003 adds mappings of departments', async () => {
    const db = await workspaceAt(2);
    await migrateWorkspace(db, 3);
    await db.run(`INSERT INTO import_mapping VALUES ('registry', '*.csv', '{}', 'local', 'now')`);
    expect(await db.get('SELECT count(*) AS rows FROM import_mapping')).toEqual({ rows: 1 });
    await db.close();
  });

  it('0004 adds returned lists whose rows have one of three results, and keeps the mappings', async () => {
    const db = await workspaceAt(3);
    await migrateWorkspace(db, 4);
    await db.run(
      `INSERT INTO returned_list VALUES ('TH-2026-0001', 'd', 't', 'o', '2026-12-01', 's', 'local', 'now')`,
    );
    const insert = (position: number, state: string | null) =>
      db.run(
        `INSERT INTO returned_list_row VALUES ('TH-2026-0001', ?, 'unit', 'U1', NULL, 'r', ?, NULL, NULL)`,
        [position, state],
      );
    expect(await insert(1, null)).toBe(1);
    expect(await insert(2, 'withdrawn')).toBe(1);
    await expect(insert(3, 'lost')).rejects.toThrow('CHECK');
    await db.close();
  });

  it('0007 and 0008 add drafts and hand-overs that refuse updates and deletions', async () => {
    const db = await workspaceAt(6);
    await migrateWorkspace(db, 8);
    await db.run(
      `INSERT INTO draft_revision VALUES (1, 'd', 1, 'saved', '{}', 's', 'local', 'now', '', 'h')`,
    );
    await db.run(`INSERT INTO hand_over VALUES (1, 'b', '{}', 'local', 'now', '', 'h')`);
    for (const table of ['draft_revision', 'hand_over']) {
      await expect(db.run(`DELETE FROM ${table}`)).rejects.toThrow('cannot be changed');
      await expect(db.run(`UPDATE ${table} SET account = 'x'`)).rejects.toThrow(
        'cannot be changed',
      );
    }
    await db.close();
  });

  it('0009 adds accounts, of no department until somebody gives them one', async () => {
    const db = await workspaceAt(8);
    await migrateWorkspace(db, 9);
    const accounts = createAccounts(db);
    expect(await accounts.department('local')).toBeUndefined();
    await accounts.setDepartment('local', 'ageing', 'local');
    expect(await accounts.department('local')).toBe('ageing');
    await accounts.setDepartment('local', undefined, 'local');
    expect(await accounts.department('local')).toBeUndefined();
    await db.close();
  });

  it('run twice changes nothing, and a newer workspace is left alone', async () => {
    const db = await workspaceAt(WORKSPACE_VERSION);
    await migrateWorkspace(db);
    await db.exec(`PRAGMA user_version = ${WORKSPACE_VERSION + 1}`);
    await expect(migrateWorkspace(db)).rejects.toMatchObject({ kind: 'stale' });
    await db.close();
  });
});
