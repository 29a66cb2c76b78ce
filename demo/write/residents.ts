import { join } from 'node:path';
import { daysBefore, shapeDate, type DateShape } from '../dates.ts';
import type { ResidentRecord } from '../people/residents.ts';
import type { PlantedRow } from '../report.ts';
import { lastDigits, type Random } from '../random.ts';
import { csvLine, openLineFile, type LineFile } from './text-file.ts';

/** One police station's way of writing its export. */
interface Style {
  readonly header: readonly string[];
  readonly dates: DateShape;
}

const PLAIN_HEADER = [
  '记录编号',
  '姓名',
  '性别',
  '民族',
  '出生日期',
  '证件类型',
  '公民身份号码',
  '人口类别',
  '户号',
  '与户主关系',
  '户籍地址',
  '房屋编码',
  '房屋关系',
  '联系电话',
  '政治面貌',
  '宗教信仰',
  '登记日期',
  '注销日期',
  '记录状态',
  '居住证到期',
  '更新日期',
  '居住证号',
  '居住证起始日期',
  '现住地址',
  '注销原因',
];

const OTHER_HEADER = [
  '人员编号',
  '姓 名',
  '性别',
  '民族',
  '出生日期',
  '证件种类',
  '身份证号码',
  '人员类别',
  '家庭户号',
  '与户主关系',
  '户口所在地',
  '户室编码',
  '人户情况',
  '手机号码',
  '政治面貌',
  '宗教信仰',
  '登记日期',
  '注销日期',
  '现行/历史',
  '居住证有效期至',
  '核实日期',
  '暂住证号',
  '居住证签发日期',
  '实际居住地',
  '注销类别',
];

const STYLES: readonly Style[] = [
  { header: PLAIN_HEADER, dates: 'dash' },
  { header: OTHER_HEADER, dates: 'slash' },
  { header: PLAIN_HEADER, dates: 'plain' },
  { header: OTHER_HEADER, dates: 'dot' },
];

const NATIONS = ['汉族', '汉族', '汉族', '汉族', '汉族', '汉族', '汉族', '土家族', '苗族', '畲族'];
const POLITICS = ['群众', '群众', '群众', '中共党员', '共青团员'];

/** Largest number of lines in one file, so that big stations deliver several. */
const LINES_PER_FILE = 90_000;

/** Planted mistakes by what they are; each street's first file gets its share. */
const MISTAKES = [
  'bad-check-digit',
  'unknown-room',
  'duplicate-record',
  'mangled-number',
  'impossible-date',
  'missing-name',
  'id-under-another-name',
] as const;
type Mistake = (typeof MISTAKES)[number];

/** What an importer should do with a mistake it does not refuse. */
const EXPECTED: Partial<Record<Mistake, PlantedRow['expect']>> = {
  'unknown-room': 'held',
  'id-under-another-name': 'flagged',
};

/** Writes a street's records, file after file; `finish` tells what was written. */
export interface ResidentWriter {
  write(record: ResidentRecord): void;
  drain(): Promise<void>;
  finish(): Promise<{ files: Record<string, number>; planted: PlantedRow[] }>;
}

/** Opens the files of one police station. */
export function openResidentFiles(
  folder: string,
  station: string,
  styleNumber: number,
  expected: number,
  random: Random,
): ResidentWriter {
  const style = STYLES[styleNumber % STYLES.length]!;
  const many = expected > LINES_PER_FILE;
  const files: Record<string, number> = {};
  const planted: PlantedRow[] = [];
  const closing: Promise<void>[] = [];
  const mistakes: Mistake[] = [...MISTAKES];
  const every = Math.max(3, Math.floor(Math.min(expected, LINES_PER_FILE) / (mistakes.length + 1)));
  let file: LineFile | undefined;
  let name = '';
  let written = 0;
  const next = (): LineFile => {
    if (file) closing.push(file.close());
    const part = Object.keys(files).length + 1;
    name = `community-policing/人口_${station}${many ? `_${part}` : ''}.csv`;
    files[name] = 0;
    file = openLineFile(join(folder, name.slice('community-policing/'.length)), 'gb18030');
    file.line(csvLine(style.header));
    return file;
  };
  const put = (cells: readonly string[]): number => {
    const target = file && files[name]! < LINES_PER_FILE ? file : next();
    files[name] = files[name]! + 1;
    return target.line(csvLine(cells));
  };
  return {
    write: (record) => {
      const cells = cellsOf(record, style, random);
      put(cells);
      if (++written < every * (planted.length + 1)) return;
      const [mistake] = mistakes;
      if (!mistake || (mistake === 'id-under-another-name' && cells[5] !== '居民身份证')) return;
      mistakes.shift();
      const line = put(spoil(cells, mistake));
      planted.push({
        file: name,
        line,
        kind: mistake,
        expect: EXPECTED[mistake] ?? 'rejected',
        key: keyOf(cells, mistake),
      });
    },
    drain: () => file?.drain() ?? Promise.resolve(),
    finish: async () => {
      if (file) closing.push(file.close());
      await Promise.all(closing);
      return { files, planted };
    },
  };
}

function cellsOf(record: ResidentRecord, { dates }: Style, random: Random): string[] {
  const { person } = record;
  return [
    record.recordNo,
    person.name,
    person.male ? '男' : '女',
    random.pick(NATIONS),
    shapeDate(person.birthDate, dates),
    person.idType,
    person.idNo,
    record.category,
    record.householdNo,
    record.relation,
    record.registeredAddress,
    record.roomId,
    record.residenceRelation,
    person.phone,
    random.pick(POLITICS),
    '',
    shapeDate(record.registeredAt, dates),
    shapeDate(record.cancelledAt, dates),
    record.state,
    shapeDate(record.permitTo, dates),
    shapeDate(record.verifiedAt, dates),
    ...particularsOf(record, dates),
  ];
}

/** 离开本地 (GA/T 2000.25-2014). */
const MOVED_AWAY = '迁出';
const PERMIT_DAYS = 365;

/** 居住证号 with its first day, 现住地址 of those who live elsewhere, 注销原因; no record draws anything for them. */
function particularsOf(record: ResidentRecord, dates: DateShape): string[] {
  const { person, permitTo, registeredAt, residenceRelation, cancelledAt } = record;
  const hasPermit = permitTo !== '' && person.idType === '居民身份证';
  const usual = hasPermit ? daysBefore(permitTo, PERMIT_DAYS) : '';
  const isLater = hasPermit && usual < registeredAt && registeredAt <= permitTo;
  return [
    hasPermit ? person.idNo : '',
    shapeDate(isLater ? registeredAt : usual, dates),
    residenceRelation === '户在人不在' ? elsewhere(record) : '',
    cancelledAt === '' ? '' : MOVED_AWAY,
  ];
}

/** Where those live who are registered here alone. */
function elsewhere({ recordNo }: ResidentRecord): string {
  const sign = lastDigits(recordNo, 4);
  return `鄞州区演示路${1 + (sign % 200)}号${1 + (sign % 12)}幢${1 + (sign % 6)}01室`;
}

/** Record numbers of planted rows continue the good row's with a letter, except where the number itself is the mistake. */
function keyOf(cells: readonly string[], mistake: Mistake): string {
  return mistake === 'duplicate-record' ? cells[0]! : `${cells[0]!}X`;
}

function spoil(cells: readonly string[], mistake: Mistake): string[] {
  const spoilt = [...cells];
  spoilt[0] = keyOf(cells, mistake);
  if (mistake === 'bad-check-digit') {
    spoilt[5] = '居民身份证';
    spoilt[6] = '330299197001010010';
  }
  if (mistake === 'unknown-room') spoilt[11] = `${cells[11]!.slice(0, 12)}99980100101`;
  if (mistake === 'mangled-number') {
    spoilt[5] = '居民身份证';
    spoilt[6] = '3.30299E+17';
  }
  if (mistake === 'impossible-date') spoilt[16] = '2011-13-45';
  if (mistake === 'missing-name') spoilt[1] = '';
  if (mistake === 'id-under-another-name') return underAnotherName(spoilt);
  return spoilt;
}

/** An earlier record of the same number, cancelled on the day it was made, under a name nobody else has. */
function underAnotherName(cells: string[]): string[] {
  cells[1] = `${cells[1]!.slice(0, 1)}演示误`;
  cells[17] = cells[16]!;
  cells[18] = '历史';
  return cells;
}
