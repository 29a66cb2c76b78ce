import {
  AT_BUILDING,
  codeCaseSql,
  HOME_AREA,
  HOME_PLACEMENT,
  joinHome,
  placeOf,
} from './point-sql.ts';
import type { PointSource } from './point-source.ts';

const callStatus = (id: string) => placeOf('call', 'statuses', id);

/** Points of 81890 and 老龄工作: at the building of the room or of the written address. */
export const SERVICE_POINTS = {
  call: {
    sql: (context) => `
      SELECT source.id AS row_id, ${AT_BUILDING},
        ${codeCaseSql('call', 'classes', 'source.nature', placeOf('call', 'classes', 'other'))} AS class,
        CASE WHEN source.direct_answer = 1 THEN ${callStatus('direct')} ELSE ${callStatus('order')} END AS status,
        source.call_at AS at, ${HOME_PLACEMENT} AS placement, ${HOME_AREA} AS area,
        home.slot AS building_slot, coalesce(source.room_slot, link.room_slot) AS room_slot
      FROM services.call AS source ${joinHome(context, 'call', 'call_no')}`,
    time: 'source.call_at',
    key: 'source.call_no',
    title: `coalesce(source.category, '') || coalesce(' · ' || source.item, '')`,
    detail: 'source.call_at',
  },
  care_facility: {
    sql: (context) => `
      SELECT source.id AS row_id, ${AT_BUILDING},
        ${codeCaseSql('care_facility', 'classes', 'source.kind', placeOf('care_facility', 'classes', 'activity'))} AS class,
        0 AS status, NULL AS at, ${HOME_PLACEMENT} AS placement, ${HOME_AREA} AS area,
        home.slot AS building_slot, coalesce(source.room_slot, link.room_slot) AS room_slot
      FROM services.care_facility AS source ${joinHome(context, 'care_facility', 'facility_no')}`,
    key: 'source.facility_no',
    title: 'source.name',
    detail: `CASE WHEN source.beds > 0 THEN source.beds || ' 张床位' END`,
  },
} as const satisfies Record<string, PointSource>;
