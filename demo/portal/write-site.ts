import { dayNumber, isoOfDay } from '../dates.ts';
import { join } from 'node:path';
import {
  dateIn,
  openExport,
  PLAIN_STYLE,
  type Columns,
  type FileStyle,
} from '../world/export-file.ts';
import { plantInto, writePlantedSheet, type Mistake, wrongRow } from '../world/planted-rows.ts';
import type { DemoWorld } from '../world.ts';
import type { Cell } from '../write/xlsx.ts';
import { openLineFile } from '../write/text-file.ts';
import type { SiteColumn } from './columns.ts';
import { dayFactor, FIRST_DAY, updateDays, VISITS_A_WORKING_DAY } from './updates.ts';

const SYSTEM = 'portal';

const COLUMN_COLUMNS: Columns = [
  ['栏目编号'],
  ['栏目名称'],
  ['上级栏目'],
  ['语言版本'],
  ['栏目类别'],
  ['责任部门'],
  ['更新周期（天）'],
];

const COLUMN_MISTAKES: readonly Mistake<Cell>[] = [
  wrongRow('unknown-language', 'flagged', { 3: '日语' }),
  { kind: 'duplicate-column', expect: 'rejected', spoil: (cells) => cells },
];

/** Writes the columns of the site. */
export async function writeColumns(
  world: DemoWorld,
  columns: readonly SiteColumn[],
): Promise<void> {
  const sheet = {
    name: 'portal/网站栏目.xlsx',
    sheet: '栏目',
    columns: COLUMN_COLUMNS,
    style: PLAIN_STYLE,
    above: [[`${world.districtName}政府网站栏目表（演示数据）`]],
    merges: ['A1:G1'],
  };
  const rows = columns.map((column): Cell[] => [
    column.no,
    column.name,
    column.parentNo || '无',
    column.language,
    column.kind,
    column.department,
    column.cycleDays,
  ]);
  await writePlantedSheet(
    world,
    sheet,
    { system: SYSTEM, table: 'site_column' },
    rows,
    COLUMN_MISTAKES,
  );
}

const PAGE_COLUMNS: Columns = [
  ['信息编号'],
  ['栏目编号'],
  ['信息标题', '标题'],
  ['发布日期'],
  ['发布部门'],
  ['网址', '链接地址'],
];

const PAGE_MISTAKES: readonly Mistake[] = [
  wrongRow('missing-title', 'rejected', { 2: '' }),
  wrongRow('impossible-date', 'rejected', { 3: '2016-02-30' }),
  { kind: 'duplicate-page', expect: 'rejected', spoil: (cells) => cells },
];

const SUBJECTS = [
  '工作部署会召开',
  '项目进展情况',
  '专项整治公告',
  '服务指南更新',
  '便民措施通知',
  '公示',
  '工作简报',
] as const;

/** Writes the year's updates and puts down which columns are blank or overdue. */
export async function writePages(world: DemoWorld, columns: readonly SiteColumn[]): Promise<void> {
  const { random, answers, asOf, places } = world;
  const style: FileStyle = { ...PLAIN_STYLE, dates: 'slash' };
  const open = openExport(world, 'portal/网站信息.csv', PAGE_COLUMNS, style);
  const file = plantInto(world, open, { system: SYSTEM, table: 'site_page' }, 1_000, PAGE_MISTAKES);
  let serial = 0;
  for (const column of columns) {
    let last = '';
    for (const day of updateDays(column, asOf, random)) {
      const place = random.chance(0.05) ? places.onRoad(random).road.tag.name : '';
      const title = `${place}${random.pick(SUBJECTS)}${random.integer(1, 99)}`;
      const no = `XX${String(++serial).padStart(7, '0')}`;
      const url = `https://haishu.example/${column.no.toLowerCase()}/${no}.html`;
      file.row([no, column.no, title, dateIn(style, day), column.department, url]);
      last = day;
    }
    if (column.fault === 'blank') answers.truth(SYSTEM, 'blankColumn', column.no);
    if (column.fault === 'overdue')
      answers.truth(SYSTEM, 'overdueColumn', {
        column: column.no,
        last,
        cycleDays: column.cycleDays,
      });
    await file.drain();
  }
  await file.close();
}

const BROKEN_LINE = '{"栏目编号":"LM0001","日期":"2016-06-31","访问量":12';

/** Writes visits by column and day as JSON lines; the last line is torn off. */
export async function writeVisits(world: DemoWorld, columns: readonly SiteColumn[]): Promise<void> {
  const { random, answers, asOf } = world;
  const name = 'portal/网站访问.jsonl';
  const file = openLineFile(join(world.out, name), 'utf-8');
  const popularity = columns.reduce((sum, column) => sum + column.popularity, 0);
  const aDay = world.scaled(VISITS_A_WORKING_DAY);
  let [rows, workingVisits] = [0, 0];
  for (let day = dayNumber(FIRST_DAY); day <= dayNumber(asOf); day++) {
    const factor = dayFactor(day);
    for (const { no, popularity: share } of columns) {
      const expected = (aDay * factor * share) / popularity;
      const views = Math.round(expected * random.between(0.8, 1.2));
      const visitors = Math.round(views * random.between(0.3, 0.7));
      file.line(
        `{"栏目编号":"${no}","日期":"${isoOfDay(day)}","访问量":${views},"独立访客":${visitors}}`,
      );
      rows++;
      if (factor === 1) workingVisits += views;
    }
    await file.drain();
  }
  const line = file.line(BROKEN_LINE);
  answers.plant({ file: name, line, kind: 'torn-line', expect: 'rejected', key: 'LM0001' });
  answers.count(SYSTEM, 'site_visit', rows);
  answers.file(name, rows + 1);
  answers.truth(SYSTEM, 'visitsOnWorkingDays', workingVisits);
  await file.close();
}
