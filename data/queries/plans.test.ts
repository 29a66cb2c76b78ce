import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openStore } from '../snapshot/store.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { DISTRICT, type DistrictRows } from '../testing/district.ts';
import { createFixture, type Fixture } from '../testing/fixture.ts';
import { buildingSql } from './building-row.ts';
import { PEOPLE_IN_BUILDING_SQL, PEOPLE_IN_COMMUNITY_SQL } from './building-people.ts';
import { matrixSql, UNITS_IN_BUILDING_SQL } from './community-policing.ts';
import { ROOM_KEYS_SQL } from './building-economy-cards.ts';
import { BY_KEY_SQL, BY_ROW_SQL } from './people.ts';
import { RESIDENTS_OF_ROOM_SQL, roomSql } from './room-card.ts';
import { BASE_SQL, UNIT_SQL } from './search-candidates.ts';
import { ROOM_SQL } from './search-rooms.ts';
import { unitSql as unitCardSql } from './unit-card.ts';
import { unitsOfRoomSql } from './units.ts';
import { AROUND_SQL, occupantsSql, ROOM_SQL as AROUND_ROOM_SQL } from './work-safety/around.ts';

let fixture: Fixture;
let snapshot: OpenSnapshot;

beforeAll(async () => {
  fixture = await createFixture();
  const id = await fixture.publish(manyOf(400));
  snapshot = await (await openStore(fixture.storeFolder)).open(id);
});
afterAll(async () => {
  await snapshot.close();
  await fixture.remove();
});

/** Enough rows that the planner's statistics prefer an index; rows of the tiny district repeated under other keys. */
function manyOf(times: number): Partial<DistrictRows> {
  const copies = <Row extends object>(
    rows: readonly Row[],
    renew: (row: Row, copy: number) => object,
  ) =>
    Array.from({ length: times }, (_, copy) =>
      rows.map((row) => ({ ...row, ...renew(row, copy) }) as never),
    ).flat();
  return {
    building: copies(DISTRICT.building.slice(0, 1), (_row, copy) => ({ building_id: `N${copy}` })),
    room: copies(DISTRICT.room.slice(0, 2), (row, copy) => ({
      room_id: `N${copy}-${row.room_no}`,
      building_slot: `N${copy}`,
    })),
    resident: copies(DISTRICT.resident.slice(0, 2), (row, copy) => ({
      record_no: `${row.record_no}-${copy}`,
      room_slot: `N${copy}-101`,
      id_no: `33029919800701${String(copy).padStart(4, '0')}`,
      phone: `1290000${String(copy).padStart(4, '0')}`,
    })),
    unit: copies(DISTRICT.unit.slice(0, 1), (_row, copy) => ({
      unit_id: `N${copy}`,
      room_slot: `N${copy}-101`,
    })),
  };
}

/** Steps of the plan that read a whole table. Areas and source files are few; a virtual table is asked by its match. */
async function scans(sql: string): Promise<string[]> {
  const steps = await snapshot.db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
  const details = steps.map((step) => step.detail);
  expect(details.join('\n')).toMatch(/USING .*(INDEX|PRIMARY KEY)/);
  return details.filter(
    (detail) =>
      /^SCAN (?!source|street|community)/.test(detail) && !detail.includes('VIRTUAL TABLE'),
  );
}

describe('plans of the queries people wait for', () => {
  it.each([
    ['a building by id', buildingSql('building_id')],
    ['a building by slot', buildingSql('slot')],
    ['units in a building', UNITS_IN_BUILDING_SQL],
    ['people in a building', PEOPLE_IN_BUILDING_SQL],
    ['people in the buildings of a community', PEOPLE_IN_COMMUNITY_SQL],
    ['a room by id', roomSql('room_id', 'room.let_registered_at')],
    ['a room by slot', roomSql('slot', 'room.let_registered_at')],
    ['residents of a room', RESIDENTS_OF_ROOM_SQL],
    ['units of a room', unitsOfRoomSql('unit.*')],
    ['a unit by id', unitCardSql('unit.*')],
    ['people by key', BY_KEY_SQL],
    ['people by row', BY_ROW_SQL],
    ['search in buildings and places', BASE_SQL],
    ['search in units', UNIT_SQL],
    ['search in rooms', ROOM_SQL],
    ['the room of a firm', ROOM_KEYS_SQL],
    ['a room whose neighbours are asked for', AROUND_ROOM_SQL],
    ['rooms above, below and beside a room', AROUND_SQL],
    ['who is in the rooms around a room', occupantsSql((file) => file !== 'safety')],
  ])('%s reads no whole table', async (_what, sql) => {
    expect(await scans(sql)).toEqual([]);
  });

  it('the matrix of a building reads no whole table', async () => {
    expect(await scans(matrixSql({ snapshot } as never))).toEqual([]);
  });
});
