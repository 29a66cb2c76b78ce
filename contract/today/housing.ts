import { USES } from '../schema/community-policing.ts';
import { ADDRESS_COLUMN, type TodayColumn, type TodayList, VISIT_BLANKS } from './list.ts';
import { ROOM_NO, TENURE, VERIFIED } from './room-columns.ts';

const HOUSING = {
  system: 'community-policing',
  role: '以房管人',
  roleEn: 'People by room',
  kind: 'check',
  source: '一标三实：实有房屋与实有人口比对',
  table: 'room',
  needs: ['people', 'economy'],
  personal: true,
  blanks: VISIT_BLANKS,
} as const;

const USE: TodayColumn = {
  name: 'use',
  title: '房屋用途',
  titleEn: 'Use of the room',
  kind: 'text',
  codes: USES,
  weight: 0.12,
};

/** 以房管人: what the record of a room says against the records of who lives in it (data-dictionary §2.3). */
export const HOUSING_TODAY: readonly TodayList[] = [
  {
    ...HOUSING,
    id: 'housing.let-without-tenant',
    title: '出租而无承租人',
    titleEn: 'Let, without a tenant',
    rule: '出租的住宅、商住房间，没有现住（不含户在人不在）的流动、寄住、境外或未落户记录，也没有开业单位。',
    ruleEn:
      'Let dwellings in which nobody but people registered in them is recorded as living, and no unit is open.',
    columns: [ADDRESS_COLUMN, ROOM_NO, USE, VERIFIED],
  },
  {
    ...HOUSING,
    id: 'housing.vacant-in-use',
    title: '空置而有人',
    titleEn: 'Vacant, and in use',
    rule: '房屋性质为空置，有现住（不含户在人不在）的人口记录，或有开业且在此处的单位。',
    ruleEn: 'Vacant rooms in which somebody is recorded as living or a unit is open and on site.',
    columns: [ADDRESS_COLUMN, ROOM_NO, USE, VERIFIED],
  },
  {
    ...HOUSING,
    id: 'housing.own-home-of-nobody',
    title: '自住而无人',
    titleEn: 'Owner’s home of nobody',
    rule: '用途为住宅、房屋性质为自住，没有现住（不含户在人不在）的人口记录。',
    ruleEn: 'Dwellings lived in by their owners in which nobody is recorded as living.',
    columns: [ADDRESS_COLUMN, ROOM_NO, VERIFIED],
  },
  {
    ...HOUSING,
    id: 'housing.home-in-no-dwelling',
    title: '非住宅住人',
    titleEn: 'Living in no dwelling',
    rule: '用途不是住宅或商住的房间内，有现住（不含户在人不在）的人口记录。',
    ruleEn: 'Rooms not meant for living in which somebody is recorded as living.',
    columns: [ADDRESS_COLUMN, ROOM_NO, USE, TENURE, VERIFIED],
  },
  {
    ...HOUSING,
    id: 'housing.minor-without-adult',
    title: '未成年人户内无成年人',
    titleEn: 'Minors without an adult',
    rule: '现住的未成年人（按出生年未满 18 岁），同一房间同一户没有现住的成年人。',
    ruleEn:
      'Minors (under 18 by birth year) in whose household and room no adult is recorded as living.',
    table: 'resident',
    columns: [
      ADDRESS_COLUMN,
      ROOM_NO,
      { name: 'name', title: '姓名', titleEn: 'Name', kind: 'text', sealed: true, weight: 0.1 },
      { name: 'birth_year', title: '出生年', titleEn: 'Birth year', kind: 'number', weight: 0.1 },
      VERIFIED,
    ],
  },
];
