import { isoOfDay } from '../dates.ts';
import { lastDigits } from '../random.ts';
import {
  dateIn,
  openExport,
  PLAIN_STYLE,
  type Columns,
  type FileStyle,
} from '../world/export-file.ts';
import {
  plantInto,
  replaced,
  writePlantedSheet,
  type Mistake,
  type PlantedExport,
  type RowsOf,
  wrongRow,
} from '../world/planted-rows.ts';
import type { DemoWorld } from '../world.ts';
import type { Firm } from './firms.ts';
import { taxRows, type TaxRow } from './monthly-tax.ts';
import type { CommercialBuilding } from './sites.ts';
import { TAX_MONTHS, type Taxpayer } from './taxpayers.ts';

const PLACE: RowsOf = { system: 'building-economy', table: 'tax_place' };

const PLACE_COLUMNS: Columns = [
  ['纳税人识别号', '税号'],
  ['企业编号'],
  ['纳税人名称', '企业名称'],
  ['纳税地', '生产经营地址'],
  ['主管税务机关', '征管所'],
  ['纳税人状态'],
  ['汇总纳税', '是否汇总纳税'],
  ['登记日期', '税务登记日期'],
];

const PLACE_MISTAKES: readonly Mistake[] = [
  wrongRow('missing-taxpayer-name', 'rejected', { 2: '' }),
  {
    kind: 'bad-tax-number',
    expect: 'flagged',
    spoil: (cells) => replaced(cells, { 0: '91330299DEM000000X', 1: '', 2: '演示误填纳税人' }),
  },
  { kind: 'duplicate-taxpayer', expect: 'rejected', spoil: (cells) => cells },
];

/** Writes where firms are taxed: the national bureau's list, and a workbook of the local one. */
export async function writeTaxPlaces(world: DemoWorld, firms: readonly Firm[]): Promise<void> {
  const known = firms.filter(({ tax }) => tax.inDistrict !== '?' || tax.text !== '');
  const national = known.filter((_, index) => index % 3 !== 2);
  const local = known.filter((_, index) => index % 3 === 2);
  const style: FileStyle = { ...PLAIN_STYLE, dates: 'dash', blank: '--' };
  const open = openExport(world, 'tax/税源登记_国税.csv', PLACE_COLUMNS, style);
  const file = plantInto(world, open, PLACE, national.length, PLACE_MISTAKES);
  for (const firm of national) {
    file.row(placeCells(world, firm, style));
    await file.drain();
  }
  await file.close();
  const localStyle: FileStyle = { ...style, headers: 1, dates: 'dot' };
  await writePlantedSheet(
    world,
    {
      name: 'tax/税源登记_地税.xlsx',
      sheet: '税源登记',
      columns: PLACE_COLUMNS,
      style: localStyle,
      above: [['地方税务局税源登记清册']],
    },
    PLACE,
    local.map((firm) => placeCells(world, firm, localStyle)),
  );
}

function placeCells(world: DemoWorld, firm: Firm, style: FileStyle): string[] {
  const { random } = world;
  return [
    firm.numbers.taxNo,
    random.chance(0.85) ? firm.id : style.blank,
    firm.name,
    firm.tax.text,
    officeOf(world, firm),
    firm.status === '注销' ? '注销' : firm.status.startsWith('吊销') ? '非正常' : '正常',
    firm.consolidated ? '是' : random.chance(0.4) ? '否' : '',
    dateIn(style, firm.tax.evidenceAt),
  ];
}

function officeOf({ districtName, profile, random }: DemoWorld, { tax }: Firm): string {
  if (tax.inDistrict === '?') return '';
  if (tax.inDistrict === '0') return `${random.pick(['江东区', '鄞州区', '江北区'])}国家税务局`;
  return `${districtName}税务局${random.pick(profile.streets).name.replace(/街道$/u, '')}征管所`;
}

const TAX: RowsOf = { system: 'building-economy', table: 'monthly_tax' };

/** Even quarters are written in 元, odd ones in 万元, as two clerks do it. */
const TAX_COLUMNS: Columns = [
  ['纳税人识别号', '税号'],
  ['税款所属期', '所属期'],
  ['税种', '征收项目'],
  ['实缴税额（元）', '入库税额（万元）'],
  ['地方级收入（元）', '区级留成（万元）'],
  ['入库日期'],
  ['级次', '预算级次'],
];

const TAX_MISTAKES: readonly Mistake[] = [
  {
    kind: 'amount-no-number',
    expect: 'rejected',
    spoil: (cells) => replaced(cells, { 3: '叁佰' }),
  },
  { kind: 'missing-period', expect: 'rejected', spoil: (cells) => replaced(cells, { 1: '' }) },
  { kind: 'duplicate-tax', expect: 'rejected', spoil: (cells) => cells },
];

/** Tax of a commercial building's firms by year of the answers: `2015` and the twelve months to the delivery. */
export type BuildingTax = Map<CommercialBuilding, { year2015: number; lastTwelve: number }>;

/** Streams the tax of 24 months, one file a quarter, and sums it by building. */
export async function writeMonthlyTax(
  world: DemoWorld,
  payers: readonly Taxpayer[],
): Promise<BuildingTax> {
  const sums: BuildingTax = new Map();
  for (let first = 0; first < TAX_MONTHS.length; first += 3) {
    const quarter = first / 3;
    const style: FileStyle = { ...PLAIN_STYLE, headers: quarter % 2 };
    const open = openExport(world, `tax/月度税收_${quarterName(first)}.csv`, TAX_COLUMNS, style);
    const mistakes = quarter === 1 ? TAX_MISTAKES : [];
    const file = plantInto(world, open, TAX, payers.length * 5, mistakes);
    const total = { amountYuan: 0, localYuan: 0 };
    for (let month = first; month < first + 3; month++)
      await writeMonth({ world, file, style, month, total, sums }, payers);
    await file.close([['合计', '', '', ...amounts(total, style), '', '']]);
  }
  return sums;
}

interface MonthOrder {
  readonly world: DemoWorld;
  readonly file: PlantedExport;
  readonly style: FileStyle;
  readonly month: number;
  readonly total: { amountYuan: number; localYuan: number };
  readonly sums: BuildingTax;
}

async function writeMonth(order: MonthOrder, payers: readonly Taxpayer[]): Promise<void> {
  const { world, file, style, month, total, sums } = order;
  for (const payer of payers) {
    for (const row of taxRows(payer, month, world.random)) {
      file.row([
        row.taxNo,
        periodText(row, style),
        row.kind,
        ...amounts(row, style),
        dateIn(style, receivedAt(row, world.asOf)),
        levelOf(row),
      ]);
      total.amountYuan += row.amountYuan;
      total.localYuan += row.localYuan;
      addToBuilding(sums, payer.firm, row);
    }
    await file.drain();
  }
}

/** 入库日期: by the fifteenth of the month after; blank while that is still to come. */
function receivedAt({ month, taxNo }: TaxRow, asOf: string): string {
  const [year, of] = month.split('-').map(Number) as [number, number];
  const day = 5 + (lastDigits(taxNo, 4) % 11);
  const received = isoOfDay(Date.UTC(year, of, day) / 86_400_000);
  return received <= asOf ? received : '';
}

/** 级次: whole local taxes go to the district, the others are shared with the centre. */
function levelOf({ amountYuan, localYuan }: TaxRow): string {
  return localYuan === amountYuan ? '区级' : '中央与地方共享';
}

/** `2015-03`, or 201503 in the files of the other clerk. */
function periodText({ month }: TaxRow, { headers }: FileStyle): string {
  return headers === 0 ? month : month.replace('-', '');
}

function amounts(
  { amountYuan, localYuan }: Pick<TaxRow, 'amountYuan' | 'localYuan'>,
  { headers }: FileStyle,
): string[] {
  const written = (yuan: number): string =>
    headers === 0 ? String(yuan) : (yuan / 10_000).toFixed(4);
  return [written(amountYuan), written(localYuan)];
}

function addToBuilding(sums: BuildingTax, { commercial }: Firm, row: TaxRow): void {
  if (!commercial) return;
  const sum = sums.get(commercial) ?? { year2015: 0, lastTwelve: 0 };
  if (row.month.startsWith('2015')) sum.year2015 += row.amountYuan;
  if (row.month > '2015-06') sum.lastTwelve += row.amountYuan;
  sums.set(commercial, sum);
}

function quarterName(firstMonth: number): string {
  const [year, month] = TAX_MONTHS[firstMonth]!.split('-') as [string, string];
  return `${year}年第${Math.ceil(Number(month) / 3)}季度`;
}
