import { describe, expect, it } from 'vitest';
import { TABLES, tableSpec } from '../../contract/schema/index.ts';
import { openWriter } from '../driver/sqlite.ts';
import { createIndexStatements, createTableSql } from './ddl.ts';

describe('DDL of the declared tables', () => {
  it('is accepted by SQLite for every table, indexes included', async () => {
    const db = await openWriter(':memory:');
    for (const table of TABLES) {
      await db.exec(createTableSql(table));
      for (const sql of createIndexStatements(table)) await db.exec(sql);
    }
    const rows = await db.all<{ name: string }>(
      "SELECT name FROM sqlite_schema WHERE type = 'table'",
    );
    expect(rows.map(({ name }) => name)).toEqual(
      expect.arrayContaining([...TABLES.map(({ name }) => name), 'resident_sealed', 'unit_sealed']),
    );
    await db.close();
  });

  it('never stores a sealed or dropped column clear', () => {
    const sql = createTableSql(tableSpec('resident'));
    for (const name of ['name', 'id_no', 'birth_date', 'phone', 'nation', 'health']) {
      expect(sql).not.toContain(`"${name}"`);
    }
    expect(sql).toContain('"birth_year"');
  });

  it('refuses values of another type and missing required ones', async () => {
    const db = await openWriter(':memory:');
    await db.exec(createTableSql(tableSpec('area')));
    const insert = (level: string | null, west: unknown) =>
      db.run(
        `INSERT INTO area (level, code, geometry, west_degrees, source_file_id, source_line, row_hash)
         VALUES (?, '1', '[]', ?, 1, 1, x'00')`,
        [level, west as string],
      );
    await expect(insert('street', 'west')).rejects.toThrow(/REAL/);
    await expect(insert(null, 1)).rejects.toThrow(/NOT NULL/);
    expect(await insert('street', 121.5)).toBe(1);
    await db.close();
  });
});
