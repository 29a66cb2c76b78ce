import { expect, test } from 'vitest';
import type { Road } from '../city/streets.ts';
import { distanceToSegment } from '../geometry/polygon.ts';
import type { Point } from '../geometry/plane.ts';
import { AS_OF, invent } from '../invention.ts';
import { loadShipped } from '../testing.ts';
import { openAnswerBook } from '../world/answer-book.ts';
import { momentOf } from '../world/calendar.ts';
import { openWorld } from '../world.ts';
import { makeCases } from './cases.ts';
import type { SurveyedComponent } from './plant-components.ts';
import type { Report } from './report-stream.ts';

/** Enough that some would fall on the lake and the canals, which are a hundredth of the district. */
const REPORTS = 4000;

test('events lie on land, and over water only on the bridge across it', async () => {
  const { profile, plan } = await loadShipped();
  const facts = { ...invent(profile, plan, 0.01, 1), units: [], elders: [], asOf: AS_OF, out: '' };
  const world = openWorld(facts, openAnswerBook()).forSystem('city-management');
  const report: Report = { at: momentOf(AS_OF), source: '公众举报' };
  const component = {
    id: '330203010100000001',
    type: { code: '0101', name: '上水井盖', owner: '', department: '' },
    at: facts.district.cells[0]!.ring[0]!,
  } as unknown as SurveyedComponent;
  const cases = [...makeCases(world, Array(REPORTS).fill(report), [component], [])];
  const events = cases.filter(({ kind }) => kind === '事件').map(({ at }) => at);
  const overWater = events.filter((at) => !world.places.isLand(at));
  expect(events.length - overWater.length).toBeGreaterThan(REPORTS / 2);
  expect(overWater.length, 'bridges have cases').toBeGreaterThan(0);
  expect(overWater.filter((at) => !isOnStreet(facts.district.streets.roads, at))).toEqual([]);
});

function isOnStreet(roads: readonly Road[], at: Point): boolean {
  return roads.some(({ line, tag }) =>
    line
      .slice(1)
      .some((to, index) => distanceToSegment(at, line[index]!, to) <= tag.widthMetres / 2 + 0.01),
  );
}
