import type { DemoBuilding } from '../city/building.ts';
import type { Plane } from '../geometry/plane.ts';
import { writeShapefile, type DbfField, type ShapeRecord } from './shapefile.ts';

const FIELDS: readonly DbfField[] = [
  { name: '楼幢编号', type: 'C', length: 20 },
  { name: '楼名', type: 'C', length: 60 },
  { name: '地址', type: 'C', length: 80 },
  { name: '街道代码', type: 'C', length: 9 },
  { name: '社区代码', type: 'C', length: 12 },
  { name: '网格号', type: 'C', length: 15 },
  { name: '用途', type: 'C', length: 8 },
  { name: '结构', type: 'C', length: 8 },
  { name: '地上层数', type: 'N', length: 3 },
  { name: '地下层数', type: 'N', length: 2 },
  { name: '高度', type: 'N', length: 7, decimals: 1 },
  { name: '建成年份', type: 'N', length: 4 },
  { name: '电梯数', type: 'N', length: 3 },
  { name: '几何来源', type: 'C', length: 6 },
  { name: '部位号', type: 'N', length: 3 },
  { name: '部位', type: 'C', length: 6 },
  { name: '起始层', type: 'N', length: 4 },
  { name: '终止层', type: 'N', length: 4 },
];

/** Writes one record a building part. Returns how many. */
export async function writeBuildings(
  base: string,
  buildings: readonly DemoBuilding[],
  plane: Plane,
): Promise<number> {
  const records = buildings.flatMap((building) => recordsOf(building, plane));
  await writeShapefile(base, FIELDS, records);
  return records.length;
}

function recordsOf(building: DemoBuilding, plane: Plane): ShapeRecord[] {
  return building.parts.map(({ kind, polygon, floorFrom, floorTo }, index) => ({
    polygon: polygon.map((ring) => ring.map((at) => plane.toGrid(at))),
    values: [
      building.id,
      building.name,
      building.address,
      building.streetCode,
      building.communityCode,
      building.gridCode,
      building.use,
      building.structure,
      building.floorsUp,
      building.floorsDown,
      building.heightMetres,
      building.yearBuilt,
      building.liftCount,
      building.geometryKind,
      index + 1,
      kind,
      floorFrom,
      floorTo,
    ],
  }));
}
