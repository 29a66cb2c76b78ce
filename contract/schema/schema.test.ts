import { describe, expect, it } from 'vitest';
import { TABLES } from './index.ts';
import { SNAPSHOT_FILES, type TableSpec } from './table.ts';

describe.each(TABLES.map((table) => [table.name, table] as const))('%s', (_name, table) => {
  it('has a natural key and indexes of its own columns', () => {
    for (const column of [...table.naturalKey, ...table.indexes.flat()])
      expect(Object.keys(table.columns)).toContain(column);
  });

  it('requires what makes its key', () => {
    const optional = table.naturalKey.filter((name) => !table.columns[name]?.required);
    expect(optional).toEqual([]);
  });

  it('keeps its key clear', () => {
    const hidden = table.naturalKey.filter((name) => {
      const privacy = table.columns[name]?.privacy ?? 'open';
      return privacy === 'sealed' || privacy === 'dropped';
    });
    expect(hidden).toEqual([]);
  });

  it('refers to tables with permanent slots and one key column', () => {
    for (const { references } of Object.values(table.columns)) {
      if (references === undefined) continue;
      const target = TABLES.find((other) => other.name === references) as TableSpec;
      expect([target.identity, target.naturalKey.length]).toEqual(['slot', 1]);
    }
  });

  it('gives every code a title of its own', () => {
    for (const { codes } of Object.values(table.columns)) {
      const titles = Object.values(codes ?? {});
      expect(new Set(titles).size).toBe(titles.length);
    }
  });
});

it('names every table once', () => {
  const names = TABLES.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
});

it('fits the files a snapshot may have', () => {
  expect(new Set(TABLES.map(({ file }) => file)).size).toBeLessThanOrEqual(
    SNAPSHOT_FILES.length - 1,
  );
});
