import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { WriteDb } from '../data/driver/port.ts';
import { openWriter } from '../data/driver/sqlite.ts';
import { createTileHandler } from './tile-handler.ts';

let db: WriteDb;
beforeAll(async () => {
  db = await openWriter(':memory:');
  await db.exec('CREATE TABLE media(key TEXT PRIMARY KEY, content BLOB)');
  const text = (value: string) => new TextEncoder().encode(value);
  await db.run('INSERT INTO media VALUES (?, ?), (?, ?), (?, ?)', [
    'buildings/tileset.json',
    text('{}'),
    'rooms/7/rooms.glb',
    text('glTF…'),
    'buildings/cells/0_0.glb',
    gzipSync(text('glTF packed')),
  ]);
});
afterAll(() => db.close());

const ID = '0123456789abcdef';
const handle = createTileHandler(async (tilesId) => (tilesId === ID ? db : undefined));
const get = (url: string, init?: RequestInit) => handle(new Request(url, init));

describe('a tile', () => {
  it('comes with its type, length, tag and for ever', async () => {
    const response = await get(`app://twin/tiles/${ID}/rooms/7/rooms.glb`);
    expect(response.status).toBe(200);
    expect(response.headers.get('Content-Type')).toBe('model/gltf-binary');
    expect(response.headers.get('Content-Length')).toBe('7');
    expect(response.headers.get('Cache-Control')).toContain('immutable');
    expect(await response.text()).toBe('glTF…');
  });

  it('is not sent again to who has it', async () => {
    const url = `app://twin/tiles/${ID}/buildings/tileset.json`;
    const etag = (await get(url)).headers.get('ETag') as string;
    const again = await get(url, { headers: { 'If-None-Match': etag } });
    expect(again.status).toBe(304);
    expect(await again.text()).toBe('');
  });

  it('stored packed comes as it was built, whatever the client takes', async () => {
    const response = await get(`app://twin/tiles/${ID}/buildings/cells/0_0.glb`);
    expect(response.headers.get('Content-Length')).toBe('11');
    expect(await response.text()).toBe('glTF packed');
  });

  it('asked for by HEAD has no body', async () => {
    const head = await get(`app://twin/tiles/${ID}/buildings/tileset.json`, { method: 'HEAD' });
    expect([head.status, head.headers.get('Content-Length'), await head.text()]).toEqual([
      200,
      '2',
      '',
    ]);
  });

  it('resolved within its folder is found', async () => {
    const response = await get(`app://twin/tiles/${ID}/buildings/../rooms/7/rooms.glb`);
    expect(response.status).toBe(200);
  });

  it.each([
    [404, `app://twin/tiles/${ID}/rooms/8/rooms.glb`],
    [404, 'app://twin/tiles/fedcba9876543210/rooms/7/rooms.glb'],
    [400, 'app://twin/tiles/20260101-120000-0001/rooms/7/rooms.glb'],
    [400, `app://twin/tiles/${ID}`],
    [400, `app://twin/tiles/${ID}/`],
    [400, `app://twin/tiles/${ID}//etc/passwd`],
    [400, 'app://twin/tiles/../../etc/passwd'],
    [400, `app://twin/tiles/${ID}/%2e%2e%2f%2e%2e%2fsecret`],
    [400, `app://twin/tiles/${ID}/..%5c..%5csecret`],
    [400, `app://twin/tiles/${ID}/%00`],
    [400, `app://twin/tiles/${ID}/%`],
    [400, 'app://twin/tiles/%2e%2e/x'],
    [400, `app://twin/tiles/${ID}/x' OR 1=1`],
    [400, `app://twin/elsewhere/${ID}/x.glb`],
  ])('is refused with %i: %s', async (status, url) => {
    const response = await get(url);
    expect(response.status).toBe(status);
    expect(await response.text()).toMatch(/tile/);
  });

  it('is never written, and waits while its file cannot be read', async () => {
    expect((await get(`app://twin/tiles/${ID}/x.glb`, { method: 'POST' })).status).toBe(405);
    const closed = await openWriter(':memory:');
    await closed.close();
    const refused = createTileHandler(async () => closed);
    const response = await refused(new Request(`app://twin/tiles/${ID}/x.glb`));
    expect(response.status).toBe(503);
  });
});
