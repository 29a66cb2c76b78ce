import { z } from 'zod';

/** A name an organisation bore (机构沿革), from its first day to the day the next one took over. */
const organisationNameSchema = z.object({
  name: z.string().min(1).max(40),
  from: z.iso.date().optional(),
  /** First day of the successor. */
  to: z.iso.date().optional(),
});

/** Names of the departments that were renamed, by department, one after the other. */
export const organisationsSchema = z
  .array(
    z.object({
      /** As the tables name it, e.g. `work-safety`. */
      department: z.string(),
      names: z.array(organisationNameSchema).min(2).max(10),
      source: z.string().max(200),
    }),
  )
  .default(() => REFORM_OF_2018);
type Organisations = z.output<typeof organisationsSchema>;

/** 深化党和国家机构改革方案（2018年3月）; the day a district's own sign went up is the profile's to say. */
const REFORM_SOURCE = '深化党和国家机构改革方案（2018年3月）；区级挂牌日期待本地确认';
const REFORM_OF_2018: Organisations = [
  {
    department: 'business-registry',
    names: [
      { name: '工商分局', to: '2019-01-01' },
      { name: '市场监管局', from: '2019-01-01' },
    ],
    source: REFORM_SOURCE,
  },
  {
    department: 'work-safety',
    names: [
      { name: '安监局', to: '2019-01-01' },
      { name: '应急管理局', from: '2019-01-01' },
    ],
    source: REFORM_SOURCE,
  },
];

interface Department {
  readonly id: string;
  readonly title: string;
}

/** What a department was called on a day, `YYYY-MM-DD`. */
export function nameOn(organisations: Organisations, department: Department, day: string): string {
  const names = organisations.find((one) => one.department === department.id)?.names ?? [];
  const valid = names.find(({ from = '', to = '9999' }) => from <= day && day < to);
  return valid?.name ?? department.title;
}

/** Every name of a department, whenever it was valid: folders and questions may use any of them. */
export function namesOf({ id, title }: Department): string[] {
  const names = REFORM_OF_2018.find(({ department }) => department === id)?.names ?? [];
  return [...new Set([title, ...names.map(({ name }) => name)])];
}
