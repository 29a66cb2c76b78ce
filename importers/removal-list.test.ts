import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { isRemovalList, readRemovedRows } from './removal-list.ts';

let folder: string;
const path = () => join(folder, 'removed.csv');

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-removed-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

it('reads tables and keys, keys of several columns too', async () => {
  await writeFile(path(), '\ufeffunit,DW1\r\nunit, DW2\n\nbuilding_part,B1,2\n');
  expect(await readRemovedRows(path())).toEqual({
    unit: ['DW1', 'DW2'],
    building_part: ['B1\u001f2'],
  });
});

it('is told by its name, wherever the folder lies', () => {
  expect(isRemovalList('community-policing/待核实-撤去房间.txt')).toBe(true);
  expect(isRemovalList('撤去的楼/房间.txt')).toBe(false);
  expect(isRemovalList('撤去房间.xlsx')).toBe(false);
});

it('names the line that is no row', async () => {
  await writeFile(path(), 'unit,DW1\nunits,DW2\n');
  await expect(readRemovedRows(path())).rejects.toMatchObject({ place: { line: 2 } });
  await expect(readRemovedRows(`${path()}x`)).rejects.toThrow(/removed\.csvx/);
});
