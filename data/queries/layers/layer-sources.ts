import { PATROL_LAYER, POINT_LAYERS, type PointLayerId } from '../../../contract/point-layers.ts';
import type { SystemId } from '../../../contract/systems.ts';
import {
  FIRE_LANE_WHERE,
  FIRE_UNIT_WHERE,
  HYDRANT_WHERE,
  PLANNED_WHERE,
} from '../work-safety/conditions.ts';

/** Rows of a table that are a layer of the map. */
export interface LayerSource {
  readonly id: string;
  readonly table: string;
  readonly title?: string;
  readonly titleEn?: string;
  /** The table's own where absent. */
  readonly system?: SystemId;
  /** SQL condition for a row's belonging to the layer. */
  readonly only?: string;
  /** SQL condition for a row's having a place on the map. */
  readonly placed: string;
}

/** Tables whose rows are placed by their written address where they name no room. */
export const PLACED_BY_ADDRESS: readonly string[] = ['call', 'care_facility'];

const PREMISES_PLACED = 'room_slot IS NOT NULL OR longitude_degrees IS NOT NULL';

/** Layers of points that show a part of their table. */
const POINTS_ONLY: Readonly<Partial<Record<PointLayerId, string>>> = {
  inspection: PLANNED_WHERE,
  fire_unit: FIRE_UNIT_WHERE,
  fire_lane: FIRE_LANE_WHERE,
  hydrant: HYDRANT_WHERE,
};

/** Rows of a layer of points with a place; rows placed by their written address are counted in the links. */
const PLACED_POINTS: Readonly<Record<PointLayerId, string>> = {
  component: 'longitude_degrees IS NOT NULL',
  city_case: 'longitude_degrees IS NOT NULL',
  hazard: 'room_slot IS NOT NULL',
  premises: PREMISES_PLACED,
  inspection: `EXISTS (SELECT 1 FROM safety.premises
    WHERE premises.premises_no = inspection.premises_no AND (${PREMISES_PLACED}))`,
  fire_unit: PREMISES_PLACED,
  fire_lane: 'room_slot IS NOT NULL',
  hydrant: 'longitude_degrees IS NOT NULL',
  call: 'room_slot IS NOT NULL',
  care_facility: 'room_slot IS NOT NULL',
};

export const LAYERS: readonly LayerSource[] = [
  { id: 'building', table: 'building', placed: 'longitude_degrees IS NOT NULL' },
  { id: 'room', table: 'room', placed: 'building_slot IS NOT NULL' },
  { id: 'resident', table: 'resident', placed: 'room_slot IS NOT NULL' },
  { id: 'unit', table: 'unit', placed: 'room_slot IS NOT NULL' },
  featureLayer('water', '水系', 'Water'),
  featureLayer('road', '道路', 'Roads'),
  featureLayer('green', '绿地', 'Green'),
  ...POINT_LAYERS.map(({ id, table, system, title, titleEn }): LayerSource => {
    const only = POINTS_ONLY[id];
    return { id, table, system, title, titleEn, placed: PLACED_POINTS[id], ...(only && { only }) };
  }),
  { id: PATROL_LAYER, table: 'patrol_fix', placed: 'longitude_degrees IS NOT NULL' },
  areaLayer('boundary', "level <> 'grid'", '行政界线', 'Boundaries'),
  areaLayer('grid-cell', "level = 'grid'", '网格', 'Grid cells'),
];

function areaLayer(id: string, only: string, title: string, titleEn: string): LayerSource {
  return { id, table: 'area', title, titleEn, only, placed: 'west_degrees IS NOT NULL' };
}

function featureLayer(kind: string, title: string, titleEn: string): LayerSource {
  return {
    id: kind,
    table: 'base_map_feature',
    title,
    titleEn,
    only: `kind = '${kind}'`,
    placed: 'west_degrees IS NOT NULL',
  };
}
