import { TENURES } from '../schema/community-policing.ts';
import type { TodayColumn } from './list.ts';

/** 室号 of a room or of a unit's room. */
export const ROOM_NO: TodayColumn = {
  name: 'room_no',
  title: '室号',
  titleEn: 'Room',
  kind: 'text',
  weight: 0.1,
};

/** 房屋性质. */
export const TENURE: TodayColumn = {
  name: 'tenure',
  title: '房屋性质',
  titleEn: 'Tenure',
  kind: 'text',
  codes: TENURES,
  weight: 0.12,
};

/** 更新日期: when an officer last saw that the record is right. */
export const VERIFIED: TodayColumn = {
  name: 'verified_at',
  title: '更新日期',
  titleEn: 'Verified',
  kind: 'date',
  weight: 0.14,
};
