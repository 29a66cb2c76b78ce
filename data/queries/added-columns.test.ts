import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DISTRICT } from '../testing/district.ts';
import { createFixture, type Fixture } from '../testing/fixture.ts';
import { makeOlder } from '../testing/older-layout.ts';
import { createHost, type Host } from '../host/index.ts';

const [ROOM, UNIT] = ['B0001-1-101', 'U0001'];
const FIRST_RECORD = String(DISTRICT.resident[0]?.record_no);
const ADDED = {
  room: DISTRICT.room.map((row) =>
    row.room_id === ROOM ? { ...row, let_registered_at: '2015-03-02' } : row,
  ),
  unit: DISTRICT.unit.map((row) => (row.unit_id === UNIT ? { ...row, security_key: 'yes' } : row)),
  resident: DISTRICT.resident.map((row, at) => ({
    ...row,
    permit_no: '330299198007010017',
    live_address: '演示路8号',
    cancel_reason: at === 0 ? '迁出' : '其他情况',
  })),
};

describe.each([
  ['of today', false],
  ['of layout 3', true],
])('the cards of a snapshot %s', (_name, older) => {
  let fixture: Fixture;
  let host: Host;
  let id: string;
  beforeAll(async () => {
    fixture = await createFixture();
    id = await fixture.publish(ADDED);
    if (older) await makeOlder(fixture.storeFolder, id);
    host = await createHost({ ...fixture, checkResults: true, log: () => {} });
  });
  afterAll(async () => {
    await host.close();
    await fixture.remove();
  });
  const officer = () => host.client({ account: 'local', role: 'officer' });

  it('say what their files have', async () => {
    const room = await officer().call('room.card', { id: ROOM });
    expect(room.letRegisteredAt).toBe(older ? null : '2015-03-02');
    const unit = await officer().call('unit.card', { id: UNIT });
    expect(unit.securityKey).toBe(older ? null : 'yes');
  });

  it('show what is sealed masked, and the reason of a cancellation where it is one of the list', async () => {
    const { fields } = await officer().call('record.card', {
      table: 'resident',
      key: FIRST_RECORD,
    });
    expect([fields.permit_no, fields.live_address, fields.cancel_reason]).toEqual([
      '3302**********0017',
      '***',
      '迁出',
    ]);
  });

  it('tell a permit of another number and the present address once a reason is logged', async () => {
    const { row } = await officer().call('record.card', { table: 'resident', key: FIRST_RECORD });
    const revealed = await officer().call('people.reveal', {
      row,
      snapshotId: id,
      reason: '入户走访核对居住证',
    });
    expect(revealed).toMatchObject({ permitNo: '330299198007010017', liveAddress: '演示路8号' });
  });
});
