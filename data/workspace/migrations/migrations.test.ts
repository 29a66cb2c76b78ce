import { describe, expect, it } from 'vitest';
import { openWriter } from '../../driver/sqlite.ts';
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

  it('run twice changes nothing, and a newer workspace is left alone', async () => {
    const db = await workspaceAt(WORKSPACE_VERSION);
    await migrateWorkspace(db);
    await db.exec(`PRAGMA user_version = ${WORKSPACE_VERSION + 1}`);
    await expect(migrateWorkspace(db)).rejects.toMatchObject({ kind: 'stale' });
    await db.close();
  });
});
