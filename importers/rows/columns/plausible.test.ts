import { expect, it } from 'vitest';
import { tableSpec } from '../../../contract/schema/index.ts';
import { columnReader } from '../column-readers.ts';
import { RowChecks } from '../row-checks.ts';

const read = (name: string, cell: string | number) => {
  const [tableName, field] = name.split('.') as [string, string];
  const table = tableSpec(tableName);
  const column = table.columns[field];
  if (!column) throw new RangeError(name);
  const checks = new RowChecks();
  const context = { table, field, column, asOf: '2016-06-30' };
  const value = columnReader(context)(cell, checks);
  return { value, flags: checks.flags, refused: checks.problem };
};

it.each([
  ['building.floors_up', 71, 71],
  ['building.floors_down', 7, 7],
  ['building.year_built', '1561', 1561],
  ['building.year_built', '2017', 2017],
  ['resident.registered_at', '1898-01-31', '1898-01-31'],
  ['component.init_date', '2003-12-31', '2003-12-31'],
  ['enterprise.capital_yuan', 1_000_001, 1_000_001e4],
])('%s of %s stays and is marked', (name, cell, value) => {
  const found = read(name, cell);
  expect(found).toMatchObject({ value, refused: undefined });
  expect(found.flags).toContain('RANGE');
});

it.each([
  ['building.floors_up', 70],
  ['building.floors_down', 6],
  ['building.year_built', '1800'],
  ['resident.registered_at', '1900-01-01'],
  ['component.init_date', '2004-01-01'],
  ['enterprise.capital_yuan', 1_000_000],
])('%s of %s is not marked', (name, cell) => {
  expect(read(name, cell).flags).not.toContain('RANGE');
});

it('a name with a character made for one system is kept and marked', () => {
  expect(read('resident.name', '张\uE815')).toMatchObject({
    value: '张\uE815',
    flags: ['TEXT_PRIVATE'],
  });
  expect(read('resident.name', '张三').flags).toEqual([]);
});
