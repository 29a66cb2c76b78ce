import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { InteriorRoom } from '../../contract/queries/interior.ts';
import type { Role } from '../../contract/principal.ts';
import { createHost, type Host } from '../host/index.ts';
import { openKeyring } from '../sealing/keyring.ts';
import { beginBuild } from '../snapshot/build.ts';
import { openStore } from '../snapshot/store.ts';
import {
  buildingRow,
  deliverRows,
  residentRow,
  roomRow,
  type RowValues,
  TEST_PROFILE,
} from '../testing/deliveries.ts';

const ROOMS = ['101', '102', '201', '202'] as const;

/** Four rooms, each another case; the as-of date of every delivery is 2026-11-01. */
const TABLES: readonly (readonly [table: string, rows: readonly RowValues[]])[] = [
  ['building', [buildingRow('B1')]],
  ['room', ROOMS.map((id) => roomRow(id, 'B1', { room_no: id }))],
  [
    'resident',
    [
      residentRow('1', '101', { residence_relation: 'both' }),
      residentRow('2', '102', { residence_relation: 'both' }),
      residentRow('3', '102', { residence_relation: 'person_only' }),
      residentRow('4', '201', { residence_relation: 'household_only' }),
      residentRow('5', '202', { residence_relation: 'both', state: 'historical' }),
    ],
  ],
  [
    'elder',
    [
      elder('1', '101', { birth_year: 1960 }),
      elder('2', '102', { birth_year: 1940, living: 'with_children' }),
      elder('3', '201', { birth_year: 1940, living: 'alone' }),
      elder('4', '202', { birth_year: 1940, living: 'alone', cancelled_at: '2026-01-01' }),
    ],
  ],
  [
    'unit',
    [
      { unit_id: 'U1', name: '甲店', room_slot: '101', on_site: 'yes' },
      { unit_id: 'U2', name: '乙店', room_slot: '102', on_site: 'yes' },
      { unit_id: 'U3', name: '丙店', room_slot: '102', on_site: 'yes' },
      { unit_id: 'U4', name: '丁店', room_slot: '201', on_site: 'no' },
    ],
  ],
  [
    'office_survey',
    [
      ['101', '101', '2026-10-01'],
      ['102', '102', '2026-10-01'],
      ['102', '102', '2026-04-01'],
      ['101', '201', '2025-10-01'],
    ].map(([firm = '', room = '', day = '']) => ({
      survey_no: `S${firm}-${day}`,
      enterprise_id: `E${firm}`,
      enterprise_name: `企业${firm}`,
      room_slot: room,
      surveyed_at: day,
    })),
  ],
  [
    'tax_place',
    ['101', '102'].map((room) => ({
      tax_no: `T${room}`,
      enterprise_id: `E${room}`,
      enterprise_name: `企业${room}`,
    })),
  ],
  [
    'monthly_tax',
    [
      tax('T101', '2025-12', 60_000),
      tax('T101', '2026-11', 60_000),
      tax('T102', '2025-11', 9_000_000),
      tax('T102', '2026-01', 99_999),
    ],
  ],
  [
    'hazard',
    [
      hazard('1', '101', { level: 'general', due_at: '2026-11-01' }),
      hazard('2', '102', { level: 'general', due_at: '2026-10-31' }),
      hazard('3', '201', { level: 'major', due_at: '2026-12-31' }),
      hazard('4', '202', { level: 'major', due_at: '2026-01-31', closed_at: '2026-01-30' }),
    ],
  ],
];

let folder: string;
let host: Host;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'twin-interior-'));
  const [storeFolder, keyFolder] = [join(folder, 'store'), join(folder, 'keys')];
  const [store, keys] = await Promise.all([openStore(storeFolder), openKeyring(keyFolder)]);
  const build = await beginBuild(store, { profile: TEST_PROFILE, synthetic: true, keys });
  for (const [table, rows] of TABLES) await deliverRows(build, table, rows);
  await build.finish();
  host = await createHost({
    storeFolder,
    keyFolder,
    workspacePath: join(folder, 'workspace.sqlite'),
    checkResults: true,
    log: () => undefined,
  });
});
afterAll(async () => {
  await host.close();
  await rm(folder, { recursive: true, force: true });
});

async function classesAs(role: Role, theme: keyof InteriorRoom) {
  const client = host.client({ account: 'a', role });
  const { rooms } = await client.call('building.interior', { id: 'B1' });
  return rooms.map((room) => room[theme]);
}

test('人户: all 人户一致, 人户分离, only 户在人不在; historical records do not count', async () => {
  expect(await classesAs('officer', 'household')).toEqual(['both', 'apart', 'hollow', 'none']);
});

test('单位: one, several, 不在此处, none', async () => {
  expect(await classesAs('officer', 'unit')).toEqual(['one', 'several', 'gone', 'none']);
});

test('隐患: due on the as-of date is still in time; what was 销号 is gone', async () => {
  expect(await classesAs('officer', 'hazard')).toEqual(['open', 'overdue', 'major', 'none']);
});

test('老人: 60 and older, 80 and older, 80 and older alone; 注销 does not count', async () => {
  expect(await classesAs('officer', 'elder')).toEqual(['elder', 'aged', 'alone', 'none']);
});

test('税: the twelve months to the as-of date of the firms last found in a room, as a class', async () => {
  expect(await classesAs('officer', 'tax')).toEqual(['under100', 'under10', 'none', 'none']);
});

test('a wall gets neither people nor tax, the rest stays', async () => {
  const nothing = [null, null, null, null];
  expect(await classesAs('wall', 'household')).toEqual(nothing);
  expect(await classesAs('wall', 'elder')).toEqual(nothing);
  expect(await classesAs('wall', 'tax')).toEqual(nothing);
  expect(await classesAs('wall', 'hazard')).toEqual(['open', 'overdue', 'major', 'none']);
});

function elder(no: string, room: string, values: RowValues): RowValues {
  return {
    elder_no: no,
    room_slot: room,
    name: `老${no}`,
    id_no: `33029919400101000${no}`,
    ...values,
  };
}

function hazard(no: string, room: string, values: RowValues): RowValues {
  return {
    hazard_no: no,
    premises_no: 'P1',
    room_slot: room,
    description: '通道堆放杂物',
    found_at: '2026-01-01',
    ...values,
  };
}

function tax(taxNo: string, month: string, yuan: number): RowValues {
  return { tax_no: taxNo, month, tax_kind: '增值税', amount_yuan: yuan };
}
