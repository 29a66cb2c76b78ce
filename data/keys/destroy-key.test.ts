import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { Role } from '../../contract/principal.ts';
import { findDepartment } from '../give-back/export-department.ts';
import { createHost, type Host } from '../host/index.ts';
import { keyFilePath } from '../sealing/key-file.ts';
import { openKeyring } from '../sealing/keyring.ts';
import { openStore } from '../snapshot/store.ts';
import { verifySnapshot } from '../snapshot/verify-snapshot.ts';
import { beginBuild } from '../snapshot/build.ts';
import { deliverRows, residentRow, TEST_PROFILE } from '../testing/deliveries.ts';
import { DISTRICT } from '../testing/district.ts';
import { createFixture, type Fixture } from '../testing/fixture.ts';
import { openWorkspace } from '../workspace/workspace.ts';
import { destroyDepartmentKey } from './destroy-key.ts';
import { keptManifests, reportKey } from './key-report.ts';

const POLICE = findDepartment('community-policing');
const GONE = '密钥已销毁';

let fixture: Fixture;
let host: Host;

beforeEach(async () => {
  fixture = await createFixture();
  await fixture.publish();
  host = await createHost({ ...fixture, log: () => undefined });
});
afterEach(async () => {
  await host.close();
  await fixture.remove();
});

const client = (role: Role = 'administrator') => host.client({ account: role, role });
const livedIn = DISTRICT.resident.find(({ room_slot }) => room_slot !== null);
const room = () => client().call('room.card', { id: String(livedIn?.room_slot) });
const named = (text: string) => client().call('people.find', { text, limit: 10 });

async function destroy(id = POLICE.id) {
  return destroyDepartmentKey({
    store: await openStore(fixture.storeFolder),
    keyFolder: fixture.keyFolder,
    department: findDepartment(id),
    principal: { account: 'local', role: 'administrator' },
    reason: '保存期满',
  });
}

describe('a destroyed key', () => {
  it('closes every record for good, in a window that is open too, and leaves the rest to be read', async () => {
    const before = await room();
    expect(before.currentResidents.some(({ name }) => name.endsWith('**'))).toBe(true);
    expect((await named('张')).length).toBeGreaterThan(0);
    await destroy();
    const after = await room();
    expect(after.currentResidents.map(({ recordNo }) => recordNo)).toEqual(
      before.currentResidents.map(({ recordNo }) => recordNo),
    );
    for (const { name, idNo, phone } of after.currentResidents)
      expect([name, idNo, phone]).toEqual([GONE, GONE, GONE]);
    expect(after.currentResidents.map(({ ageYears }) => ageYears === null)).toEqual(
      before.currentResidents.map(() => false),
    );
    expect(await named('张')).toEqual([]);
    const [row] = after.currentResidents;
    const { id: snapshotId } = await client().call('snapshot.info', {});
    const wish = { row: row?.row ?? 0, snapshotId, reason: '走访核实' };
    await expect(client().call('people.reveal', wish)).rejects.toThrow(/destroyed/);
  });

  it('is in the audit log and in the key file, and its bytes are in neither', async () => {
    const path = keyFilePath(fixture.keyFolder, POLICE.id);
    const old = JSON.parse(await readFile(path, 'utf8')) as { keys: { key: string }[] };
    const { auditNumber, snapshots } = await destroy();
    expect(snapshots[0]?.tables.map(({ table }) => table)).toEqual(['resident', 'unit']);
    const text = await readFile(path, 'utf8');
    expect(text).not.toContain(old.keys[0]?.key);
    expect(JSON.parse(text)).toMatchObject({
      keys: [{ epoch: 2 }],
      destroyed: [{ epoch: 1, by: 'local', reason: '保存期满' }],
    });
    const workspace = await openWorkspace(join(fixture.storeFolder, 'workspace.sqlite'));
    expect(await workspace.audit.verify()).toEqual({ ok: true, rows: auditNumber });
    await workspace.close();
  });

  it('is told by the check of the store, which is sound all the same', async () => {
    await destroy();
    const store = await openStore(fixture.storeFolder);
    const keyring = await openKeyring(fixture.keyFolder);
    const { ok, findings } = await verifySnapshot(store, (await store.currentId()) ?? '', keyring);
    expect(ok).toBe(true);
    expect(findings.map(({ sentence }) => sentence).join()).toContain('their key was destroyed');
    const report = await reportKey(fixture.keyFolder, store, POLICE, await keptManifests(store));
    expect(report.snapshots[0]?.tables.map(({ isClosed }) => isClosed)).toEqual([true, true]);
  });

  it('is not that of the registry, which links the persons of all', async () => {
    await expect(destroy('registry')).rejects.toThrow(/links the persons/);
  });
});

describe('after a key was destroyed', () => {
  it('the same files come in again and are read as before', async () => {
    const before = await room();
    await destroy();
    await fixture.publish();
    await host.close();
    host = await createHost({ ...fixture, log: () => undefined });
    const masked = (card: typeof before) =>
      card.currentResidents.map(({ name, idNo, phone }) => [name, idNo, phone]);
    expect(masked(await room())).toEqual(masked(before));
    expect((await named('张')).length).toBeGreaterThan(0);
  });

  it('other departments go on, and an incremental delivery is refused with its remedy', async () => {
    await destroy();
    const store = await openStore(fixture.storeFolder);
    const keys = await openKeyring(fixture.keyFolder);
    const begin = () =>
      beginBuild(store, {
        profile: TEST_PROFILE,
        synthetic: true,
        keys,
        allowDrop: true,
        mode: 'incremental',
      });
    const economy = await begin();
    await deliverRows(economy, 'enterprise', [{ enterprise_id: 'E9', name: '新店' }]);
    const published = await economy.finish();
    expect(published).toMatchObject({ changes: [{ table: 'enterprise', added: 1 }] });
    const police = await begin();
    await expect(deliverRows(police, 'resident', [residentRow('9', null)])).rejects.toThrow(
      /Deliver the whole table/,
    );
    expect(await store.currentId()).toBe(published === 'unchanged' ? '' : published.id);
  });
});
