/** 门类 of GB/T 4754-2011 and 2017, whose letters agree (data-dictionary §3.6). */
export const INDUSTRY_SECTIONS = {
  A: '农、林、牧、渔业',
  B: '采矿业',
  C: '制造业',
  D: '电力、热力、燃气及水生产和供应业',
  E: '建筑业',
  F: '批发和零售业',
  G: '交通运输、仓储和邮政业',
  H: '住宿和餐饮业',
  I: '信息传输、软件和信息技术服务业',
  J: '金融业',
  K: '房地产业',
  L: '租赁和商务服务业',
  M: '科学研究和技术服务业',
  N: '水利、环境和公共设施管理业',
  O: '居民服务、修理和其他服务业',
  P: '教育',
  Q: '卫生和社会工作',
  R: '文化、体育和娱乐业',
  S: '公共管理、社会保障和社会组织',
  T: '国际组织',
} as const;
export type IndustrySection = keyof typeof INDUSTRY_SECTIONS;

/** The same in English, as the National Bureau of Statistics translates them, shortened. */
export const INDUSTRY_SECTIONS_EN: Readonly<Record<IndustrySection, string>> = {
  A: 'Agriculture, forestry, fishery',
  B: 'Mining',
  C: 'Manufacturing',
  D: 'Electricity, heat, gas and water',
  E: 'Construction',
  F: 'Wholesale and retail',
  G: 'Transport, storage and post',
  H: 'Hotels and catering',
  I: 'Information and software',
  J: 'Finance',
  K: 'Real estate',
  L: 'Leasing and business services',
  M: 'Research and technical services',
  N: 'Water, environment, public facilities',
  O: 'Household services and repair',
  P: 'Education',
  Q: 'Health and social work',
  R: 'Culture, sports, entertainment',
  S: 'Public administration',
  T: 'International organisations',
};

type Divisions = readonly (readonly [last: number, section: IndustrySection])[];

/** Last division (大类) of each section since 2011. */
const SINCE_2011: Divisions = [
  [5, 'A'],
  [12, 'B'],
  [43, 'C'],
  [46, 'D'],
  [50, 'E'],
  [52, 'F'],
  [60, 'G'],
  [62, 'H'],
  [65, 'I'],
  [69, 'J'],
  [70, 'K'],
  [72, 'L'],
  [75, 'M'],
  [79, 'N'],
  [82, 'O'],
  [83, 'P'],
  [85, 'Q'],
  [90, 'R'],
  [96, 'S'],
  [97, 'T'],
];

/**
 * The same of GB/T 4754-2002, by the section of today with the same subject: 51–59 were transport, 63–65 trade. Up to 74
 * as listed with 三次产业划分规定 (国统字〔2003〕14号); from 75 on unverified.
 */
const IN_2002: Divisions = [
  [5, 'A'],
  [11, 'B'],
  [43, 'C'],
  [46, 'D'],
  [50, 'E'],
  [59, 'G'],
  [62, 'I'],
  [65, 'F'],
  [67, 'H'],
  [71, 'J'],
  [72, 'K'],
  [74, 'L'],
  [78, 'M'],
  [81, 'N'],
  [83, 'O'],
  [84, 'P'],
  [87, 'Q'],
  [92, 'R'],
  [97, 'S'],
  [98, 'T'],
];

/**
 * The section (门类) of an industry code. The letters of the 2002 edition mean other things, so its codes go by their
 * division (大类) to the section with the same subject; a letter alone gives none. Some small classes (小类) changed sections.
 */
export function industrySection(
  code: string | null,
  edition: string | null,
): IndustrySection | undefined {
  if (code === null) return undefined;
  const isOf2002 = edition === '2002';
  if (!isOf2002 && code.charAt(0) in INDUSTRY_SECTIONS) return code.charAt(0) as IndustrySection;
  const digits = code.replace(/^[A-T]/, '');
  const division = Number(digits.slice(0, 2));
  if (digits.length < 2 || !(division > 0)) return undefined;
  return (isOf2002 ? IN_2002 : SINCE_2011).find(([last]) => division <= last)?.[1];
}
