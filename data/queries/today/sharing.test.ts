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

it('a unit is known in the registry by its code or the organisation code in it, and institutions are not looked for there', async () => {
  const unit = (unit_id: string, uscc: string | null, category: string) => ({
    ...DISTRICT.unit[0],
    ...{ unit_id, uscc, category, on_site: 'yes', status: 'open' },
  });
  const firm = (enterprise_id: string, uscc: string | null, org_code: string | null) => ({
    ...DISTRICT.enterprise[0],
    ...{ enterprise_id, uscc, org_code, status: 'active' },
  });
  await twin.fixture.publish({
    unit: [
      unit('CODE', '91330203MA1AAAAA10', 'enterprise'),
      unit('OLD', '91330203MA1BBBBB20', 'enterprise'),
      unit('OTHER', '91330203MA1CCCCC30', 'enterprise'),
      unit('NONE', null, 'sole_trader'),
      unit('SCHOOL', '12330203MA1DDDDD40', 'other'),
      unit('COMMITTEE', null, 'association'),
    ],
    enterprise: [
      firm('1', '91330203MA1AAAAA10', null),
      firm('2', null, 'MA1BBBBB2'),
      firm('3', '91330203MA1EEEEE50', 'MA1CCCCC3'),
    ],
  });
  const officer = twin.host.client({ account: 'local', role: 'officer' });
  const listed = async () => {
    const { rows } = await officer.call('today.rows', {
      id: 'housing.on-site-unregistered',
      limit: 5000,
    });
    return rows.map(({ key }) => key).sort();
  };
  await expect.poll(listed, { timeout: 10_000 }).toEqual(['NONE', 'OTHER']);
  const { neighbours } = await officer.call('record.card', { table: 'unit', key: 'OLD' });
  const registry = neighbours.find(({ table }) => table === 'enterprise');
  expect(registry?.rows.map(({ key }) => key)).toEqual(['2']);
});
