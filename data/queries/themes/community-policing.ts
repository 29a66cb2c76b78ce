import type { COMMUNITY_POLICING_THEMES } from '../../../contract/themes/community-policing.ts';
import { roomClassSql } from '../room-class.ts';
import type { ThemeQuery } from './theme-query.ts';

type Id = (typeof COMMUNITY_POLICING_THEMES)[number]['id'];

export const communityPolicingThemes: Readonly<Record<Id, ThemeQuery>> = {
  'room.tenure': () => ({ sql: `SELECT slot, ${roomClassSql('room')} AS value FROM base.room` }),
};
