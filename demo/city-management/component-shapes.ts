import { join } from 'node:path';
import { shapeDate } from '../dates.ts';
import type { DemoWorld } from '../world.ts';
import { writePointShapefile } from '../write/point-shapefile.ts';
import type { DbfField } from '../write/shapefile.ts';
import { keeperOf, placeText } from './component-words.ts';
import type { SurveyedComponent } from './plant-components.ts';

const SHAPE_FIELDS: readonly DbfField[] = [
  { name: '标识码', type: 'C', length: 20 },
  { name: '部件名称', type: 'C', length: 40 },
  { name: '小类代码', type: 'C', length: 6 },
  { name: '主管部门', type: 'C', length: 40 },
  { name: '权属单位', type: 'C', length: 40 },
  { name: '养护单位', type: 'C', length: 40 },
  { name: '网格号', type: 'C', length: 15 },
  { name: '部件状态', type: 'C', length: 8 },
  { name: '初始日期', type: 'C', length: 10 },
  { name: '变更日期', type: 'C', length: 10 },
  { name: '数据来源', type: 'C', length: 20 },
  { name: '定位精度', type: 'C', length: 2 },
  { name: '所在位置', type: 'C', length: 60 },
  { name: '街道代码', type: 'C', length: 9 },
  { name: '社区代码', type: 'C', length: 12 },
];

/** Writes one part of the survey as points in EPSG:4549. */
export async function writeShapes(
  world: DemoWorld,
  components: readonly SurveyedComponent[],
): Promise<void> {
  const name = `city-management/部件普查_一期.shp`;
  await writePointShapefile(
    join(world.out, name.slice(0, -4)),
    SHAPE_FIELDS,
    components.map((component) => ({
      at: world.district.plane.toGrid(component.at),
      values: [
        component.id,
        component.writtenName,
        component.type.code,
        component.type.department,
        component.type.owner,
        keeperOf(component),
        component.writtenGrid,
        component.state,
        shapeDate(component.surveyedAt, 'plain'),
        shapeDate(component.changedAt, 'plain'),
        '实测',
        component.accuracy,
        placeText(component),
        component.gridCode.slice(0, 9),
        component.gridCode.slice(0, 12),
      ],
    })),
  );
  world.answers.file(name, components.length);
}
