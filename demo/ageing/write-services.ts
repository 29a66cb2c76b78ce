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
  type RowsOf,
  wrongRow,
} from '../world/planted-rows.ts';
import type { DemoWorld } from '../world.ts';
import type { Cell } from '../write/xlsx.ts';
import type { Beds } from './beds.ts';
import type { CareFacility } from './facilities.ts';

const FACILITY_COLUMNS: Columns = [
  ['设施编号'],
  ['机构名称'],
  ['类型'],
  ['房屋编码'],
  ['核定床位数'],
  ['开放床位数'],
  ['护理型床位数'],
  ['已住床位'],
  ['工作人员'],
  ['评级'],
  ['开办日期'],
  ['地址'],
  ['经度'],
  ['纬度'],
  ['社区代码'],
];

const FACILITY_MISTAKES: readonly Mistake<Cell>[] = [
  wrongRow('unknown-room', 'held', { 3: '33020300100199980100101' }),
  { kind: 'duplicate-facility', expect: 'rejected', spoil: (cells) => cells },
];

const OVER_FULL = 2;

/** Writes the facilities with the beds taken today; two homes say more than they were approved for. */
export async function writeFacilities(
  world: DemoWorld,
  facilities: readonly CareFacility[],
  { stays }: Beds,
): Promise<void> {
  const overFull = new Set(
    facilities.filter(({ beds }) => beds > 0).slice(0, world.scaled(OVER_FULL)),
  );
  const style: FileStyle = { ...PLAIN_STYLE, dates: 'dot', blank: '/' };
  const rows = facilities.map((facility): Cell[] => {
    const staying = stays.filter((stay) => stay.facility === facility && stay.movedOut === '');
    const used = overFull.has(facility) ? facility.beds + 3 : staying.length;
    return facilityCells(world, facility, used, style);
  });
  for (const { no } of overFull) world.answers.truth('ageing', 'bedsOverApproved', no);
  const sheet = {
    name: 'ageing/养老设施.xlsx',
    sheet: '养老设施',
    columns: FACILITY_COLUMNS,
    style,
    above: [[`${world.districtName}养老设施一览表（演示数据）`]],
    merges: ['A1:O1'],
    below: [['合计', null, null, null, sum(rows, 4), sum(rows, 5), sum(rows, 6), sum(rows, 7)]],
  };
  await writePlantedSheet(
    world,
    sheet,
    { system: 'ageing', table: 'care_facility' },
    rows,
    FACILITY_MISTAKES,
  );
}

function facilityCells(
  { district }: DemoWorld,
  facility: CareFacility,
  used: number,
  style: FileStyle,
): Cell[] {
  const { room, beds } = facility;
  const building = district.buildings[room.building]!;
  const [longitude, latitude] = district.plane.toDegrees(building.centre);
  const ofBeds = (count: number): Cell => (beds === 0 ? style.blank : count);
  return [
    facility.no,
    facility.name,
    facility.kind,
    room.id,
    ofBeds(beds),
    ofBeds(facility.bedsOpen),
    ofBeds(facility.bedsNursing),
    ofBeds(used),
    facility.staff,
    facility.grade || style.blank,
    dateIn(style, facility.openedAt),
    building.address,
    longitude,
    latitude,
    building.communityCode,
  ];
}

function sum(rows: readonly (readonly Cell[])[], column: number): number {
  return rows.reduce((total, cells) => total + (Number(cells[column]) || 0), 0);
}

const BED: RowsOf = { system: 'ageing', table: 'care_bed' };

const BED_COLUMNS: Columns = [
  ['机构编号'],
  ['床位号'],
  ['姓名'],
  ['身份证号'],
  ['护理等级'],
  ['入住日期'],
  ['退住日期'],
];

const BED_MISTAKES: readonly Mistake[] = [
  {
    kind: 'bad-check-digit',
    expect: 'flagged',
    spoil: (cells) => replaced(cells, { 1: '999床', 3: '330299194001010010' }),
  },
  {
    kind: 'missing-moved-in',
    expect: 'rejected',
    spoil: (cells) => replaced(cells, { 1: '998床', 5: '' }),
  },
  { kind: 'duplicate-stay', expect: 'rejected', spoil: (cells) => cells },
];

/** Writes who lies or lay in which bed. */
export async function writeBeds(world: DemoWorld, { stays }: Beds): Promise<void> {
  const style: FileStyle = { ...PLAIN_STYLE, dates: 'plain' };
  const open = openExport(world, 'ageing/福利院床位.csv', BED_COLUMNS, style);
  const file = plantInto(world, open, BED, stays.length, BED_MISTAKES);
  for (const { facility, bedNo, person, grade, movedIn, movedOut } of stays) {
    const dates = [dateIn(style, movedIn), dateIn(style, movedOut)];
    file.row([facility.no, bedNo, person.name, person.idNo, grade, ...dates]);
    await file.drain();
  }
  await file.close();
}

const ORGANISATION_COLUMNS: Columns = [
  ['组织编号'],
  ['组织名称'],
  ['上级组织'],
  ['级别'],
  ['区划代码'],
  ['会员数'],
  ['活动次数'],
];

/** Writes the network: 区老龄委, its street committees, and an association in every community. */
export async function writeOrganisations(world: DemoWorld): Promise<void> {
  const { profile, districtName, random } = world;
  const top = ['LL00', `${districtName}老龄工作委员会`, '无', '区', profile.adcode, '-', 24];
  const streets = profile.streets.map(({ code, name }): Cell[] => [
    `LL${code.slice(-3)}`,
    `${name}老龄工作委员会`,
    'LL00',
    '街道',
    code,
    '-',
    random.integer(6, 30),
  ]);
  const communities = profile.streets.flatMap(({ code: street, communities: own }) =>
    own.map(({ code, name }): Cell[] => [
      `LX${code.slice(-6)}`,
      `${name}老年协会`,
      `LL${street.slice(-3)}`,
      '社区',
      code,
      random.integer(120, 1_400),
      random.integer(2, 60),
    ]),
  );
  await writePlantedSheet(
    world,
    {
      name: 'ageing/老龄组织.xlsx',
      sheet: '组织网络',
      columns: ORGANISATION_COLUMNS,
      style: PLAIN_STYLE,
      above: [['老龄工作组织网络表'], ['截至2016年6月30日']],
      merges: ['A1:G1'],
    },
    { system: 'ageing', table: 'ageing_organisation' },
    [top, ...streets, ...communities],
  );
}
