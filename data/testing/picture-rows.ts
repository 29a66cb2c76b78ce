import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { SqlValue } from '../driver/port.ts';
import { contentOf, placePictures, stagePicture } from '../pictures/picture-files.ts';
import { openKeyring } from '../sealing/keyring.ts';
import type { Fixture } from './fixture.ts';

const BEFORE = Buffer.from('stands for a photograph before');
const AFTER = Buffer.from('stands for a photograph after');

const picture = (part: string, sequence: number, more: Readonly<Record<string, SqlValue>>) => ({
  table_name: 'city_case',
  record_key: 'AJ1',
  part,
  sequence,
  file_name: `照片/AJ1_${part}_${sequence}.jpg`,
  ...more,
});

const found = (bytes: Buffer) => ({
  content: contentOf(bytes),
  format: 'jpeg',
  width_pixels: 400,
  height_pixels: 300,
  size_bytes: bytes.length,
});

/** Photographs of the case of `POINT_ROWS`: one before, one after, and one after that is missing. */
export const PICTURE_ROWS = {
  picture: [
    picture('before', 1, found(BEFORE)),
    picture('after', 1, found(AFTER)),
    picture('after', 2, { problem: 'missing' }),
  ],
} as const;

/** Puts what `PICTURE_ROWS` names into a fixture's store. */
export async function storePictures({ storeFolder, keyFolder }: Fixture): Promise<void> {
  const build = await mkdtemp(join(tmpdir(), 'twin-pictures-'));
  const keys = await (await openKeyring(keyFolder)).forSealing('city-management');
  for (const bytes of [BEFORE, AFTER]) await stagePicture(build, keys, bytes);
  await placePictures(storeFolder, build);
  await rm(build, { recursive: true, force: true });
}
