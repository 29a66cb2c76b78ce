import { openKeyring } from '../sealing/keyring.ts';
import { beginBuild } from '../snapshot/build.ts';
import { openStore } from '../snapshot/store.ts';
import { buildingRow, deliverRows, residentRow, roomRow, TEST_PROFILE } from './deliveries.ts';

/** A program that publishes one snapshot after another until it is killed: `endless-build.ts STORE KEYS`. */
const [storeFolder = '', keyFolder = ''] = process.argv.slice(2);
const ROWS = 2000;
const numbers = Array.from({ length: ROWS }, (_, index) => index);

const store = await openStore(storeFolder);
const keys = await openKeyring(keyFolder);
for (let round = 0; ; round += 1) {
  const mark = `${process.pid}-${round}`;
  const build = await beginBuild(store, { profile: TEST_PROFILE, synthetic: true, keys, keep: 3 });
  if (round === 0) process.stdout.write('building\n');
  await deliverRows(build, 'building', [buildingRow('B1', { name: mark })]);
  await deliverRows(
    build,
    'room',
    numbers.map((index) => roomRow(`R${index}`, 'B1', { address: mark })),
  );
  await deliverRows(
    build,
    'resident',
    numbers.map((index) => residentRow(String(index), `R${index}`, { registered_address: mark })),
  );
  await build.finish();
}
