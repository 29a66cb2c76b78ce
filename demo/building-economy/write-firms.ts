import {
  dateIn,
  openExport,
  PLAIN_STYLE,
  type Columns,
  type FileStyle,
} from '../world/export-file.ts';
import {
  plantInto,
  writePlantedSheet,
  type Mistake,
  type RowsOf,
  wrongRow,
} from '../world/planted-rows.ts';
import { wideDigits } from '../world/address-texts.ts';
import type { DemoWorld } from '../world.ts';
import type { Firm } from './firms.ts';

const ENTERPRISE: RowsOf = { system: 'building-economy', table: 'enterprise' };

const COLUMNS: Columns = [
  ['企业编号', '主体编号', '主体身份代码'],
  ['企业名称', '商户名称', '单位名称'],
  ['统一社会信用代码', '信用代码', '社会信用代码'],
  ['注册号', '营业执照号', '工商注册号'],
  ['组织机构代码'],
  ['纳税人识别号', '税务登记证号', '税号'],
  ['企业类型', '登记注册类型', '市场主体类型'],
  ['行业版本'],
  ['行业代码', '所属行业', '行业代码'],
  ['注册资本（万元）', '注册资金（元）', '注册资本(万元)'],
  ['从业人数', '人数', '职工人数'],
  ['成立日期'],
  ['登记状态', '经营状态', '企业状态'],
  ['登记机关'],
  ['住所', '经营场所', '注册地址'],
  ['核准日期'],
  ['法定代表人', '经营者', '负责人'],
  ['联系电话', '电话', '联系电话'],
  ['营业期限自', '经营期限自', '营业期限起'],
  ['营业期限至', '经营期限至', '营业期限止'],
  ['使用面积（㎡）', '经营面积（㎡）', '使用面积'],
];

const MISTAKES: readonly Mistake[] = [
  wrongRow('bad-credit-code', 'flagged', { 2: '91330299DEM000000X' }),
  wrongRow('credit-code-with-letter-o', 'flagged', { 2: '9133O299DEM0000012' }),
  wrongRow('mangled-credit-code', 'flagged', { 2: '9.13303E+17' }),
  wrongRow('bad-registration-number', 'flagged', { 3: '330299000000010' }),
  wrongRow('registration-number-of-13-digits', 'flagged', { 3: '3302991000123' }),
  wrongRow('bad-organisation-code', 'flagged', { 4: 'DEM000000' }),
  wrongRow('missing-enterprise-name', 'rejected', { 1: '' }),
  wrongRow('impossible-date', 'rejected', { 11: '2011-13-45' }),
  wrongRow('unknown-status', 'flagged', { 12: '待定' }),
  { kind: 'duplicate-enterprise', expect: 'rejected', spoil: (cells) => cells },
];

/** Writes the firms as the registrar keeps them: companies, shops, and what the city's bureau shares of firms registered elsewhere. */
export async function writeFirms(world: DemoWorld, firms: readonly Firm[]): Promise<void> {
  const here = firms.filter(({ registered }) => registered.inDistrict !== '0');
  const companies = here.filter(({ company }) => company);
  const shops = here.filter(({ company }) => !company);
  await writeList(world, '企业_内资.csv', companies, PLAIN_STYLE, MISTAKES);
  const shopStyle: FileStyle = { ...PLAIN_STYLE, headers: 1, dates: 'slash', blank: '无' };
  await writeList(world, '个体工商户.csv', shops, shopStyle, []);
  await writeShared(
    world,
    firms.filter(({ registered }) => registered.inDistrict === '0'),
  );
}

async function writeList(
  world: DemoWorld,
  name: string,
  firms: readonly Firm[],
  style: FileStyle,
  mistakes: readonly Mistake[],
): Promise<void> {
  const open = openExport(world, `business-registry/${name}`, COLUMNS, style);
  const file = plantInto(world, open, ENTERPRISE, firms.length, mistakes);
  for (const firm of firms) {
    file.row(cellsOf(world, firm, style));
    await file.drain();
  }
  await file.close();
}

async function writeShared(world: DemoWorld, firms: readonly Firm[]): Promise<void> {
  const style: FileStyle = { ...PLAIN_STYLE, headers: 2, dates: 'chinese', blank: '-' };
  await writePlantedSheet(
    world,
    {
      name: 'business-registry/异地企业_市局共享.xlsx',
      sheet: '市局共享',
      columns: COLUMNS,
      style,
      above: [['在本区经营或纳税的异地登记企业名单'], ['来源：市局数据交换；注册资本单位：万元']],
      merges: ['A1:U1'],
    },
    ENTERPRISE,
    firms.map((firm) => cellsOf(world, firm, style)),
  );
}

function cellsOf(world: DemoWorld, firm: Firm, style: FileStyle): string[] {
  const { numbers, registered } = firm;
  return [
    firm.id,
    firm.name,
    numbers.registeredUscc || style.blank,
    numbers.regNo || style.blank,
    orgCodeText(firm, world),
    numbers.taxNo,
    firm.typeCode,
    firm.edition,
    firm.industry,
    capitalText(firm, style),
    world.random.chance(0.02) ? wideDigits(String(firm.staff)) : String(firm.staff),
    dateIn(style, firm.establishedAt),
    firm.status,
    registrarOf(world, firm),
    registered.text,
    dateIn(style, registered.text === '' ? '' : registered.evidenceAt),
    firm.legalPerson,
    firm.phone,
    ...termOf(firm, style),
    firm.staff === 0 ? style.blank : String(firm.staff * SQUARE_METRES_A_HEAD),
  ];
}

const SQUARE_METRES_A_HEAD = 12;

/** 营业期限: companies run for 30 years from their founding or without end, shops without end. */
function termOf({ company, establishedAt, staff }: Firm, style: FileStyle): string[] {
  const year = Number(establishedAt.slice(0, 4)) + 30;
  const last = company && staff % 2 === 1 ? `${year}-12-31` : '';
  return [dateIn(style, establishedAt), last === '' ? '长期' : dateIn(style, last)];
}

/** Every third is written with its dash. */
function orgCodeText({ numbers: { orgCode } }: Firm, { random }: DemoWorld): string {
  return random.chance(0.33) ? `${orgCode.slice(0, 8)}-${orgCode[8]}` : orgCode;
}

function capitalText({ capitalYuan }: Firm, style: FileStyle): string {
  return String(style.headers === 1 ? capitalYuan : capitalYuan / 10_000);
}

function registrarOf({ profile, districtName, random }: DemoWorld, { registered }: Firm): string {
  if (registered.inDistrict === '?') return '';
  const place =
    registered.inDistrict === '1' ? districtName : random.pick(['江东区', '鄞州区', '江北区']);
  return `${profile.city.name}${place}工商分局`;
}
