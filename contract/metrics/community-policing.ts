import type { Condition, Measure, Metric, ShownNumber } from './metric.ts';

const SOURCE = '一标三实；domain §5.2';

const measure =
  (fact: string) =>
  (
    [title, titleEn]: readonly [string, string],
    [meaning, meaningEn]: readonly [string, string],
    where: Condition,
  ): Measure => ({ title, titleEn, meaning, meaningEn, fact, where });

const rooms = measure('police_room');
const people = measure('current_resident');
const units = measure('police_unit');
const households = measure('household');

const every: Condition = { all: [] };
const notVacant: Condition = { not: { column: 'house', in: ['vacant'] } };
const open: Condition = { column: 'status', in: ['open'] };

const toCollect = rooms(
  ['应采房间', 'Rooms to collect'],
  ['除空置外的房间', 'Rooms that are not vacant'],
  notVacant,
);
const rented = rooms(['出租房屋', 'Rented rooms'], ['房屋性质为出租的房间', 'Rooms let'], {
  column: 'tenure',
  in: ['rented'],
});
const current = people(
  ['现行人口记录', 'Current resident records'],
  ['记录状态为现行的人口记录（条），不是人数', 'Records whose state is current; not persons'],
  every,
);
const everyHousehold = households(
  ['现住家庭户', 'Households living here'],
  [
    '户号相同的现行人口记录为一户，户在人不在的不计；户中编号最小的一条代表该户',
    'Current records with one household number are one household; who lives elsewhere is not counted',
  ],
  every,
);
const onRegister = units(
  ['在册开业单位', 'Units on the register'],
  ['状态为开业的实有单位', 'Units whose state is open'],
  open,
);

/** What makes a rented room look crowded. */
const CROWDING: readonly ShownNumber[] = [
  {
    name: 'living',
    title: '现住记录',
    titleEn: 'Living there',
    unit: '条',
    unitEn: 'records',
    digits: 0,
  },
  {
    name: 'area_per_person',
    title: '人均建筑面积',
    titleEn: 'Area each',
    unit: 'm²',
    unitEn: 'm²',
    digits: 1,
  },
];

const common = { system: 'community-policing', source: SOURCE } as const;
const rate = { kind: 'rate', unit: '%', unitEn: '%', digits: 1 } as const;
const roomCount = { kind: 'count', unit: '间', unitEn: 'rooms', digits: 0 } as const;

/** 社区警务: how complete and fresh the registers are (domain §5.2). */
export const COMMUNITY_POLICING_METRICS: readonly Metric[] = [
  {
    ...common,
    ...rate,
    id: 'community-policing.collected',
    title: '采集率',
    titleEn: 'Collected',
    numerator: rooms(
      ['有信息房间', 'Rooms with records'],
      ['除空置外，有现行人口记录或单位的房间', 'Rooms not vacant with current residents or units'],
      { not: { column: 'house', in: ['vacant', 'uncollected'] } },
    ),
    denominator: toCollect,
    higherIsBetter: true,
  },
  {
    ...common,
    ...rate,
    id: 'community-policing.refreshed',
    title: '更新率',
    titleEn: 'Refreshed',
    numerator: rooms(
      ['期限内更新房间', 'Rooms verified in time'],
      [
        '统计期末前核实期限（默认 90 天）内更新过的房间',
        'Verified within the set days (90 unless set)',
      ],
      { recent: 'verified_at', days: 'verifiedWithinDays' },
    ),
    denominator: rooms(['全部房间', 'All rooms'], ['登记的房间', 'Registered rooms'], every),
    higherIsBetter: true,
  },
  {
    ...common,
    ...rate,
    id: 'community-policing.together',
    title: '人户一致率',
    titleEn: 'Registered where living',
    numerator: people(
      ['人户一致记录', 'Records registered where living'],
      ['现行记录中人户关系为人户一致', 'Current records that live where they are registered'],
      { column: 'residence_relation', in: ['both'] },
    ),
    denominator: current,
    personCount: true,
    higherIsBetter: true,
  },
  {
    ...common,
    kind: 'count',
    unit: '条',
    unitEn: 'records',
    digits: 0,
    id: 'community-policing.absent',
    title: '空挂户',
    titleEn: 'Registered, living elsewhere',
    numerator: people(
      ['户在人不在记录', 'Records registered here only'],
      [
        '现行记录中人户关系为户在人不在',
        'Current records registered here whose person lives elsewhere',
      ],
      { column: 'residence_relation', in: ['household_only'] },
    ),
    personCount: true,
    higherIsBetter: false,
  },
  {
    ...common,
    kind: 'count',
    unit: '条',
    unitEn: 'records',
    digits: 0,
    id: 'community-policing.current',
    title: '现行人口记录',
    titleEn: 'Current records',
    numerator: current,
    personCount: true,
  },
  {
    ...common,
    kind: 'count',
    unit: '户',
    unitEn: 'households',
    digits: 0,
    id: 'community-policing.households',
    title: '现住家庭户',
    titleEn: 'Households',
    numerator: everyHousehold,
    personCount: true,
  },
  {
    ...common,
    kind: 'mean',
    unit: '条/户',
    unitEn: 'records a household',
    digits: 2,
    id: 'community-policing.household-size',
    title: '户均人口',
    titleEn: 'Mean household',
    numerator: {
      ...households(
        ['现住家庭户的人口记录', 'Records of households living here'],
        ['现住家庭户中的现行人口记录（条）', 'Current records in households living here'],
        every,
      ),
      sum: 'members',
    },
    denominator: everyHousehold,
    personCount: true,
  },
  {
    ...common,
    ...roomCount,
    id: 'community-policing.rented',
    title: '出租房屋数',
    titleEn: 'Rented rooms',
    numerator: rented,
  },
  {
    ...common,
    ...rate,
    id: 'community-policing.rent-registered',
    title: '出租登记率',
    titleEn: 'Tenants registered',
    numerator: rooms(
      ['已登记租住人员的出租房屋', 'Rented rooms with tenants registered'],
      [
        '出租房屋中有现行流动或境外人口记录的',
        'Rented rooms with a current floating or overseas record',
      ],
      {
        all: [
          { column: 'tenure', in: ['rented'] },
          { column: 'tenants', from: 1 },
        ],
      },
    ),
    denominator: rented,
    higherIsBetter: true,
  },
  {
    ...common,
    ...roomCount,
    id: 'community-policing.crowded',
    title: '群租疑似',
    titleEn: 'Crowded rented rooms',
    numerator: {
      ...rooms(
        ['人均面积过小的出租房屋', 'Rented rooms with little area a person'],
        [
          '出租，现住（不含户在人不在）{crowdedPersons} 条以上且人均建筑面积不超过 {crowdedSquareMetres} m²，或一间现住 {crowdedPersonsPerRoom} 条以上',
          'Rented, at least {crowdedPersons} current records living there with at most {crowdedSquareMetres} m² each, or at least {crowdedPersonsPerRoom} in one room',
        ],
        {
          all: [
            { column: 'tenure', in: ['rented'] },
            {
              any: [
                {
                  all: [
                    { column: 'living', from: 'crowdedPersons' },
                    { column: 'area_per_person', to: 'crowdedSquareMetres' },
                  ],
                },
                { column: 'living', from: 'crowdedPersonsPerRoom' },
              ],
            },
          ],
        },
      ),
      shows: CROWDING,
    },
    source: '{crowdedSource}',
    higherIsBetter: false,
  },
  {
    ...common,
    ...roomCount,
    id: 'community-policing.uncollected',
    title: '未采地址数',
    titleEn: 'Rooms not collected',
    numerator: rooms(
      ['未采地址', 'Rooms not collected'],
      ['非空置，既无现行人口记录也无单位', 'Not vacant, without current residents or units'],
      { column: 'house', in: ['uncollected'] },
    ),
    higherIsBetter: false,
  },
  {
    ...common,
    ...rate,
    id: 'community-policing.units-gone',
    title: '单位在册不在址率',
    titleEn: 'Units gone',
    numerator: units(
      ['不在址单位', 'Units not on site'],
      ['状态为开业、开业情况为不在此处', 'Open units that were not found'],
      { all: [open, { column: 'on_site', in: ['no'] }] },
    ),
    denominator: onRegister,
    higherIsBetter: false,
  },
];
