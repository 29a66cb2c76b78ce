import { expect, it } from 'vitest';
import { freeName } from './export-department.ts';

it('names of files given back differ in more than their case', () => {
  const taken = new Set<string>();
  const names = ['a/unit.csv', 'b/Unit.CSV', 'UNIT.txt', 'c/unit-2.csv'].map((name) =>
    freeName(name, 'csv', taken),
  );
  expect(names).toEqual(['unit.csv', 'Unit-2.csv', 'UNIT-3.csv', 'unit-2-2.csv']);
  expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
});
