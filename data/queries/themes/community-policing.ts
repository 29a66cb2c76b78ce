import { GEOMETRY_KINDS } from '../../../contract/schema/community-policing.ts';
import type { COMMUNITY_POLICING_THEMES } from '../../../contract/themes/community-policing.ts';
import { roomClassSql } from '../room-class.ts';
import { codeSql, countAt, type ThemeQuery } from './theme-query.ts';

type Id = (typeof COMMUNITY_POLICING_THEMES)[number]['id'];

const GEOMETRY_CODES = Object.keys(GEOMETRY_KINDS).map((kind) => [kind]);

/** Places in the themes' list of uses and the register's uses each joins. */
const USE_CODES = [
  ['residential'],
  ['mixed'],
  ['commercial'],
  ['office'],
  ['industrial', 'storage'],
  ['education', 'medical'],
  ['other'],
];

export const communityPolicingThemes: Readonly<Record<Id, ThemeQuery>> = {
  'room.tenure': () => ({ sql: `SELECT slot, ${roomClassSql('room')} AS value FROM base.room` }),
  'room.use': () => ({ sql: `SELECT slot, ${codeSql('use', USE_CODES)} AS value FROM base.room` }),
  'room.geometry': () => ({
    sql: `SELECT slot, ${codeSql('geometry_kind', GEOMETRY_CODES)} AS value FROM base.room`,
  }),
  'room.verified': ({ snapshot }) => ({
    sql: `SELECT slot, max(0, CAST(julianday($asOf) - julianday(verified_at) AS INTEGER)) AS value FROM base.room`,
    params: { $asOf: snapshot.manifest.asOf },
  }),
  'room.residents': () => ({
    sql: countAt(
      'room',
      `SELECT room_slot AS slot, count(DISTINCT coalesce(person_key, id)) AS total FROM people.resident
       WHERE state = 'current' AND room_slot IS NOT NULL GROUP BY room_slot`,
    ),
  }),
  'building.use': () => ({
    sql: `SELECT slot, ${codeSql('use', USE_CODES)} AS value FROM base.building`,
  }),
  'building.geometry': () => ({
    sql: `SELECT slot, ${codeSql('geometry_kind', GEOMETRY_CODES)} AS value FROM base.building`,
  }),
  'building.floors': () => ({ sql: 'SELECT slot, floors_up AS value FROM base.building' }),
  'building.year': () => ({ sql: 'SELECT slot, year_built AS value FROM base.building' }),
  'building.rooms': () => ({
    sql: countAt(
      'building',
      'SELECT building_slot AS slot, count(*) AS total FROM base.room GROUP BY building_slot',
    ),
  }),
};
