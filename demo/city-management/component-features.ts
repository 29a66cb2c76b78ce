import { join } from 'node:path';
import { shapeDate } from '../dates.ts';
import type { DemoWorld } from '../world.ts';
import { writeGeoJson, type GeoFeature } from '../write/geojson.ts';
import { keeperOf, placeText } from './component-words.ts';
import { gcj02 } from './gcj02.ts';
import { planted, type SurveyedComponent } from './plant-components.ts';

/** The 2007 abbreviations as property names; a block of it is in GCJ-02 although the file says nothing of it. */
export async function writeAbbreviated(
  world: DemoWorld,
  components: readonly SurveyedComponent[],
): Promise<void> {
  const from = Math.floor(components.length / 2);
  const to = from + planted(world, 200);
  const features = components.map((component, index): GeoFeature => {
    const shifted = index >= from && index < to;
    if (shifted) world.answers.truth('city-management', 'componentGcj02', { id: component.id });
    return feature(world, component, shifted, {
      ObjID: component.id,
      ObjName: component.writtenName,
      类别代码: component.type.code,
      DeptName1: component.type.department,
      DeptName2: component.type.owner,
      DeptName3: keeperOf(component),
      BGID: component.writtenGrid,
      ObjState: component.state,
      ORDate: shapeDate(component.surveyedAt, 'plain'),
      CHDate: component.changedAt === '' ? null : shapeDate(component.changedAt, 'plain'),
      DataSource: '实测',
      所在位置: placeText(component),
      AtBlindPth: component.type.standing === 'footway' ? '否' : null,
      Note: null,
    });
  });
  await writeFeatures(world, `city-management/bujian_duantang.geojson`, features);
}

/** Names and 17-digit numbers of GB/T 47678.5-2026. */
export async function writeNewEdition(
  world: DemoWorld,
  components: readonly SurveyedComponent[],
): Promise<void> {
  const features = components.map((component) =>
    feature(world, component, false, {
      GLBJBSM: component.id,
      GLBJMC: component.writtenName,
      小类代码: component.type.code2026,
      ZGBMMC: component.type.department,
      QSDWMC: component.type.owner,
      YHDWMC: keeperOf(component),
      SZDYWGBSM: component.writtenGrid,
      GLBJZT: component.state,
      CSRQ: component.surveyedAt,
      BGRQ: component.changedAt || null,
      SJLY: '实测',
      BZ: null,
    }),
  );
  await writeFeatures(world, `city-management/部件_望春街道_新国标.geojson`, features);
}

function feature(
  world: DemoWorld,
  component: SurveyedComponent,
  shifted: boolean,
  properties: GeoFeature['properties'],
): GeoFeature {
  const coordinates = shifted
    ? gcj02(world, component)
    : world.district.plane.toDegrees(component.at);
  return { geometry: { type: 'Point', coordinates }, properties };
}

async function writeFeatures(
  world: DemoWorld,
  name: string,
  features: readonly GeoFeature[],
): Promise<void> {
  await writeGeoJson(join(world.out, name), 'bujian', features);
  world.answers.file(name, features.length);
}
