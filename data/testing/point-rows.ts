import type { SqlValue } from '../driver/port.ts';
import { caseEvent, cityCase } from './city-cases.ts';

type Values = Readonly<Record<string, SqlValue>>;

const AREA = { street_code: '330203005', community_code: '330203005001' };

function component(id: string, type: string, name: string, more: Values = {}): Values {
  return {
    comp_id: id,
    code_system: 'CJT214-2007',
    type_code: type,
    name,
    state: 'good',
    longitude_degrees: 121.543,
    latitude_degrees: 29.871,
    ...AREA,
    ...more,
  };
}

const fix = (patrol: string, at: string, longitude: number): Values => ({
  patrol_no: patrol,
  at,
  longitude_degrees: longitude,
  latitude_degrees: 29.871,
  speed_kilometres_per_hour: 4,
});

const call = (callNo: string, at: string, more: Values): Values => ({
  call_no: callNo,
  call_at: at,
  nature: 'service',
  category: '家政服务',
  direct_answer: 0,
  ...more,
});

/**
 * Rows of layers of points beside the tiny district's: a lamp, a damaged manhole cover of the 2026 list and a camera;
 * a case of the lamp reported 97 m from it; two patrols; a call from a room, one from nowhere and one of the year before.
 */
export const POINT_ROWS: Readonly<Record<string, readonly Values[]>> = {
  component: [
    component('33020301180001', '0118', '路灯'),
    component('330203010020002', '01002', '污水井盖', {
      code_system: 'GBT47678.5-2026',
      state: 'damaged',
    }),
    component('33020301360003', '0136', '监控电子眼', {
      street_code: '330203001',
      community_code: '330203001001',
    }),
  ],
  city_case: [
    cityCase(
      'AJ1',
      {
        report: '2016-06-30 08:10:00',
        register: '2016-06-30 08:20:00',
        dispatch: '2016-06-30 08:30:00',
        handled: '2016-06-30 11:00:00',
        deadline: '2016-06-30 14:30:00',
      },
      {
        object_kind: 'component',
        type_code: '0118',
        comp_id: '33020301180001',
        limit_value: 4,
        limit_unit: 'work_hour',
        longitude_degrees: 121.544,
        latitude_degrees: 29.871,
      },
    ),
  ],
  case_event: [caseEvent('AJ1', 1, 'dispatch', '2016-06-30 08:30:00')],
  patrol_fix: [
    fix('JD002', '2016-06-30 08:00:00', 121.544),
    fix('JD001', '2016-06-29 08:00:30', 121.541),
    fix('JD001', '2016-06-29 08:00:00', 121.54),
  ],
  call: [
    call('C1', '2016-06-20 10:00:00', { room_slot: 'B0001-1-101' }),
    call('C2', '2016-06-21 10:00:00', {}),
    call('C3', '2015-07-01 10:00:00', { room_slot: 'B0001-1-101', direct_answer: 1 }),
  ],
};
