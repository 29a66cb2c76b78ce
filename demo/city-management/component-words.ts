import type { DemoWorld } from '../world.ts';
import type { SurveyedComponent } from './plant-components.ts';

/** 养护单位: parks have their own by community. */
export function keeperOf({ type, gridCode }: SurveyedComponent): string {
  if (type.department === '园林管理处') return `${gardener(gridCode)}园林养护有限公司`;
  return type.owner === '不明' ? '' : type.owner;
}

function gardener(gridCode: string): string {
  return ['绿甬', '青禾', '四明'][Number(gridCode.slice(8, 9)) % 3]!;
}

/** 所在位置 in a few words, '' away from streets. */
export function placeText({ road, type }: SurveyedComponent): string {
  if (road === '') return '';
  return type.standing === 'estate' ? `${road}小区内` : `${road}${settingText(type.standing)}`;
}

function settingText(standing: string): string {
  if (standing === 'carriageway') return '机动车道';
  if (standing === 'kerb') return '侧石边';
  return standing === 'green' ? '绿地内' : '人行道';
}

/** 设置位置 */
export function settingOf({ type }: SurveyedComponent): string {
  return type.standing === 'estate' ? '小区' : settingText(type.standing);
}

/** 材质, of covers only. */
export function materialOf({ type, id }: SurveyedComponent): string {
  if (!type.name.endsWith('井盖')) return '';
  return Number(id.slice(-1)) < 7 ? '铸铁' : '复合材料';
}

/** Name of the street (街道) of a grid cell. */
export function streetName(world: DemoWorld, gridCode: string): string {
  return world.profile.streets.find(({ code }) => gridCode.startsWith(code))?.name ?? '';
}

/** Name of the community (社区) of a grid cell. */
export function communityName(world: DemoWorld, gridCode: string): string {
  const street = world.profile.streets.find(({ code }) => gridCode.startsWith(code));
  return street?.communities.find(({ code }) => gridCode.startsWith(code))?.name ?? '';
}
