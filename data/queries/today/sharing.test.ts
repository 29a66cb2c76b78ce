import { expect, it } from 'vitest';
import { tableSpec } from '../../../contract/schema/index.ts';
import { statesContradict, UNIT_CONTRADICTIONS } from '../../../contract/shared-units.ts';
import { DISTRICT } from '../../testing/district.ts';
import { useFixtureHost } from '../../testing/fixture-host.ts';

const twin = useFixtureHost();

const codesOf = (table: string, column: string): (string | null)[] => [
  ...Object.keys(tableSpec(table).columns[column]?.codes ?? {}),
  null,
];

/** Every pair of states there is: 开业情况 and 状态 of the police, 登记状态 of the registry. */
const PAIRS = codesOf('unit', 'on_site').flatMap((onSite) =>
  codesOf('unit', 'status').flatMap((status) =>
    codesOf('enterprise', 'status').map((registryStatus) => ({ onSite, status, registryStatus })),
  ),
);

const uscc = (at: number): string => `91330203MA1${String(at).padStart(7, '0')}`;

it('a unit’s page and the lists of 共享核对 and 以房管业 call the same pairs of states a contradiction', async () => {
  expect(PAIRS.length).toBeGreaterThan(20);
  await twin.fixture.publish({
    unit: PAIRS.map(({ onSite, status }, at) => ({
      ...DISTRICT.unit[0],
      ...{ unit_id: `P${at}`, uscc: uscc(at), on_site: onSite, status },
    })),
    enterprise: PAIRS.map(({ registryStatus }, at) => ({
      ...DISTRICT.enterprise[0],
      ...{ enterprise_id: `R${at}`, uscc: uscc(at), status: registryStatus },
    })),
  });
  const officer = twin.host.client({ account: 'local', role: 'officer' });
  const listed = async () => {
    const lists = Object.keys(UNIT_CONTRADICTIONS).map((id) =>
      officer.call('today.rows', { id, limit: 5000 }),
    );
    return (await Promise.all(lists)).flatMap(({ rows }) => rows.map(({ key }) => key)).sort();
  };
  const contradicting = PAIRS.flatMap((pair, at) => (statesContradict(pair) ? [`P${at}`] : []));
  await expect.poll(listed, { timeout: 10_000 }).toEqual(contradicting.sort());
});
