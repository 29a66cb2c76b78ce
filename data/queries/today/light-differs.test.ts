import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { approvalCase } from '../../../contract/schema/approvals.ts';
import { openKeyring } from '../../sealing/keyring.ts';
import { beginBuild } from '../../snapshot/build.ts';
import { cellsOf } from '../../snapshot/row-cells.ts';
import { openStore } from '../../snapshot/store.ts';
import { buildingRow, deliverRows, TEST_PROFILE } from '../../testing/deliveries.ts';
import { approvalsToday } from './approvals.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-lights-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

const LIST = 'approvals.light-differs';

/** Cases with the light delivered, the one worked out, and what was found. */
const CASES = [
  { no: 'C1', src: 'green', calc: 'red', flags: ['LIGHT_DIFF'] },
  { no: 'C2', src: 'green', calc: 'green', flags: ['APPROVAL_TIME_ORDER'] },
  { no: 'C3', src: 'red', calc: 'green', flags: ['APPROVAL_TIME_ORDER', 'LIGHT_DIFF'] },
  { no: 'C4', src: 'green', calc: 'green', flags: [] },
] as const;

async function* rows() {
  yield CASES.map(({ no, src, calc, flags }, at) => ({
    file: 0,
    line: at + 2,
    cells: cellsOf(approvalCase, {
      case_no: no,
      item_code: 'I1',
      apply_at: '2016-03-07 08:30:00',
      light_src: src,
      light_calc: calc,
    }),
    flags,
  }));
}

it('lists the cases whose light differs, with both lights', async () => {
  const store = await openStore(join(folder, 'store'));
  const keys = await openKeyring(join(folder, 'keys'));
  const build = await beginBuild(store, { profile: TEST_PROFILE, synthetic: true, keys });
  await deliverRows(build, 'building', [buildingRow('B1')]);
  await deliverRows(build, 'room', []);
  await build.deliver({
    table: approvalCase,
    files: [{ name: '办件.csv', sha256: '0'.repeat(64), asOf: '2016-06-30' }],
    rows: rows(),
    finish: () => ({ read: [CASES.length], rejected: [0] }),
  });
  const { id } = (await build.finish()) as { id: string };
  const snapshot = await store.open(id);
  try {
    const { sql } = await approvalsToday[LIST]!({ snapshot }, '2016-06-30');
    const found = await snapshot.db.all<Record<string, unknown>>(sql);
    expect(found.map(({ key, light_src, light_calc }) => [key, light_src, light_calc])).toEqual([
      ['C1', 'green', 'red'],
      ['C3', 'red', 'green'],
    ]);
  } finally {
    await snapshot.close();
  }
});
