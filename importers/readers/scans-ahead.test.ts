import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { TestFolder } from '../testing/folder.ts';
import { scanText } from './encoding.ts';
import { ScansAhead } from './scans-ahead.ts';

let folder: TestFolder;
let scans: ScansAhead | undefined;

beforeEach(async () => {
  folder = await TestFolder.make();
});
afterEach(async () => {
  await scans?.stop();
  await folder.remove();
});

const rows = '编号,名称\n1,月湖公园\n2,鼓楼\n';

describe('texts looked through on a second thread', () => {
  it('are told as this thread would find them, each by one of the two', async () => {
    const encodings = ['utf8', 'gb18030', 'utf-16'];
    const paths: string[] = [];
    for (let index = 0; index < 12; index += 1)
      paths.push(await folder.text(`${index}.csv`, rows.repeat(index + 1), encodings[index % 3]));
    scans = new ScansAhead(paths);
    const last = paths.at(-1) as string;
    const told = new Map([[last, await scans.of(last)]]);
    for (const path of paths) told.set(path, told.get(path) ?? (await scans.of(path)));
    expect(told.get(last)).toBeDefined();
    for (const [path, scan] of told) if (scan) expect(scan).toEqual(await scanText(path));
  });

  it('are left to this thread where they are damaged or gone, and the others still come', async () => {
    const sound = await folder.text('a.csv', rows);
    const damaged = await folder.bytes('b.csv', Buffer.from([0x61, 0xff, 0xff, 0x0a]));
    const gone = folder.at('c.csv');
    scans = new ScansAhead([sound, damaged, gone]);
    expect(await scans.of(gone)).toBeUndefined();
    expect(await scans.of(damaged)).toBeUndefined();
    await expect(scanText(damaged)).rejects.toMatchObject({ kind: 'invalid' });
    expect([undefined, await scanText(sound)]).toContainEqual(await scans.of(sound));
  });

  it('are not worth a thread while they are small', async () => {
    const path = await folder.text('a.csv', rows);
    expect(ScansAhead.begin([{ path, bytes: 1000 }])).toBeUndefined();
  });
});
