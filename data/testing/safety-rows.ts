import type { SqlValue } from '../driver/port.ts';

type Values = Readonly<Record<string, SqlValue>>;

/** A restaurant on the first floor of B0001; hazards of it and of an office. */
export const PREMISES_ROWS: readonly Values[] = [
  premises('AQ1', '宁波月湖饭店', 'B0001-1-101', '餐饮业', 'orange', 1),
  premises('AQ2', '宁波天一贸易有限公司', 'B0003-1201', '批发和零售业', 'blue', 0),
];

function premises(
  no: string,
  name: string,
  room: string,
  trade: string,
  risk: string,
  key: number,
): Values {
  return {
    premises_no: no,
    name,
    room_slot: room,
    trade,
    risk,
    fire_key: key,
    three_in_one: key,
    team: '月湖安监中队',
    street_code: '330203005',
    community_code: '330203005001',
    legal_person: '王经理',
    phone: '0574-87651234',
  };
}

/** A hazard row for tests. */
export function hazardRow(hazardNo: string, more: Values = {}): Values {
  return {
    hazard_no: hazardNo,
    premises_no: 'AQ1',
    room_slot: 'B0001-1-101',
    place_text: '厨房',
    description: '油烟管道长期未清洗',
    level: 'general',
    object: 'process',
    found_by: 'daily',
    found_at: '2016-06-01',
    due_at: '2016-06-10',
    return_count: 0,
    ...more,
  };
}

/** The steps of a hazard, an hour apart from `from`. */
export function hazardSteps(hazardNo: string, from: string, steps: readonly string[]): Values[] {
  const start = Date.parse(`${from}T08:00:00Z`);
  return steps.map((step, at) => ({
    hazard_no: hazardNo,
    sequence: at + 1,
    step,
    at: new Date(start + at * 3_600_000).toISOString().slice(0, 19).replace('T', ' '),
    actor: ['rectify', 'apply'].includes(step) ? '宁波月湖饭店' : '月湖安监中队',
  }));
}
