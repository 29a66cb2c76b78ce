import { symlink } from 'node:fs/promises';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { tableSpec } from '../../contract/schema/index.ts';
import { TestFolder } from '../testing/folder.ts';
import { ImportReporter } from './reporter.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
});
afterEach(() => folder.remove());

it.runIf(process.platform === 'linux')(
  'a report that does not fit on the disk ends with a sentence',
  async () => {
    const reporter = await ImportReporter.open(folder.path);
    await symlink('/dev/full', folder.at('rejects.xlsx'));
    const place = { table: tableSpec('unit'), file: '单位.csv', line: 2 };
    reporter.reject(place, { code: 'REQUIRED', field: 'name' });
    await expect(reporter.close()).rejects.toThrow('no space left');
  },
);
