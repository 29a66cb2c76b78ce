import { chmod, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { defaultKeyFolder, openKeyring } from './keyring.ts';
import { packColumns, unpackColumns } from './payload.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-keys-'));
});

afterEach(() => rm(folder, { recursive: true, force: true }));

const policeKeys = async () => (await openKeyring(folder)).forSealing('community-policing');

describe('key folder', () => {
  it('makes one private file a department and keeps it', async () => {
    const [key] = (await policeKeys()).phoneKeys(['12912345678']);
    const files = await readdir(folder);
    expect(files.sort()).toEqual(['community-policing.key.json', 'registry.key.json']);
    for (const file of files) expect((await stat(join(folder, file))).mode & 0o777).toBe(0o600);
    expect((await policeKeys()).phoneKeys(['12912345678'])).toEqual([key]);
  });

  it('makes one key for all that ask at once, and leaves nothing else behind', async () => {
    const all = await Promise.all(Array.from({ length: 40 }, policeKeys));
    const keys = all.map((each) => each.phoneKeys(['12912345678'])[0]);
    expect(keys.every((key) => Buffer.from(key!).equals(Buffer.from(keys[0]!)))).toBe(true);
    expect((await readdir(folder)).sort()).toEqual([
      'community-policing.key.json',
      'registry.key.json',
    ]);
  });

  it('refuses a key file that others may read and says how to mend it', async () => {
    await policeKeys();
    await chmod(join(folder, 'community-policing.key.json'), 0o644);
    await expect(policeKeys()).rejects.toMatchObject({
      kind: 'forbidden',
      message: expect.stringContaining('chmod 600'),
    });
  });

  it('says that a damaged key file has to be restored', async () => {
    await writeFile(join(folder, 'community-policing.key.json'), '{', { mode: 0o600 });
    await expect(policeKeys()).rejects.toMatchObject({ kind: 'corrupt' });
  });

  it('makes no key when rows are only to be opened', async () => {
    const keyring = await openKeyring(folder);
    await expect(keyring.forOpening('community-policing')).rejects.toMatchObject({
      kind: 'forbidden',
      message: expect.stringContaining('Copy the key folder'),
    });
    expect(await readdir(folder)).toEqual([]);
  });

  it('is named by the environment', () => {
    expect(defaultKeyFolder({ HAISHU_TWIN_KEYS: '/keys' })).toBe('/keys');
    expect(defaultKeyFolder({ XDG_CONFIG_HOME: '/config' })).toBe('/config/haishu-twin/keys');
  });
});

describe('sealed chunks', () => {
  const rows = { name: ['张三', null, '李\u001f四'], phone: ['12911112222', null, ''] };

  it('opens what it sealed, all columns or some', async () => {
    const keys = await policeKeys();
    const sealed = keys.seal('resident', 3, rows);
    expect(keys.open('resident', 3, sealed)).toEqual(rows);
    expect(keys.open('resident', 3, sealed, ['phone'])).toEqual({ phone: rows.phone });
    expect(Buffer.from(sealed.blob).includes('张三')).toBe(false);
  });

  it('refuses a blob moved to another chunk, table or epoch', async () => {
    const keys = await policeKeys();
    const sealed = keys.seal('resident', 3, rows);
    const corrupt = expect.objectContaining({ kind: 'corrupt' });
    expect(() => keys.open('resident', 4, sealed)).toThrow(corrupt);
    expect(() => keys.open('unit', 3, sealed)).toThrow(corrupt);
    expect(() => keys.open('resident', 3, { ...sealed, epoch: 2 })).toThrow('generation 2');
  });

  it('notices every changed byte', async () => {
    const keys = await policeKeys();
    const sealed = keys.seal('resident', 3, rows);
    for (let at = 0; at < sealed.blob.length; at += 1) {
      const blob = Uint8Array.from(sealed.blob);
      blob[at] = (blob[at] ?? 0) ^ 1;
      expect(() => keys.open('resident', 3, { epoch: sealed.epoch, blob })).toThrow();
    }
  });

  it('tells a wrong key from a damaged blob', async () => {
    const sealed = (await policeKeys()).seal('resident', 3, rows);
    const other = await openKeyring(join(folder, 'other'));
    const keys = await other.forSealing('community-policing');
    expect(() => keys.open('resident', 3, sealed)).toThrow(
      expect.objectContaining({ kind: 'forbidden' }),
    );
  });

  it('packs any values and gives them back', () => {
    const value = fc.oneof(fc.string({ unit: 'grapheme' }), fc.constant(null), fc.integer());
    fc.assert(
      fc.property(
        fc.dictionary(fc.stringMatching(/^[a-z]{1,9}$/), fc.array(value, { minLength: 1 })),
        (columns) => {
          expect(unpackColumns(packColumns(columns))).toEqual({ ...columns });
        },
      ),
    );
  });
});

describe('keyed lookup', () => {
  it('gives equal keys to equal documents only', async () => {
    const keys = await policeKeys();
    const number = fc.oneof(
      fc.stringMatching(/^3302990[0-9]{10}[0-9X]$/),
      fc.stringMatching(/^[A-Z][0-9]{8}$/),
      fc.stringMatching(/^[0-9]{1,18}$/),
    );
    fc.assert(
      fc.property(fc.uniqueArray(number, { minLength: 2 }), (numbers) => {
        const found = keys.personKeys(numbers.map((text) => `居民身份证|${text}`));
        expect(new Set(found).size).toBe(numbers.length);
        expect(keys.personKeys(numbers.map((text) => `居民身份证|${text}`))).toEqual(found);
      }),
    );
  });

  it('keeps document types, phones and households apart, and blanks blank', async () => {
    const keys = await policeKeys();
    const found = [
      ...keys.personKeys(['身份证|123', '护照|123']),
      ...keys.phoneKeys(['123']),
      ...keys.householdKeys(['123']),
    ];
    expect(new Set(found).size).toBe(4);
    expect(found.every((key) => /^[0-9a-f]{16}$/.test(key ?? ''))).toBe(true);
    expect(keys.personKeys(['身份证| 12x '])).toEqual(keys.personKeys(['身份证|12X']));
    expect(keys.personKeys([null, '身份证|'])).toEqual([null, null]);
  });

  it('gives a citizen one person key in all departments, however the document is called', async () => {
    const keyring = await openKeyring(folder);
    const [police, ageing] = await Promise.all([
      keyring.forSealing('community-policing'),
      keyring.forSealing('ageing'),
    ]);
    const number = '33029919400101123x';
    expect(police.personKeys([`居民身份证|${number}`])).toEqual(ageing.personKeys([`|${number}`]));
    const other = await (await openKeyring(join(folder, 'there'))).forSealing('ageing');
    expect(other.personKeys([`|${number}`])).not.toEqual(ageing.personKeys([`|${number}`]));
  });

  it('differs between departments and between key folders', async () => {
    const here = await openKeyring(folder);
    const there = await openKeyring(join(folder, 'there'));
    const all = await Promise.all([
      here.forSealing('community-policing'),
      here.forSealing('ageing'),
      there.forSealing('community-policing'),
    ]);
    expect(new Set(all.map((keys) => keys.phoneKeys(['12912345678'])[0])).size).toBe(3);
  });
});
