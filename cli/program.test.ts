import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createFixture, type Fixture } from '../data/testing/fixture.ts';

const MAIN = join(dirname(fileURLToPath(import.meta.url)), 'main.ts');

let fixture: Fixture;
beforeAll(async () => {
  fixture = await createFixture();
  await fixture.publish();
});
afterAll(() => fixture.remove());

interface Ended {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

/** Runs `twin` as a shell would. */
function twin(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    const child = execFile(process.execPath, [MAIN, ...args], (_error, out, error) =>
      resolve({ code: child.exitCode ?? -1, out, error }),
    );
  });
}

function query(name: string, params: unknown): Promise<Ended> {
  const { storeFolder, keyFolder } = fixture;
  return twin(
    'query',
    name,
    JSON.stringify(params),
    '--snapshot',
    storeFolder,
    '--keys',
    keyFolder,
  );
}

describe('twin query', () => {
  it('prints one JSON value and ends 0', async () => {
    const { code, out, error } = await query('building.card', { id: 'B0001' });
    expect([code, error]).toEqual([0, '']);
    expect(JSON.parse(out)).toMatchObject({ buildingId: 'B0001', name: '月湖花园3幢' });
  });

  it('prints packed columns as plain arrays', async () => {
    const { out } = await query('room.classes', {});
    expect(JSON.parse(out).slots).toHaveLength(51);
  });

  it('masks people', async () => {
    const { out } = await query('people.find', { text: '330299198007010006' });
    expect(JSON.parse(out)[0].record).toMatchObject({ name: '王**', idNo: '3302**********0006' });
  });

  it('ends 1 with a sentence when the answer is an error', async () => {
    const { code, out, error } = await query('building.card', { id: 'nowhere' });
    expect([code, out]).toEqual([1, '']);
    expect(error).toContain('has no building "nowhere"');
    expect(error.trim().split('\n')).toHaveLength(1);
  });

  it('ends 2 when it is called wrongly', async () => {
    expect((await twin('query', 'no.such', '{}', '--snapshot', fixture.storeFolder)).code).toBe(2);
    expect(
      (await twin('query', 'snapshot.info', '{', '--snapshot', fixture.storeFolder)).code,
    ).toBe(2);
    expect((await twin('query', 'snapshot.info')).code).toBe(2);
  });

  it('does not take a misspelt folder for an empty store', async () => {
    const { code, error } = await twin(
      'query',
      'snapshot.info',
      '--snapshot',
      join(fixture.storeFolder, 'x'),
    );
    expect(code).toBe(1);
    expect(error).toContain('There are no snapshots');
  });
});

describe('twin', () => {
  it('lists its commands on --help and ends 0', async () => {
    const { code, out } = await twin('--help');
    expect(code).toBe(0);
    for (const name of ['demo', 'import', 'tiles', 'verify', 'query', 'rollback', 'diff'])
      expect(out).toContain(name);
  });

  it('ends 2 for a command it does not have', async () => {
    expect((await twin('frobnicate')).code).toBe(2);
  });
});
