import type { HostClient } from '../../contract/host.ts';
import { MAP_LEVELS } from '../../contract/map-levels.ts';
import { METRICS } from '../../contract/metrics/index.ts';
import { POINT_LAYERS, type PointLayerId } from '../../contract/point-layers.ts';
import { AREA_FIGURES, FIRM_LISTS } from '../../contract/queries/building-economy.ts';
import { VISIT_LISTS } from '../../contract/queries/economy-visits.ts';
import type { QueryName } from '../../contract/queries/index.ts';
import { HAZARD_LISTS } from '../../contract/queries/work-safety.ts';
import { TABLES } from '../../contract/schema/index.ts';
import { THEME_IDS } from '../../contract/themes/index.ts';
import { TODAY_LISTS } from '../../contract/today/index.ts';

/** Keys of rows of a demo, to be asked for. */
export interface WalkedKeys {
  readonly snapshotId: string;
  readonly streetCode: string;
  readonly buildingId: string;
  readonly roomId: string;
  readonly unitId: string;
  readonly caseNo: string;
  readonly compId: string;
  readonly commercialId: string;
  readonly enterpriseId: string;
  readonly beatCode: string;
  /** Key of a row of each table that has rows, as records are named. */
  readonly records: ReadonlyMap<string, string>;
}

type Walk = { readonly [N in QueryName]: (client: HostClient, keys: WalkedKeys) => unknown[] };

const HERE = { longitudeDegrees: 121.543, latitudeDegrees: 29.871 };

/** Calls are a million a year: two days of them. */
function windowOf(id: PointLayerId) {
  return id === 'call' ? { id, from: '2016-06-01', to: '2016-06-02' } : { id };
}

/** Every read of the contract with everything it can be asked about: each metric, list, theme, layer and table. */
export const EVERY_READ: Walk = {
  'snapshot.info': (client) => [client.call('snapshot.info', {})],
  'snapshot.layers': (client) => [client.call('snapshot.layers', {})],
  'snapshot.list': (client) => [client.call('snapshot.list', {})],
  'retention.show': (client) => [client.call('retention.show', {})],
  'snapshot.rowChanges': (client, { snapshotId }) => [
    client.call('snapshot.rowChanges', { from: snapshotId }),
  ],
  'snapshot.differences': (client, { snapshotId }) => [
    client.call('snapshot.differences', { other: snapshotId }),
  ],
  'building.card': (client, { buildingId: id }) => [client.call('building.card', { id })],
  'building.sites': (client, { buildingId }) => [
    client.call('building.sites', { ids: [buildingId] }),
  ],
  'building.matrix': (client, { buildingId: id }) => [client.call('building.matrix', { id })],
  'building.interior': (client, { buildingId: id }) => [client.call('building.interior', { id })],
  'beat.list': (client) => [client.call('beat.list', {})],
  'beat.of': (client, { buildingId }) => [client.call('beat.of', { buildingId })],
  'beat.outline': (client, { beatCode }) => [client.call('beat.outline', { code: beatCode })],
  'room.card': (client, { roomId: id }) => [client.call('room.card', { id })],
  'unit.card': (client, { unitId: id }) => [client.call('unit.card', { id })],
  'room.classes': (client) => [client.call('room.classes', {})],
  'map.labels': (client) => [client.call('map.labels', {})],
  'map.areas': (client) => MAP_LEVELS.map((level) => client.call('map.areas', { level })),
  'map.ground': (client) => [client.call('map.ground', {})],
  'people.find': (client) =>
    ['张三', 'zhangs', '13800001234', '330203198001010011'].map((text) =>
      client.call('people.find', { text }),
    ),
  'search.everything': (client) =>
    ['月湖', 'tyg', '中山西路 8 号 302', '330203'].map((text) =>
      client.call('search.everything', { text }),
    ),
  'economy.overview': (client, { streetCode }) =>
    [{}, { streetCode }].map((filter) => client.call('economy.overview', { filter })),
  'economy.buildings': (client) => [client.call('economy.buildings', {})],
  'economy.building': (client, { commercialId }) => [
    client.call('economy.building', { commercialId }),
  ],
  'economy.firms': (client) => FIRM_LISTS.map((list) => client.call('economy.firms', { list })),
  'economy.firm': (client, { enterpriseId }) => [client.call('economy.firm', { enterpriseId })],
  'economy.warnings': (client) => [client.call('economy.warnings', {})],
  'economy.arcs': (client) => [client.call('economy.arcs', {})],
  'economy.areas': (client) =>
    AREA_FIGURES.map((figure) => client.call('economy.areas', { figure, level: 'street' })),
  'economy.flows': (client) => [client.call('economy.flows', {})],
  'economy.space': (client) => [client.call('economy.space', {})],
  'economy.visits': (client) => VISIT_LISTS.map((list) => client.call('economy.visits', { list })),
  'record.card': (client, { records }) =>
    [...records].map(([table, key]) => client.call('record.card', { table, key })),
  'record.pictures': (client, { records }) =>
    [...records].map(([table, key]) => client.call('record.pictures', { table, key })),
  'record.picture': (client, { records }) =>
    [...records].map(([table, key]) =>
      client.call('record.picture', { table, key, part: 'before', sequence: 1 }).catch(noPicture),
    ),
  'record.graph': (client, { records }) =>
    ['resident', 'room', 'unit', 'hazard', 'city_case'].map((table) =>
      client.call('record.graph', { table, key: records.get(table) ?? '' }),
    ),
  'record.history': (client, { unitId }) => [
    client.call('record.history', { table: 'unit', key: [unitId] }),
  ],
  'today.lists': (client, { streetCode, beatCode }) => [
    client.call('today.lists', {}),
    client.call('today.lists', { areaCode: streetCode }),
    client.call('today.lists', { beat: beatCode }),
  ],
  'today.rows': (client, { streetCode }) =>
    TODAY_LISTS.flatMap(({ id }) => [
      client.call('today.rows', { id, limit: 200 }),
      client.call('today.rows', { id, areaCode: streetCode, limit: 200 }),
    ]),
  'safety.hazards': (client, { streetCode }) =>
    HAZARD_LISTS.flatMap((list) => [
      client.call('safety.hazards', { list }),
      client.call('safety.hazards', { list, filter: { streetCode, risk: 'red' } }),
    ]),
  'safety.plan': (client) => [client.call('safety.plan', {})],
  'safety.around': (client, { roomId }) => [client.call('safety.around', { roomId })],
  'safety.fire': (client) => [client.call('safety.fire', {})],
  'theme.values': (client) => THEME_IDS.map((id) => client.call('theme.values', { id })),
  'layer.points': (client) =>
    POINT_LAYERS.map(({ id }) => client.call('layer.points', windowOf(id))),
  'layer.matches': (client, { streetCode }) =>
    (['city_case', 'component', 'hazard'] as const).map((id) =>
      client.call('layer.matches', { id, where: { area: [streetCode] } }),
    ),
  'layer.row': (client) =>
    POINT_LAYERS.map(async ({ id }) => {
      const { rows } = await client.call('layer.points', windowOf(id));
      return rows.length > 0 && client.call('layer.row', { id, row: rows[0]! });
    }),
  'layer.tracks': (client) => [client.call('layer.tracks', {})],
  'area.summary': (client) => [
    client.call('area.summary', {
      region: {
        kind: 'polygon',
        rings: [
          [
            [121.54, 29.87],
            [121.55, 29.87],
            [121.55, 29.88],
            [121.54, 29.88],
          ],
        ],
      },
    }),
  ],
  'area.roads': (client) => [client.call('area.roads', { text: '中山' })],
  'district.solids': (client) => [client.call('district.solids', {})],
  'buildings.named': (client) => [client.call('buildings.named', { slots: [0, 1, 2] })],
  'place.records': (client) => [client.call('place.records', { ...HERE, buildingSlots: [0] })],
  'departments.delivered': (client) => [client.call('departments.delivered', {})],
  'quality.summary': (client) => [client.call('quality.summary', {})],
  'quality.rows': (client) =>
    TABLES.filter(({ derived }) => !derived).map(({ name }) =>
      client.call('quality.rows', { table: name }),
    ),
  'quality.shapes': (client) => [client.call('quality.shapes', {})],
  'quality.links': (client) => [client.call('quality.links', {})],
  'city.evaluation': (client) => [client.call('city.evaluation', {})],
  'city.passes': (client) => [client.call('city.passes', HERE)],
  'city.hotSpots': (client) => [client.call('city.hotSpots', {})],
  'city.patrols': (client) => [client.call('city.patrols', {})],
  'city.coverage': (client) => [client.call('city.coverage', {})],
  'city.case': (client, { caseNo }) => [client.call('city.case', { caseNo })],
  'city.component': (client, { compId }) => [client.call('city.component', { compId })],
  'city.deadlines': (client) => [client.call('city.deadlines', {})],
  'city.deviations': (client) => [client.call('city.deviations', {})],
  'statistics.table': (client) => [
    ...METRICS.map(({ id }) => client.call('statistics.table', { metrics: [id] })),
    ...['street', 'community', 'grid', 'building', 'class', 'dept', 'source'].map((dimension) =>
      client.call('statistics.table', { metrics: ['city-management.closingRate'], dimension }),
    ),
  ],
  'statistics.series': (client) => [
    client.call('statistics.series', { metrics: ['city-management.reported'] }),
  ],
  'statistics.rows': (client) =>
    METRICS.map(({ id }) => client.call('statistics.rows', { metric: id })),
};

/** Most records have no photograph. */
function noPicture(error: { readonly kind?: string }): undefined {
  if (error.kind !== 'not-found') throw error;
}
