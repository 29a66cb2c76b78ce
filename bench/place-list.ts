/** 名单上图 at the caller's end of a port: 200 messy rows with the first call's building of the gazetteer, and again. */
import { MessageChannel } from 'node:worker_threads';
import path from 'node:path';
import { parseArgs } from 'node:util';
import fc from 'fast-check';
import { createPortClient, fromNodePort } from '../contract/port-client.ts';
import { createHost } from '../data/host/index.ts';
import { openStore, requireCurrent } from '../data/snapshot/store.ts';
import { readGazetteer } from '../importers/links/read-gazetteer.ts';
import { matcherOf } from '../importers/links/snapshot-matcher.ts';
import { roomSpelling } from '../importers/addresses/testing/spellings.ts';
import type { RoomRow } from '../importers/addresses/room-table.ts';
import { table, writeSection } from './lib/results.ts';

const ROWS = 200;
/** Runs after the first; the bar is 10 s for the first one. */
const RUNS = 5;

const { values } = parseArgs({
  options: { store: { type: 'string' }, keys: { type: 'string' }, label: { type: 'string' } },
});
if (!values.store || !values.keys || !values.label)
  throw new Error('usage: place-list.ts --store DIR --keys DIR --label "scale 1"');
const [storeFolder, keyFolder] = [values.store, values.keys];

const list = await messyList();
const host = await createHost({
  storeFolder,
  keyFolder,
  workspacePath: path.join(storeFolder, 'workspace.sqlite'),
  matcherOf,
  log: () => undefined,
});
const { port1, port2 } = new MessageChannel();
host.serve(fromNodePort(port1), { account: 'bench', role: 'analyst' });
const client = createPortClient(fromNodePort(port2));

const first = await timed();
const again: number[] = [];
for (let run = 0; run < RUNS; run += 1) again.push((await timed()).seconds);
again.sort((left, right) => left - right);
client.close();
await host.close();

const right = first.rows.filter(({ roomId }, index) => roomId === list[index]?.roomId).length;
writeSection(`A pasted list on the map (${values.label})`, [
  `${ROWS} rooms as people write them, matched, placed and joined with residents, units, hazards and cases of their`,
  'buildings, over a MessagePort; the first call reads the gazetteer. Bar: 10 s.',
  '',
  ...table(
    ['first call', 'median of 5 more', 'in the right room', 'buildings joined'],
    [
      [
        `${first.seconds.toFixed(2)} s`,
        `${(again[2] ?? 0).toFixed(2)} s`,
        `${right} of ${ROWS}`,
        String(first.buildings.length),
      ],
    ],
  ),
]);

async function timed() {
  const started = performance.now();
  const answer = await client.call('list.place', { texts: list.map(({ text }) => text) });
  return { ...answer, seconds: (performance.now() - started) / 1000 };
}

/** Every 700th room or so, in one of the spellings of the address tests. */
async function messyList(): Promise<{ roomId: string; text: string }[]> {
  const store = await openStore(storeFolder);
  const snapshot = await store.open(await requireCurrent(store));
  const { buildings } = await readGazetteer(snapshot.db, snapshot.manifest.profile);
  const bySlot = new Map(buildings.map((building) => [building.slot, building]));
  const rooms = await snapshot.db.all<RoomRow>(
    `SELECT slot, room_id, building_slot, unit_no, floor_label, room_no FROM base.room
     WHERE slot % max(1, (SELECT count(*) FROM base.room) / ?1) = 7 ORDER BY slot LIMIT ?1`,
    [ROWS],
  );
  await snapshot.close();
  return rooms.flatMap((room, index) => {
    const building = bySlot.get(room.building_slot);
    if (!building) return [];
    const spelling = roomSpelling(building, room, { street: '', community: '' });
    const [text = ''] = fc.sample(spelling, { numRuns: 1, seed: index });
    return [{ roomId: room.room_id, text }];
  });
}
