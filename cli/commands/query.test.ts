import { execFile } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { METRICS } from '../../contract/metrics/index.ts';
import type { HostClient } from '../../contract/host.ts';
import { BUILT_IN_ACCOUNT } from '../../contract/principal.ts';
import {
  AREA_FIGURES,
  type EconomyAreas,
  type EconomyOverview,
} from '../../contract/queries/building-economy.ts';
import type { StatisticsTable } from '../../contract/queries/statistics.ts';
import { createHost, type Host } from '../../data/host/index.ts';
import { createFixture, type Fixture } from '../../data/testing/fixture.ts';
import { hazardRow, PREMISES_ROWS } from '../../data/testing/safety-rows.ts';

const MAIN = join(dirname(fileURLToPath(import.meta.url)), '..', 'main.ts');
const SYSTEMS = ['city-management', 'community-policing', 'work-safety'] as const;
const IDS = METRICS.map(({ id }) => id);
const PERIOD = { from: '2015-07-01', to: '2016-06-30' };

let fixture: Fixture;
let host: Host;
/** The client a panel of the window has. */
let panel: HostClient;
let printed: ReadonlyMap<string, unknown>;
let overview: EconomyOverview;

async function twinQuery<Answer>(name: string, params: unknown): Promise<Answer> {
  const { stdout } = await promisify(execFile)(process.execPath, [
    MAIN,
    'query',
    name,
    JSON.stringify(params),
    '--snapshot',
    fixture.storeFolder,
    '--keys',
    fixture.keyFolder,
  ]);
  return JSON.parse(stdout) as Answer;
}

beforeAll(async () => {
  fixture = await createFixture();
  await fixture.publish({
    premises: PREMISES_ROWS,
    hazard: [hazardRow('H1'), hazardRow('H2', { level: 'major', due_at: '2016-07-20' })],
  });
  host = await createHost({ ...fixture, log: () => undefined });
  panel = host.client(BUILT_IN_ACCOUNT);
  const tables = SYSTEMS.map((system) => {
    const metrics = METRICS.filter((each) => each.system === system).map(({ id }) => id);
    return twinQuery<StatisticsTable>('statistics.table', { metrics, period: PERIOD });
  });
  printed = new Map(
    (await Promise.all(tables)).flatMap(({ metrics, total }) =>
      metrics.map(({ id }, at): [string, unknown] => [id, total.cells[at]]),
    ),
  );
  overview = await twinQuery<EconomyOverview>('economy.overview', {});
});
afterAll(async () => {
  await host.close();
  await fixture.remove();
});

describe('twin query prints the numbers of the panels', () => {
  it.each(IDS)('%s', async (id) => {
    const { total } = await panel.call('statistics.table', { metrics: [id], period: PERIOD });
    expect(printed.get(id)).toEqual(total.cells[0]);
  });

  it('every figure of 楼宇经济, by class, month, industry and street', async () => {
    expect(overview).toEqual(JSON.parse(JSON.stringify(await panel.call('economy.overview', {}))));
    expect(Object.keys(overview.figures).length).toBeGreaterThan(20);
  });

  it('every figure of 楼宇经济 by street, as the analysis map has it', async () => {
    const printed = await twinQuery<EconomyAreas>('economy.areas', {
      figure: 'vacancyByArea',
      level: 'street',
    });
    expect(printed).toEqual(
      await panel.call('economy.areas', { figure: 'vacancyByArea', level: 'street' }),
    );
    for (const figure of AREA_FIGURES) {
      const { rows } = await panel.call('economy.areas', { figure, level: 'street' });
      expect(rows.map(({ code }) => code)).toEqual(printed.rows.map(({ code }) => code));
    }
  });
});
