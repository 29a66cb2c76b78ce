import { beforeAll, expect, it } from 'vitest';
import type { HostClient } from '../../contract/host.ts';
import type { CallParams } from '../../contract/queries/index.ts';
import { type StatisticsCell, UNKNOWN_KEY } from '../../contract/queries/statistics.ts';
import { DISTRICT } from '../testing/district.ts';
import { buildingRow, residentRow, roomRow } from '../testing/deliveries.ts';
import { useFixtureHost } from '../testing/fixture-host.ts';

/** Persons registered where they live, and elsewhere, of each community of each street; null: of a street alone. */
const PEOPLE: Readonly<Record<string, readonly (readonly [string | null, number, number])[]>> = {
  330203001: [
    ['001', 40, 0],
    ['002', 1, 1],
  ],
  330203005: [
    ['001', 10, 9],
    ['002', 4, 0],
    ['003', 1, 0],
    ['004', 30, 2],
    ['005', 12, 7],
  ],
  330203006: [
    ['001', 2, 1],
    ['002', 0, 1],
  ],
  330203007: [
    ['001', 6, 6],
    ['002', 8, 7],
    [null, 1, 1],
  ],
  330203008: [
    ['001', 20, 30],
    ['002', 25, 26],
  ],
};
const BELOW = 5;
const PERSONS = Object.values(PEOPLE)
  .flat()
  .reduce((sum, [, both, apart]) => sum + both + apart, 0);

const streets = Object.keys(PEOPLE);
const homes = Object.entries(PEOPLE).flatMap(([street, parts]) =>
  parts.map(([community, both, apart]) => ({
    key: `${street}${community ?? ''}`,
    street,
    community: community && `${street}${community}`,
    both,
    apart,
  })),
);
const box = { west_degrees: 121.5, south_degrees: 29.8, east_degrees: 121.6, north_degrees: 29.9 };
const areaRow = (level: string, code: string, parent: string) => ({
  ...{ level, code, name: code, parent_code: parent, geometry: '[]' },
  ...box,
});

const twin = useFixtureHost({
  area: [
    DISTRICT.area[0]!,
    ...streets.map((code) => areaRow('street', code, '330203')),
    ...homes.flatMap(({ street, community }) =>
      community ? [areaRow('community', community, street)] : [],
    ),
  ],
  building: homes.map(({ key, street, community }) =>
    buildingRow(`B${key}`, {
      ...DISTRICT.building[0],
      ...{
        building_id: `B${key}`,
        street_code: street,
        community_code: community,
        grid_code: null,
      },
    }),
  ),
  building_part: [],
  room: homes.map(({ key }) => roomRow(`R${key}`, `B${key}`)),
  resident: homes.flatMap(({ key, both, apart }) =>
    Array.from({ length: both + apart }, (_, at) =>
      residentRow(`${key.slice(6)}${at}`, `R${key}`, {
        residence_relation: at < both ? 'both' : 'household_only',
      }),
    ),
  ),
  unit: [],
  commercial_building: [],
  enterprise: [],
  office_survey: [],
  lease: [],
  service_visit: [],
  tax_place: [],
  monthly_tax: [],
  address_link: [],
});

let wall: HostClient;
let officer: HostClient;
let otherDepartment: HostClient;
let police: HostClient;

beforeAll(() => {
  wall = twin.client('wall');
  officer = twin.client('officer');
  otherDepartment = twin.client('officer', { department: 'city-management' });
  police = twin.client('officer', { department: 'community-policing' });
});

/** Callers from whom small counts of residents are withheld. */
const WITHHELD_FROM = [
  ['a wall', () => wall],
  ['an officer of another department', () => otherDepartment],
] as const;

const METRICS = ['current', 'absent', 'together'].map((name) => `community-policing.${name}`);
type Question = Pick<CallParams<'statistics.table'>, 'dimension' | 'filter'>;

/** Every question about persons a wall may ask of areas, with the area each of its rows is. */
const QUESTIONS: readonly (Question & { readonly nameOf: (key: string) => string })[] = [
  { nameOf: () => 'all' },
  ...['street', 'community'].map((dimension) => ({
    dimension,
    nameOf: (key: string) => (key === UNKNOWN_KEY ? `${dimension} ${key}` : key),
  })),
  ...streets.flatMap((area) => [
    { filter: { area }, nameOf: () => area },
    {
      filter: { area },
      dimension: 'community',
      nameOf: (key: string) => (key === UNKNOWN_KEY ? `${area} ${key}` : key),
    },
  ]),
  ...homes.flatMap(({ community }) =>
    community ? [{ filter: { area: community }, nameOf: () => community }] : [],
  ),
];

/** What answers to all questions tell of each area: its cell, or undefined where it is withheld. */
async function told(client: HostClient, metric: string) {
  const cells = new Map<string, (StatisticsCell | undefined)[]>();
  for (const { nameOf, ...question } of QUESTIONS) {
    const { rows, total } = await client.call('statistics.table', {
      metrics: [metric],
      ...question,
    });
    for (const row of question.dimension ? rows : [total]) {
      const cell = row.cells[0]!;
      const name = nameOf(row.key);
      cells.set(name, [...(cells.get(name) ?? []), 'suppressed' in cell.figure ? undefined : cell]);
    }
  }
  return cells;
}

const valueOf = (cell: StatisticsCell | undefined, side: 'numerator' | 'denominator'): number => {
  const figure = cell?.[side];
  return figure && 'value' in figure ? (figure.value ?? 0) : 0;
};

it.each(METRICS)('%s: the parts before suppression add up to every total', async (metric) => {
  const cells = await told(officer, metric);
  const sum = (names: readonly string[]) =>
    names.reduce((total, name) => total + valueOf(cells.get(name)?.[0], 'numerator'), 0);
  expect(sum(streets)).toBe(sum(['all']));
  for (const street of streets) {
    const inside = [...cells.keys()].filter((name) => name.startsWith(street) && name !== street);
    expect(sum(inside)).toBe(sum([street]));
  }
});

const EVERY_WITHHOLDING = WITHHELD_FROM.flatMap(([who, client]) =>
  METRICS.map((metric) => [metric, who, client] as const),
);

it.each(EVERY_WITHHOLDING)(
  '%s: %s is told no small number by subtracting',
  async (metric, _who, client) => {
    const [known, all] = await Promise.all([told(client(), metric), told(officer, metric)]);
    const isShown = (name: string) => known.get(name)?.some((cell) => cell !== undefined) ?? false;
    for (const [name, answers] of known)
      expect(
        answers.every((cell) => (cell !== undefined) === isShown(name)),
        `${name} is withheld in each answer or in none`,
      ).toBe(true);
    const lines = [
      { whole: 'all', parts: [...streets, `street ${UNKNOWN_KEY}`] },
      ...streets.map((street) => ({
        whole: street,
        parts: [...all.keys()].filter((name) => name.startsWith(street) && name !== street),
      })),
    ];
    let withheld = 0;
    for (const { whole, parts } of lines) {
      const hidden = parts.filter((name) => all.has(name) && !isShown(name));
      withheld += hidden.length;
      if (!isShown(whole)) expect(hidden).toEqual(parts.filter((name) => all.has(name)));
      if (hidden.length === 0 || !isShown(whole)) continue;
      const left = (of: (cell: StatisticsCell | undefined) => number) =>
        hidden.reduce((sum, name) => sum + of(all.get(name)?.[0]), 0);
      expect(hidden.length).toBeGreaterThan(1);
      expect(left((cell) => valueOf(cell, 'numerator'))).toBeGreaterThanOrEqual(BELOW);
      const rest = left((cell) => valueOf(cell, 'denominator') - valueOf(cell, 'numerator'));
      if (rest > 0) expect(rest).toBeGreaterThanOrEqual(BELOW);
    }
    expect(withheld).toBeGreaterThan(0);
  },
);

it.each([
  { filter: { areas: ['330203005001', '330203005002'] } },
  { filter: { keys: { residence_relation: ['both'] } } },
  { filter: { area: '330203005' }, dimension: 'residence_relation' },
  { dimension: 'building' },
  { dimension: 'beat' },
])(
  'a wall and another department may not ask for persons by %o, an officer may',
  async (question) => {
    const asked = { metrics: ['community-policing.current'], ...question };
    for (const [, client] of WITHHELD_FROM)
      await expect(client().call('statistics.table', asked)).rejects.toMatchObject({
        kind: 'forbidden',
      });
    await expect(officer.call('statistics.table', asked)).resolves.toBeDefined();
  },
);

it('a building in whose community one other has few residents is withheld with it', async () => {
  for (const [, client] of WITHHELD_FROM) {
    const residents = async (id: string) =>
      (await client().call('building.card', { id })).counts.currentResidents;
    expect(await residents('B330203001002')).toEqual({ suppressed: true, below: BELOW });
    expect(await residents('B330203008001')).toEqual({ value: 50 });
  }
});

it.each(METRICS)('%s: the department whose persons they are sees every count', async (metric) => {
  expect(await told(police, metric)).toEqual(await told(officer, metric));
});

const WHOLE_DISTRICT: CallParams<'area.summary'>['region'] = {
  kind: 'polygon',
  rings: [
    [
      [121, 29],
      [122, 29],
      [122, 30],
      [121, 30],
    ],
  ],
};

it('regions and lists of one’s own choosing tell another department no persons, however many', async () => {
  const counts = async (client: HostClient) =>
    (await client.call('area.summary', { region: WHOLE_DISTRICT })).counts;
  const { currentResidents, residentRecords } = await counts(otherDepartment);
  expect(currentResidents).toEqual({ suppressed: true, below: BELOW });
  expect(residentRecords).toEqual({ suppressed: true, below: BELOW });
  expect((await counts(police)).currentResidents).toEqual({ value: PERSONS });
});

it('another department lists no persons, whom it could count', async () => {
  const forbidden = { kind: 'forbidden' };
  const rows = { metric: 'community-policing.current', part: 'numerator' } as const;
  await expect(otherDepartment.call('statistics.rows', rows)).rejects.toMatchObject(forbidden);
  await expect(otherDepartment.call('people.find', { text: '张' })).rejects.toMatchObject(
    forbidden,
  );
  const room = { id: 'R330203005002' };
  expect(await otherDepartment.call('room.card', room)).toMatchObject({
    currentResidents: [],
    peopleHidden: true,
  });
  expect((await police.call('room.card', room)).currentResidents).toHaveLength(4);
  const { floors } = await otherDepartment.call('building.matrix', { id: 'B330203005004' });
  const cells = floors.flatMap((floor) => floor.cells);
  expect(cells.map(({ currentResidents }) => currentResidents)).toEqual([
    { suppressed: true, below: BELOW },
  ]);
});
