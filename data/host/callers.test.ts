import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { BUILT_IN_ACCOUNT } from '../../contract/principal.ts';
import { openWorkspace } from '../workspace/workspace.ts';
import { createCallers } from './callers.ts';
import { requireOwnPersons } from './policy.ts';

let folder: string;
let path: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'callers-'));
  path = join(folder, 'workspace.sqlite');
});
afterEach(() => rm(folder, { recursive: true }));

async function setDepartment(department: string | undefined): Promise<void> {
  const workspace = await openWorkspace(path);
  await workspace.accounts.setDepartment('local', department, 'local');
  await workspace.close();
}

it('an account without a workspace, or without a row in it, is of no department', async () => {
  const callers = createCallers(path, () => {});
  expect(await callers.complete(BUILT_IN_ACCOUNT)).toEqual(BUILT_IN_ACCOUNT);
  await setDepartment(undefined);
  callers.forget();
  expect(await callers.complete(BUILT_IN_ACCOUNT)).toEqual(BUILT_IN_ACCOUNT);
});

it('a changed department holds from the next call after it is forgotten', async () => {
  await setDepartment('ageing');
  const callers = createCallers(path, () => {});
  expect(await callers.complete(BUILT_IN_ACCOUNT)).toMatchObject({ department: 'ageing' });
  await setDepartment('tax');
  expect(await callers.complete(BUILT_IN_ACCOUNT)).toMatchObject({ department: 'ageing' });
  callers.forget();
  expect(await callers.complete(BUILT_IN_ACCOUNT)).toMatchObject({ department: 'tax' });
});

it('an account whose workspace cannot be read is of nobody’s department, and is asked for again', async () => {
  await writeFile(path, 'no database');
  const lines: string[] = [];
  const callers = createCallers(path, (line) => lines.push(line));
  expect(await callers.complete(BUILT_IN_ACCOUNT)).toMatchObject({ department: 'unknown' });
  expect(lines).toHaveLength(1);
  const caller = await callers.complete(BUILT_IN_ACCOUNT);
  expect(() => requireOwnPersons(caller, 'people.find')).toThrow(/workspace.*cannot be read now/);
  expect(() => requireOwnPersons(caller, 'unit.card')).not.toThrow();
  await rm(path);
  expect(await callers.complete(BUILT_IN_ACCOUNT)).toEqual(BUILT_IN_ACCOUNT);
});
