import type { DemoWorld } from '../world.ts';
import {
  dateIn,
  openExport,
  PLAIN_STYLE,
  type Columns,
  type FileStyle,
} from '../world/export-file.ts';
import { writeAbbreviated, writeNewEdition } from './component-features.ts';
import { writeShapes } from './component-shapes.ts';
import { writeSurveyTable } from './component-tables.ts';
import { placeText } from './component-words.ts';
import { gcj02 } from './gcj02.ts';
import type { SurveyedComponent } from './plant-components.ts';

/** Types the post office delivers itself, in the coordinates of its web map. */
const POSTAL_CODES: ReadonlySet<string> = new Set(['0121', '0123']);

/** How each street's survey is delivered: 南门 江厦 西门, 月湖 鼓楼 白云, 段塘, 望春. */
const SHAPEFILE_STREETS = ['330203001', '330203002', '330203003'];
const CSV_STREETS = ['330203004', '330203005', '330203006'];
const ABBREVIATED_STREET = '330203007';
/** The one street surveyed again by the 2026 edition. */
export const NEW_EDITION_STREET = '330203008';

/** Writes the survey as the department and the post office deliver it. */
export async function writeComponents(
  world: DemoWorld,
  survey: readonly SurveyedComponent[],
): Promise<void> {
  const postal = survey.filter(({ type }) => POSTAL_CODES.has(type.code));
  const own = survey.filter(({ type }) => !POSTAL_CODES.has(type.code));
  const ofStreets = (...codes: string[]): SurveyedComponent[] =>
    own.filter(({ gridCode }) => codes.includes(gridCode.slice(0, 9)));
  await writeShapes(world, ofStreets(...SHAPEFILE_STREETS));
  for (const [number, code] of CSV_STREETS.entries())
    await writeSurveyTable(world, code, number, ofStreets(code));
  await writeAbbreviated(world, ofStreets(ABBREVIATED_STREET));
  await writeNewEdition(world, ofStreets(NEW_EDITION_STREET));
  await writePostal(world, postal);
  world.answers.count('city-management', 'component', survey.length);
}

/** Letter boxes and kiosks, from a web map: the whole file is in GCJ-02. */
async function writePostal(
  world: DemoWorld,
  components: readonly SurveyedComponent[],
): Promise<void> {
  const style: FileStyle = { ...PLAIN_STYLE, encoding: 'utf-8-bom' };
  const columns: Columns = [
    ['部件标识码'],
    ['部件名称'],
    ['小类代码'],
    ['主管部门'],
    ['单元网格编码'],
    ['部件状态'],
    ['普查日期'],
    ['位置描述'],
    ['经度'],
    ['纬度'],
  ];
  const file = openExport(world, `city-management/邮政设施.csv`, columns, style);
  for (const component of components) {
    const [longitude, latitude] = gcj02(world, component);
    file.row([
      component.id,
      component.writtenName,
      component.id.length === 17 ? component.type.code2026 : component.type.code,
      component.type.department,
      component.writtenGrid,
      component.state,
      dateIn(style, component.surveyedAt),
      placeText(component),
      longitude.toFixed(6),
      latitude.toFixed(6),
    ]);
  }
  await file.close();
  world.answers.truth('city-management', 'fileGcj02', { file: file.name });
}
