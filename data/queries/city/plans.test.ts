import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { CASE_CLOCKS_SQL } from '../../city/case-clocks.ts';
import { openStore } from '../../snapshot/store.ts';
import type { OpenSnapshot } from '../../snapshot/open-snapshot.ts';
import { caseEvent, cityCase } from '../../testing/city-cases.ts';
import { createFixture, type Fixture } from '../../testing/fixture.ts';
import { POINT_ROWS } from '../../testing/point-rows.ts';
import { TRACK_SQL } from '../points/patrol-tracks.ts';
import { CITY_CASE_SQL } from './case.ts';
import { ALIKE_NEAR_SQL, CITY_COMPONENT_SQL, COMPONENT_CASES_SQL } from './component.ts';
import { DEVIATIONS_SQL } from './deviations.ts';

const MANY = 600;
let fixture: Fixture;
let snapshot: OpenSnapshot;

beforeAll(async () => {
  fixture = await createFixture();
  const numbers = Array.from({ length: MANY }, (_, at) => at);
  const [lamp] = POINT_ROWS['component'] ?? [];
  const [fix] = POINT_ROWS['patrol_fix'] ?? [];
  const id = await fixture.publish({
    component: numbers.map((at) => ({
      ...lamp,
      comp_id: `P${at}`,
      type_code: `0${100 + (at % 40)}`,
    })),
    city_case: numbers.map((at) =>
      cityCase(`A${at}`, { report: '2016-06-20 09:00:00' }, { comp_id: `P${at}` }),
    ),
    case_event: numbers.flatMap((at) =>
      [1, 2, 3].map((step) => caseEvent(`A${at}`, step, 'dispatch', '2016-06-20 09:30:00')),
    ),
    patrol_fix: numbers.map((at) => ({
      ...fix,
      patrol_no: `JD${at % 9}`,
      at: new Date(Date.UTC(2016, 5, 30) + at * 60_000)
        .toISOString()
        .slice(0, 19)
        .replace('T', ' '),
    })),
  });
  snapshot = await (await openStore(fixture.storeFolder)).open(id);
});
afterAll(async () => {
  await snapshot.close();
  await fixture.remove();
});

describe('plans of 数字城管', () => {
  it.each([
    ['a case with its component and steps', CITY_CASE_SQL],
    ['a component', CITY_COMPONENT_SQL],
    ['the cases of a component', COMPONENT_CASES_SQL],
    ['alike components near', ALIKE_NEAR_SQL],
    ['clocks of a run of cases', CASE_CLOCKS_SQL],
    ['deviations of chosen cases', DEVIATIONS_SQL],
    ['a patrol’s track', TRACK_SQL],
  ])('%s reads no whole table', async (_what, sql) => {
    const steps = await snapshot.db.all<{ detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
    const details = steps.map(({ detail }) => detail);
    expect(details.join('\n')).toMatch(/USING .*(INDEX|PRIMARY KEY)/);
    const scanned = details.filter(
      (detail) => /^SCAN (?!steps|\(subquery)/.test(detail) && !detail.includes('VIRTUAL TABLE'),
    );
    expect(scanned).toEqual([]);
  });
});
