import {
  BUILDING_CLASS,
  BUILDING_SLOT_PROPERTY,
  FACADE_PROPERTY,
  FLOOR_PROPERTY,
  GEOMETRY_KIND_PROPERTY,
  NO_SLOT,
  ROOM_CLASS,
  SLOT_PROPERTY,
  SPACE_KIND_BUILDING,
  SPACE_KIND_PROPERTY,
  STOREY_PROPERTY,
} from '../../contract/tiles.ts';
import type { PropertyColumn, PropertyTable } from '../gltf/property-table.ts';
import type { PreparedBuilding } from './prepare-building.ts';

/** One feature of building or room content. */
export interface FeatureRow {
  readonly slot: number;
  readonly building: PreparedBuilding;
  readonly spaceKind: number;
  readonly geometryKind: number;
  /** Physical floor; 0 where the feature has none. */
  readonly floor: number;
}

/** The row of a whole building. */
export function buildingRow(building: PreparedBuilding): FeatureRow {
  const { slot, geometryKind } = building;
  return { slot, building, spaceKind: SPACE_KIND_BUILDING, geometryKind, floor: 0 };
}

/** Property table of building content. */
export function buildingTable(rows: readonly FeatureRow[]): PropertyTable {
  return { className: BUILDING_CLASS, columns: columns(rows) };
}

/** Property table of room content; a common part has no slot. */
export function roomTable(rows: readonly FeatureRow[]): PropertyTable {
  return { className: ROOM_CLASS, columns: columns(rows) };
}

function columns(rows: readonly FeatureRow[]): PropertyColumn[] {
  const values = (valueOf: (row: FeatureRow) => number) => rows.map(valueOf);
  return [
    { name: SLOT_PROPERTY, type: 'UINT32', noData: NO_SLOT, values: values((row) => row.slot) },
    { name: BUILDING_SLOT_PROPERTY, type: 'UINT32', values: values((row) => row.building.slot) },
    { name: SPACE_KIND_PROPERTY, type: 'UINT8', values: values((row) => row.spaceKind) },
    { name: STOREY_PROPERTY, type: 'FLOAT32', values: values((row) => row.building.storeyMetres) },
    { name: FACADE_PROPERTY, type: 'UINT8', values: values((row) => row.building.facade) },
    { name: GEOMETRY_KIND_PROPERTY, type: 'UINT8', values: values((row) => row.geometryKind) },
    { name: FLOOR_PROPERTY, type: 'INT16', values: values((row) => row.floor) },
  ];
}
