import {
  building,
  buildingPart,
  resident,
  room,
  unit,
} from '../contract/schema/community-policing.ts';
import { area, baseMapFeature } from '../contract/schema/registry.ts';
import type { TableSpec } from '../contract/schema/table.ts';
import { DATASET_HINTS } from './dataset-hints.ts';
import { SYSTEM_RULES } from './system-rules.ts';

/** What a file may be, and how to tell. */
export interface Dataset {
  readonly id: string;
  /** Tables the file feeds, the one that names it first. */
  readonly tables: readonly TableSpec[];
  /** `optional`: a position in columns or as a shape. */
  readonly geometry: boolean | 'optional';
  /** Fields a file must have, each given as alternatives. */
  readonly needs: readonly (readonly string[])[];
  /** Without any of these the file's name must hint at the dataset. */
  readonly telling?: readonly string[];
  /** What file names say; otherwise decides only between equals. */
  readonly nameHint: RegExp;
}

const BASE_DATASETS: readonly Dataset[] = [
  {
    id: 'area',
    tables: [area],
    geometry: true,
    needs: [['code']],
    telling: ['level', 'parent_code'],
    nameHint: /区划|网格|街道|社区|area|grid/i,
  },
  {
    id: 'base_map_feature',
    tables: [baseMapFeature],
    geometry: true,
    needs: [['feature_id']],
    telling: ['kind', 'class', 'width_metres'],
    nameHint: /水系|河|湖|道路|路网|绿地|water|road|green/i,
  },
  {
    id: 'building',
    tables: [building, buildingPart],
    geometry: true,
    needs: [['building_id'], ['floors_up', 'floor_to']],
    nameHint: /楼|幢|建筑|building/i,
  },
  {
    id: 'room',
    tables: [room],
    geometry: false,
    needs: [['building_slot'], ['room_no']],
    nameHint: /房间|房屋|户室|room/i,
  },
  {
    id: 'resident',
    tables: [resident],
    geometry: false,
    needs: [['record_no'], ['name'], ['id_no']],
    nameHint: /人口|人员|居民|resident/i,
  },
  {
    id: 'unit',
    tables: [unit],
    geometry: false,
    needs: [['unit_id'], ['name']],
    nameHint: /单位|企业|商户|unit/i,
  },
];

/** In the order they are delivered: what others refer to comes first. */
export const DATASETS: readonly Dataset[] = [
  ...BASE_DATASETS,
  ...SYSTEM_RULES.map(({ table }) => datasetOf(table)),
];

function datasetOf(table: TableSpec): Dataset {
  const hint = DATASET_HINTS[table.name];
  return {
    id: table.name,
    tables: [table],
    geometry: 'longitude_degrees' in table.columns ? 'optional' : false,
    needs: hint?.needs ?? table.naturalKey.map((field) => [field]),
    nameHint: hint?.names ?? new RegExp(table.title),
  };
}

/** Every table an importer knows. */
export const IMPORTED_TABLES: readonly TableSpec[] = DATASETS.flatMap((dataset) => dataset.tables);
