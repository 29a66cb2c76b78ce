import type { SqlValue } from '../driver/port.ts';

type Values = Readonly<Record<string, SqlValue>>;

/** Firms of the tiny district: where each is registered, works and pays tax. */
const FIRMS = [
  {
    id: 'E1',
    name: '宁波天一贸易有限公司',
    registered: 'B0003-1201',
    office: 'B0003-1201',
    tax: 'B0003-1201',
  },
  {
    id: 'E2',
    name: '宁波月湖软件有限公司',
    registered: 'B0003-1202',
    office: 'B0003-1202',
    tax: 'elsewhere',
  },
  {
    id: 'E3',
    name: '宁波江东某某有限公司海曙分公司',
    registered: 'B0003-1202',
    office: 'B0003-1202',
    tax: 'elsewhere',
  },
  {
    id: 'E4',
    name: '宁波鼓楼咨询有限公司',
    registered: 'B0001-1-101',
    office: 'B0003-1201',
    tax: 'B0003-1201',
  },
  { id: 'E5', name: '宁波不知哪里有限公司', registered: 'nowhere', office: '', tax: 'B0003-1201' },
  {
    id: 'E6',
    name: '宁波旧事有限公司',
    registered: 'elsewhere',
    office: 'B0003-1202',
    tax: 'B0003-1202',
  },
] as const;

const uscc = (id: string): string => `91330203MA00000${id}X`;

const TEXTS: Readonly<Record<string, string>> = {
  elsewhere: '宁波市鄞州区天童北路1号',
  nowhere: '不详',
};

const addressOf = (place: string): string | null => (place === '' ? null : (TEXTS[place] ?? place));

function link(table: string, key: string, field: string, place: string): Values[] {
  if (place === '') return [];
  const isRoom = !(place in TEXTS);
  const stop = place === 'elsewhere' ? 'ELSEWHERE' : isRoom ? 'NOT_WRITTEN' : 'NAME_UNKNOWN';
  return [
    {
      table_name: table,
      row_key: key,
      field,
      level: isRoom ? 'room' : 'none',
      score: isRoom ? 1 : 0,
      method: isRoom ? 'exact' : 'none',
      stop,
      building_slot: isRoom ? place.slice(0, 5) : null,
      room_slot: isRoom ? place : null,
      community_code: null,
      conflict: 0,
    },
  ];
}

const MONTHS = Array.from(
  { length: 24 },
  (_, at) => `${2014 + Math.floor((at + 6) / 12)}-${String(((at + 6) % 12) + 1).padStart(2, '0')}`,
);

/** Tax of two firms of one building: E1 pays evenly, E4 a fifth from April 2016 on; T9 belongs to nobody. */
const MONTHLY_TAX: readonly Values[] = MONTHS.flatMap((month) => [
  tax('T-E1', month, 100_000),
  tax('T-E4', month, month >= '2016-04' ? 10_000 : 50_000),
  tax('T-E6', month, 40_000),
  ...(month === '2016-05' ? [tax('T9', month, 7_000)] : []),
]);

function tax(taxNo: string, month: string, yuan: number): Values {
  return { tax_no: taxNo, month, tax_kind: '增值税', amount_yuan: yuan, local_yuan: yuan / 4 };
}

/** 楼宇经济 of the tiny district: B0003 is a commercial building of three rooms, one of them vacant. */
export const ECONOMY_ROWS = {
  commercial_building: [
    {
      commercial_id: 'LY0001-1',
      name: '天一大厦',
      building_slot: 'B0003',
      grade: 'A',
      kind: 'office',
      business_area_square_metres: 1000,
      occupied_area_square_metres: 700,
      rent_yuan_per_square_metre_day: 2.4,
      parking_spaces: 60,
    },
  ],
  enterprise: FIRMS.map(
    ({ id, name, registered }): Values => ({
      enterprise_id: id,
      uscc: uscc(id),
      name,
      industry_edition: '2011',
      industry: id === 'E2' ? 'I6510' : 'F5199',
      capital_yuan: 1_000_000,
      staff: 20,
      established_at: '2010-03-01',
      status: 'active',
      registered_address: addressOf(registered),
      registered_evidence_at: '2012-05-01',
      legal_person: '王经理',
      phone: '0574-87651234',
    }),
  ),
  office_survey: FIRMS.filter(({ office }) => office !== '').map(
    ({ id, name, office }): Values => ({
      survey_no: `S-${id}`,
      enterprise_id: null,
      uscc: uscc(id),
      enterprise_name: name,
      commercial_id: 'LY0001-1',
      room_slot: office,
      office_address: office,
      staff: 10,
      surveyed_at: '2016-03-01',
    }),
  ),
  lease: [
    lease('Z1', 'E1', 'B0003-1201', '2014-01-01', '2016-07-20'),
    lease('Z2', 'E2', 'B0003-1202', '2015-01-01', '2019-12-31'),
    lease('Z3', null, 'B0003-1203', '2014-02-01', '2016-04-30'),
  ],
  service_visit: [
    visit('V1', 'E1', '2016-02-10'),
    visit('V2', 'E1', '2016-03-01', { request: '停车困难', due_at: '2016-03-16' }),
    visit('V3', 'E2', '2016-06-20', { request: '政策咨询', due_at: '2016-07-05' }),
    visit('V4', 'E2', '2016-05-02', {
      request: '用工招聘',
      due_at: '2016-05-17',
      answered_at: '2016-05-12',
      answer: '已列入专场招聘会',
      opinion: 'satisfied',
    }),
    visit('V5', null, '2014-01-05', { request: '已是往年', answered_at: '2014-01-06' }),
  ],
  tax_place: [
    ...FIRMS.map(
      ({ id, name, tax: place }): Values => ({
        tax_no: `T-${id}`,
        enterprise_id: id,
        enterprise_name: name,
        tax_address: addressOf(place),
        tax_status: 'normal',
        evidence_at: '2013-01-01',
      }),
    ),
  ],
  monthly_tax: MONTHLY_TAX,
  address_link: FIRMS.flatMap(({ id, registered, office, tax: place }) => [
    ...link('enterprise', id, 'registered_address', registered),
    ...link('office_survey', `S-${id}`, 'office_address', office),
    ...link('tax_place', `T-${id}`, 'tax_address', place),
  ]),
};

function visit(visitNo: string, firmId: string | null, day: string, more: Values = {}): Values {
  return {
    visit_no: visitNo,
    enterprise_id: firmId,
    enterprise_name: FIRMS.find(({ id }) => id === firmId)?.name ?? '宁波不在登记有限公司',
    commercial_id: firmId === null ? null : 'LY0001-1',
    visited_at: day,
    visited_by: '楼宇办',
    way: 'visit',
    ...more,
  };
}

function lease(
  leaseNo: string,
  firmId: string | null,
  roomId: string,
  from: string,
  to: string,
): Values {
  return {
    lease_no: leaseNo,
    commercial_id: 'LY0001-1',
    enterprise_id: firmId,
    tenant_name: '某租户',
    room_slot: roomId,
    area_square_metres: 300,
    rent_yuan_per_square_metre_day: 2.2,
    from_at: from,
    to_at: to,
  };
}
