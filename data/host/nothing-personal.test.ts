import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { HostClient } from '../../contract/host.ts';
import { DISTRICT } from '../testing/district.ts';
import { createFixture, type Fixture } from '../testing/fixture.ts';
import { createHost, type Host } from './index.ts';

let fixture: Fixture;
let host: Host;

beforeAll(async () => {
  fixture = await createFixture();
  await fixture.publish();
  host = await createHost({ ...fixture, log: () => undefined });
});
afterAll(async () => {
  await host.close();
  await fixture.remove();
});

const TEXTS = [
  '张',
  '李',
  '王',
  '赵',
  'zs',
  '月湖',
  'KFC',
  '12912340006',
  '330299198007010006',
  '3-2-501',
  '501室',
];

/** Everything any read gives this client, as one text. */
async function everything(client: HostClient): Promise<string> {
  const buildings = DISTRICT.building.map((each) => ({ id: String(each.building_id) }));
  const rooms = DISTRICT.room.map((each) => ({ id: String(each.room_id) }));
  const answers = await Promise.all([
    client.call('snapshot.info', {}),
    client.call('snapshot.layers', {}),
    client.call('map.labels', {}),
    ...buildings.flatMap((ref) => [
      client.call('building.card', ref),
      client.call('building.matrix', ref),
    ]),
    ...rooms.map((ref) => client.call('room.card', ref)),
    ...DISTRICT.unit.map((each) => client.call('unit.card', { id: String(each.unit_id) })),
    ...TEXTS.map((text) => client.call('search.everything', { text, limit: 50 })),
    ...TEXTS.map((text) => client.call('people.find', { text, limit: 100 }).catch(() => [])),
  ]);
  return JSON.stringify(answers);
}

describe.each(['wall', 'analyst', 'officer', 'leader', 'administrator', 'auditor'] as const)(
  'to a %s',
  (role) => {
    it('no name, number, phone or birth date leaves the host readable', async () => {
      const text = await everything(host.client({ account: role, role }));
      for (const { name, id_no, phone, birth_date } of DISTRICT.resident) {
        for (const secret of [
          name,
          id_no,
          phone,
          birth_date,
          String(birth_date).replaceAll('-', ''),
        ]) {
          expect(text).not.toContain(String(secret));
        }
      }
      for (const { legal_person, phone } of DISTRICT.unit) {
        expect(text).not.toContain(String(legal_person));
        expect(text).not.toContain(String(phone));
      }
    });

    it('masked rows are shown to officers, analysts and administrators alone', async () => {
      const text = await everything(host.client({ account: role, role }));
      const shown = ['officer', 'analyst', 'administrator'].includes(role);
      expect(text.includes('3302**********')).toBe(shown);
      expect(text.includes('张**')).toBe(shown);
    });
  },
);
