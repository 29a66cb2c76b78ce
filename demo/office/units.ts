import { PUBLISHED_OF_HAISHU } from '../published-figures.ts';
import type { DemoWorld } from '../world.ts';

/** A unit that works with the office system (OA). */
export interface OfficeUnit {
  readonly level: '区' | '街道' | '社区';
  readonly name: string;
  readonly users: number;
}

const DEPARTMENTS =
  '区府办 区委办 人大办 政协办 纪委（监察局） 组织部 宣传部 统战部 政法委 编委办 发展和改革局 经济和信息化局 教育局 科技局 ' +
  '民政局 司法局 财政局 人力资源和社会保障局 国土分局 规划分局 环境保护局 住房和建设局 城市管理局 商务局 文化广电局 卫生局 ' +
  '人口和计划生育局 审计局 统计局 安全生产监督管理局 市场监管局 体育局 信访局 法制办 金融办 旅游局 档案局 机关事务局 ' +
  '审批服务中心 招商局 总工会 团区委 妇联 科协 残疾人联合会';

/** Accounts of all units together. */
export const OFFICE_USERS = PUBLISHED_OF_HAISHU.OA用户.value;

const WEIGHTS = { 区: 22, 街道: 34, 社区: 7 } as const;

/** Departments, street offices and communities, 1,800 users among them at any scale. */
export function listUnits({ profile, random }: DemoWorld): OfficeUnit[] {
  const units = [
    ...DEPARTMENTS.split(' ').map((name) => ({ level: '区' as const, name })),
    ...profile.streets.map(({ name }) => ({ level: '街道' as const, name: `${name}办事处` })),
    ...profile.streets.flatMap(({ communities }) =>
      communities.map(({ name }) => ({ level: '社区' as const, name })),
    ),
  ].map((unit) => ({ ...unit, weight: WEIGHTS[unit.level] * random.between(0.6, 1.4) }));
  const sum = units.reduce((total, { weight }) => total + weight, 0);
  let [passed, given] = [0, 0];
  return units.map(({ level, name, weight }) => {
    passed += weight;
    const due = Math.round((OFFICE_USERS * passed) / sum);
    const users = due - given;
    given = due;
    return { level, name, users };
  });
}
