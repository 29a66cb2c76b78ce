import { afterEach, beforeEach, expect, it } from 'vitest';
import { TestFolder } from '../testing/folder.ts';
import { zipOf } from '../testing/zip.ts';
import { openTable } from './open.ts';
import { readZipDirectory } from './zip-directory.ts';

let folder: TestFolder;
beforeEach(async () => {
  folder = await TestFolder.make();
});
afterEach(() => folder.remove());

const CONTENT = Buffer.alloc(17_000_000, '海曙');

/** A zip with one file, and what its directory says of that file's length. */
function zipSaying(name: string, content: Uint8Array, inflatedBytes: number): Buffer {
  const zip = zipOf({ [name]: content });
  zip.writeUInt32LE(inflatedBytes, zip.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + 24);
  return zip;
}

it.each([
  { kind: 'small', content: CONTENT.subarray(0, 1_000_000) },
  { kind: 'large', content: CONTENT },
])('gives a $kind file whole, as often as it is asked for', async ({ content }) => {
  const zip = await readZipDirectory(await folder.bytes('a.zip', zipOf({ 'a.csv': content })));
  for (let time = 0; time < 2; time += 1)
    expect((await zip.bytes('a.csv'))?.equals(content)).toBe(true);
});

it.each([
  { kind: 'small', content: CONTENT.subarray(0, 1_000_000), says: 1000 },
  { kind: 'large', content: CONTENT, says: 16_900_000 },
])('stops at the length a $kind file says it has', async ({ content, says }) => {
  const path = await folder.bytes('a.zip', zipSaying('a.csv', content, says));
  const zip = await readZipDirectory(path);
  await expect(zip.bytes('a.csv')).rejects.toThrow(RangeError);
});

it('reads a file whose length is written elsewhere', async () => {
  const path = await folder.bytes('a.zip', zipSaying('a.csv', CONTENT, 0xffffffff));
  expect((await (await readZipDirectory(path)).bytes('a.csv'))?.equals(CONTENT)).toBe(true);
});

it.each(['楼栋.zip', '楼栋.xlsx'])('refuses %s that would fill the memory', async (name) => {
  const inside = name.endsWith('.zip') ? '楼栋.shp' : 'xl/sharedStrings.xml';
  await folder.bytes(name, zipSaying(inside, CONTENT.subarray(0, 1000), 2_000_000_000));
  const opening = openTable(folder.at(name), () => 0);
  await expect(opening).rejects.toThrow(
    /would unpack from 1 kB to 2000000 kB.*Ask the sender for it unpacked/,
  );
});
