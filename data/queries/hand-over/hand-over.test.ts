import { expect, it } from 'vitest';
import { openWriter } from '../../driver/sqlite.ts';
import { BEAT_ROWS } from '../../testing/beat-rows.ts';
import { DISTRICT } from '../../testing/district.ts';
import { useFixtureHost } from '../../testing/fixture-host.ts';

const twin = useFixtureHost(BEAT_ROWS);
const PARTIES = {
  beatCode: 'B01',
  from: { officerNo: 'J001', officerName: '吴一' },
  to: { officerNo: 'J002', officerName: '吴二' },
};

async function publish(rows: Parameters<typeof twin.fixture.publish>[0]): Promise<void> {
  const id = await twin.fixture.publish({ ...BEAT_ROWS, ...rows });
  const client = twin.client('officer');
  await expect
    .poll(async () => (await client.call('snapshot.info', {})).id, { timeout: 10_000 })
    .toBe(id);
}

it('the first sheet holds every room of the beat, its records apart, notes and what is open', async () => {
  const officer = twin.client('officer');
  await officer.call('note.add', { table: 'room', key: 'B0001-1-101', text: '店铺换了招牌' });
  await officer.call('note.add', { table: 'room', key: 'B0003-1201', text: '在别的责任区' });
  await officer.call('note.add', { table: 'building', key: 'B0002', text: '门禁坏了' });
  const sheet = await officer.call('handOver.prepare', PARTIES);
  expect(sheet.since).toBeNull();
  expect(sheet.rooms).toHaveLength(48);
  const shop = sheet.rooms.find(({ roomId }) => roomId === 'B0001-1-101');
  expect(shop).toMatchObject({
    currentRecords: 6,
    historicalRecords: 1,
    units: 1,
    notes: 1,
    unverified: false,
  });
  const counts = Object.fromEntries(sheet.counts.map(({ id, count }) => [id, count]));
  expect(counts).toMatchObject({
    rooms: 48,
    buildings: 2,
    current: 53,
    historical: 1,
    'officer.rooms-unverified': 24,
  });
  expect(sheet.notes.map(({ text }) => text)).toEqual(['店铺换了招牌', '门禁坏了']);
  expect(JSON.stringify(sheet)).not.toMatch(/张三|3302991980|1291234/);
});

it('signed, it is kept as it was; the next begins from it and tells what changed since', async () => {
  const officer = twin.client('officer');
  const entry = await officer.call('handOver.sign', {
    ...PARTIES,
    witness: '所长',
    remark: '钥匙三把',
  });
  expect(entry).toMatchObject({
    number: 1,
    beatName: '月湖一区',
    witness: '所长',
    account: 'officer',
  });
  expect(entry.hash).toMatch(/^[0-9a-f]{64}$/);

  const [shop, ...rooms] = DISTRICT.room;
  const gone = DISTRICT.room.find(({ room_id }) => room_id === 'B0002-2-602');
  await publish({
    room: [{ ...shop!, tenure: 'rented' }, ...rooms.filter((room) => room !== gone)],
    resident: DISTRICT.resident.map((row) =>
      row.record_no === 'P0900' ? { ...row, state: 'historical', phone: '12900000000' } : row,
    ),
    unit: DISTRICT.unit.filter(({ unit_id }) => unit_id !== 'U0003'),
  });
  const next = await officer.call('handOver.prepare', {
    ...PARTIES,
    from: PARTIES.to,
    to: PARTIES.from,
  });
  expect(next.since).toMatchObject({ number: 1, snapshotId: entry.snapshotId });
  const told = next.changes.map(({ roomNo, table, kind, columns }) => [
    roomNo,
    table,
    kind,
    ...columns,
  ]);
  expect(told.sort()).toEqual(
    [
      ['101', 'room', 'changed', '房屋性质'],
      ['602', 'room', 'removed'],
      ['101', 'resident', 'changed', '记录状态', '联系电话'],
      ['101', 'unit', 'removed'],
    ].sort(),
  );
  expect(next.rooms.find(({ roomId }) => roomId === 'B0001-1-101')?.changes).toBe(2);
});

it('a sheet opens again unchanged, and one that was edited in the file says so', async () => {
  const officer = twin.client('officer');
  const [entry] = await officer.call('handOver.list', { beatCode: 'B01' });
  const opened = await officer.call('handOver.open', { number: entry?.number ?? 0 });
  expect(opened).toMatchObject({ intact: true, entry });
  expect(opened.sheet.rooms).toHaveLength(48);
  const limited = twin.client('officer', { areaCode: '330203001' });
  expect(await limited.call('handOver.list', {})).toEqual([]);
  await expect(limited.call('handOver.open', { number: 1 })).rejects.toMatchObject({
    kind: 'forbidden',
  });
  await expect(
    twin.client('analyst').call('handOver.sign', { ...PARTIES, witness: '', remark: '' }),
  ).rejects.toMatchObject({
    kind: 'forbidden',
  });
  const db = await openWriter(twin.fixture.workspacePath);
  await db.exec('DROP TRIGGER hand_over_no_update');
  await db.run(`UPDATE hand_over SET sheet = replace(sheet, '钥匙三把', '钥匙两把')`);
  await db.close();
  expect(await officer.call('handOver.open', { number: 1 })).toMatchObject({ intact: false });
});
