import type { FixtureRows } from './fixture.ts';

/** Two beats of the tiny district: 月湖 changed hands in May 2016, 南门 has a lead officer and one who assists. */
export const BEAT_ROWS = {
  beat_duty: [
    duty('B01', '月湖一区', '330203005001', 'J001', '吴一', 'lead', '2014-03-01', '2016-05-31'),
    duty('B01', '月湖一区', '330203005001', 'J002', '吴二', 'lead', '2016-06-01', null),
    duty('B02', '南门一区', '330203001001', 'J003', '吴三', 'lead', '2015-01-01', null),
    duty('B02', '南门一区', '330203001001', 'J004', '吴四', 'assist', '2015-01-01', null),
  ],
} as const satisfies FixtureRows;

function duty(
  code: string,
  name: string,
  areas: string,
  officerNo: string,
  officer: string,
  role: string,
  from: string,
  to: string | null,
) {
  return {
    ...{ beat_code: code, beat_name: name, station: '月湖派出所', area_codes: areas },
    ...{ officer_no: officerNo, officer_name: officer, role, from_at: from, to_at: to },
  };
}
