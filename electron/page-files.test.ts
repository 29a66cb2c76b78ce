import { mkdtemp, mkdir, rm, symlink, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createPageHandler, withAppHeaders } from './page-files.ts';
import { CONTENT_SECURITY_POLICY } from './security.ts';

let folder: string;
let get: (url: string) => Promise<Response>;

beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'page-files-'));
  const page = path.join(folder, 'page');
  await mkdir(path.join(page, 'cesium', 'Workers'), { recursive: true });
  await mkdir(path.join(folder, 'page-secret'));
  await writeFile(path.join(page, 'index.html'), '<p>海曙</p>');
  await writeFile(path.join(page, 'cesium', 'Workers', 'a.js'), 'self');
  await writeFile(path.join(folder, 'secret.txt'), 'secret');
  await writeFile(path.join(folder, 'page-secret', 'secret.txt'), 'secret');
  await symlink(path.join(folder, 'secret.txt'), path.join(page, 'link.txt'));
  const handle = createPageHandler(page);
  get = (url) => handle(new Request(url));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

describe('createPageHandler', () => {
  it('serves the page at the root with its type', async () => {
    const response = await get('app://twin/?view=above');
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toBe('<p>海曙</p>');
  });

  it('serves scripts of workers', async () => {
    const response = await get('app://twin/cesium/Workers/a.js');
    expect(response.headers.get('content-type')).toBe('text/javascript; charset=utf-8');
    expect(response.headers.get('content-length')).toBe('4');
  });

  it.each([
    'app://twin/../secret.txt',
    'app://twin/..%2fsecret.txt',
    'app://twin/%2e%2e/secret.txt',
    'app://twin/%2e%2e%2fpage-secret/secret.txt',
    'app://twin/..%5csecret.txt',
    'app://twin/%00',
    'app://twin/%zz',
    'app://twin/link.txt',
    'app://twin//etc/passwd',
    'app://twin/cesium',
    'app://twin/missing.js',
  ])('gives nothing for %s', async (url) => {
    const response = await get(url);
    expect(response.ok).toBe(false);
    expect(await response.text()).toBe('');
  });

  it('only reads', async () => {
    const handle = createPageHandler(path.join(folder, 'page'));
    expect((await handle(new Request('app://twin/', { method: 'POST' }))).status).toBe(405);
  });
});

describe('withAppHeaders', () => {
  it('puts the policy on every answer and keeps status and type', async () => {
    const response = withAppHeaders(
      new Response('x', { status: 404, headers: { 'Content-Type': 'text/plain' } }),
    );
    expect(response.status).toBe(404);
    expect(response.headers.get('content-type')).toBe('text/plain');
    expect(response.headers.get('content-security-policy')).toBe(CONTENT_SECURITY_POLICY);
  });
});
