import { type CheckCode, code } from './check-code.ts';
import { SYSTEM_CHECK_CODES } from './system-check-codes.ts';

const CITIZEN_ID = 'GB 11643-1999';
const CREDIT_CODE = 'GB 32100-2015';
const REGISTRATION = 'GS 15-2006';
const AREA_CODES = 'GB/T 2260';
const CELLS = 'file form';
const TABLE = 'table declaration';
const PLAUSIBLE = 'plausibility';

/** Every code an importer or a snapshot build may give a row, with what it means. */
export const CHECK_CODES = {
  ROW_SHAPE: code('refused', CELLS, '该行的列数与表头不符', 'The row does not fit the header'),
  MARKER_UNKNOWN: code(
    'refused',
    CELLS,
    '看不出该行是新增、修改还是删除',
    'The mark does not say whether the row is new, changed or deleted',
  ),
  ROW_DELETED: code(
    'refused',
    CELLS,
    '标为删除的行，全量导入不收',
    'Marked deleted, which a full delivery does not take',
  ),
  ROW_REMOVED: code(
    'marked',
    CELLS,
    '标为删除，同编号的行从库中移除',
    'Marked deleted: the row with its identifier is removed',
  ),
  REQUIRED: code('refused', TABLE, '必填项为空', 'A required value is missing'),
  MISSING_VALUE: code('refused', TABLE, '必填项为空', 'A required value is missing'),
  DUPLICATE_KEY: code(
    'refused',
    TABLE,
    '与前面一行编号相同，只取第一行',
    'Same identifier as an earlier row; the first one is taken',
  ),
  UNKNOWN_REFERENCE: code(
    'held',
    TABLE,
    '所指的楼栋、房间或区划尚未导入，暂存待配',
    'What it refers to is not imported yet; the row waits for it',
  ),
  CODE_UNKNOWN: code('refused', TABLE, '代码不在代码表内', 'The code is not in the code list'),
  CODE_MANGLED: code(
    'refused',
    CELLS,
    '编码被表格软件当作数字，末几位已丢失',
    'A spreadsheet took the code for a number and lost its last digits',
  ),
  CELL_ERROR: code('refused', CELLS, '单元格是公式错误', 'The cell holds a formula error'),
  TEXT_CUT: code(
    'marked',
    CELLS,
    '文字在属性表里被截断',
    'A text was cut off in the attribute table',
  ),
  NUMBER_INVALID: code('refused', CELLS, '应为数字', 'Not a number'),
  RANGE: code('refused', PLAUSIBLE, '数值超出合理范围', 'The number is not plausible'),
  UNIT_UNKNOWN: code('refused', CELLS, '金额或面积没有单位', 'An amount or area without its unit'),
  DATE_INVALID: code('refused', CELLS, '日期读不出', 'The date cannot be read'),
  DATE_AMBIGUOUS: code(
    'refused',
    CELLS,
    '日期的月和日分不清',
    'Month and day of the date cannot be told apart',
  ),
  DATE_FUTURE: code('marked', PLAUSIBLE, '日期晚于数据截至日', 'A date lies after the as-of date'),
  DATE_TWO_DIGIT_YEAR: code(
    'marked',
    CELLS,
    '年份只有两位，按世纪推定',
    'A two-digit year; the century was inferred',
  ),
  DATE_MONTH_ONLY: code(
    'marked',
    CELLS,
    '日期只到月，记为当月 1 日',
    'A date without a day, taken as the first of the month',
  ),
  DATE_YEAR_ONLY: code(
    'marked',
    CELLS,
    '日期只到年，记为 1 月 1 日',
    'A date without a month, taken as 1 January',
  ),
  ID_FORMAT: code('refused', CITIZEN_ID, '身份证号不是 18 位', 'The ID number is not 18 long'),
  ID_DATE: code(
    'refused',
    CITIZEN_ID,
    '身份证号里的出生日期不成立',
    'The birth date in the ID number is none',
  ),
  ID_CHECKSUM: code(
    'refused',
    CITIZEN_ID,
    '身份证号校验码不符',
    'The check digit of the ID number is wrong',
  ),
  ID_MANGLED: code(
    'refused',
    CELLS,
    '身份证号被表格软件当作数字，末三位已丢失',
    'A spreadsheet took the ID number for a number and lost its last three digits',
  ),
  ID_15_DIGITS: code(
    'marked',
    CITIZEN_ID,
    '15 位旧身份证号，已换算为 18 位',
    'An old 15-digit ID number, converted to 18',
  ),
  ID_SEX_MISMATCH: code(
    'marked',
    CITIZEN_ID,
    '性别与身份证号不符',
    'The sex disagrees with the ID number',
  ),
  ID_BIRTH_MISMATCH: code(
    'marked',
    CITIZEN_ID,
    '出生日期与身份证号不符',
    'The birth date disagrees with the ID number',
  ),
  SYNTHETIC_ID: code(
    'marked',
    'district profile',
    '身份证号属演示号段，非真实号码',
    'The ID number is of the range kept for demo data',
  ),
  PHONE_FORMAT: code('marked', 'YD/T 1123', '电话号码格式不符', 'Not the form of a phone number'),
  SYNTHETIC_PHONE: code(
    'marked',
    'district profile',
    '电话属演示号段，非真实号码',
    'The phone number is of the range kept for demo data',
  ),
  USCC_FORMAT: code(
    'marked',
    CREDIT_CODE,
    '统一社会信用代码格式不符',
    'Not the form of a unified social credit code',
  ),
  USCC_BAD_CHAR: code(
    'marked',
    CREDIT_CODE,
    '统一社会信用代码含 I、O、S、V、Z，应为数字',
    'The credit code holds I, O, S, V or Z, which it cannot',
  ),
  USCC_CHECKSUM: code(
    'marked',
    CREDIT_CODE,
    '统一社会信用代码校验码不符',
    'The check character of the credit code is wrong',
  ),
  ORG_CHECKSUM: code(
    'marked',
    'GB 11714-1997',
    '组织机构代码校验码不符',
    'The check character of the organisation code is wrong',
  ),
  REGNO_FORMAT: code(
    'marked',
    REGISTRATION,
    '工商注册号不是 15 位',
    'The registration number is not 15 digits',
  ),
  REGNO_LEGACY: code(
    'marked',
    REGISTRATION,
    '13 位旧工商注册号，无校验码',
    'An old 13-digit registration number, which has no check digit',
  ),
  REGNO_CHECKSUM: code(
    'marked',
    REGISTRATION,
    '工商注册号校验码不符',
    'The check digit of the registration number is wrong',
  ),
  AREA_CODE_FORMAT: code(
    'refused',
    AREA_CODES,
    '区划代码的位数不对',
    'The area code has the wrong number of digits',
  ),
  AREA_CODE_UNKNOWN: code(
    'marked',
    AREA_CODES,
    '区划代码不在本区代码表内',
    'The area code is not one of this district',
  ),
  AREA_PARENT_MISMATCH: code(
    'marked',
    AREA_CODES,
    '区划代码与上级代码不符',
    'The area code does not begin with its parent’s',
  ),
  BUILDING_CONFLICT: code(
    'marked',
    TABLE,
    '同一幢楼的几条记录不一致，取第一条',
    'Records of one building disagree; the first one is taken',
  ),
  HEIGHT_ESTIMATED: code(
    'marked',
    'district profile',
    '高度由层数推算，未实测',
    'The height was derived from the floors, not surveyed',
  ),
  FLOOR_ORDER: code(
    'refused',
    PLAUSIBLE,
    '起始层高于终止层',
    'The first floor lies above the last one',
  ),
  FLOOR_UNKNOWN: code('refused', TABLE, '楼层读不出', 'The floor cannot be read'),
  FLOOR_FROM_ROOM_NO: code(
    'marked',
    PLAUSIBLE,
    '楼层由室号推定',
    'The floor was inferred from the room number',
  ),
  FLOOR_CONFLICT: code(
    'marked',
    PLAUSIBLE,
    '楼层与楼栋的层数对不上',
    'The floors do not agree with the building’s',
  ),
  FLOOR_AMBIGUOUS: code(
    'marked',
    PLAUSIBLE,
    '跳过的层号不能确定，物理层为推定',
    'Which floor numbers were skipped is not certain; the physical floor is inferred',
  ),
  GEOM_MISSING: code('refused', TABLE, '没有几何', 'There is no geometry'),
  GEOM_TYPE: code('refused', TABLE, '几何类型不符', 'The geometry is of the wrong type'),
  GEOM_INVALID: code('refused', PLAUSIBLE, '几何不成立', 'The geometry is not valid'),
  GEOM_REPAIRED: code(
    'marked',
    PLAUSIBLE,
    '几何有自交或重复点，已修正',
    'The geometry crossed itself or repeated points and was repaired',
  ),
  GEOM_OUTSIDE: code(
    'refused',
    'district profile',
    '位置在本区范围之外',
    'It lies outside the district',
  ),
  GEOM_TEXT_COORDINATES: code(
    'marked',
    CELLS,
    '坐标写成了文字，已按数字读取',
    'Coordinates were written as text and read as numbers',
  ),
  CRS_NO_DATUM_SHIFT: code(
    'marked',
    'EPSG registry',
    '坐标系没有公开的转换参数，位置可能偏移百米',
    'The coordinate system has no public shift; places may be off by 100 m',
  ),
  CRS_AXES_SWAPPED: code(
    'marked',
    'EPSG registry',
    '坐标的东、北两轴写反，已调换',
    'East and north were swapped and put right',
  ),
  TIME_MISSING: code(
    'marked',
    CELLS,
    '只有日期，时刻记为 0 时',
    'A date without a time, taken as midnight',
  ),
  PERIOD_INVALID: code('refused', CELLS, '时期读不出', 'The period cannot be read'),
  COORD_INVALID: code(
    'refused',
    CELLS,
    '坐标不是数字，也不是度分秒',
    'The coordinate is neither a number nor degrees, minutes, seconds',
  ),
  COORD_MISSING: code(
    'marked',
    TABLE,
    '没有可用的坐标，无法上图',
    'No usable coordinate, so it is not on the map',
  ),
  COORD_AXES_SWAPPED: code(
    'marked',
    PLAUSIBLE,
    '两个坐标写反，已对调',
    'The two coordinates were swapped and put right',
  ),
  COORD_GCJ02: code(
    'marked',
    'GCJ-02',
    '坐标疑为火星坐标，位置可能偏移数百米',
    'The coordinate looks like GCJ-02; the place may be off by some 100 m',
  ),
  GRID_MISMATCH: code(
    'marked',
    'CJ/T 214-2007',
    '坐标不在所填的单元网格内',
    'The place lies outside the grid cell given',
  ),
  CRS_DOUBTFUL: code(
    'marked',
    'EPSG registry',
    '文件的坐标系不能确定，为推定',
    'The coordinate system of the file is not certain; it was inferred',
  ),
  CRS_UNKNOWN: code(
    'refused',
    'EPSG registry',
    '认不出文件的坐标系',
    'The coordinate system of the file is not known',
  ),
  AREA_EDITION: code(
    'marked',
    AREA_CODES,
    '区划代码属另一年度的代码表',
    'The area code is of another edition',
  ),
  ID_NAME_CONFLICT: code(
    'marked',
    CITIZEN_ID,
    '同一身份证号有两个姓名',
    'One ID number with two names',
  ),
  COMP_CODE_NAME_MISMATCH: code(
    'marked',
    'CJ/T 214-2007',
    '部件代码与名称不符，以名称为准',
    'Code and name of the component disagree; the name is taken',
  ),
  COMP_CODE_MADE: code(
    'marked',
    TABLE,
    '文件没有部件标识码，编码由本系统按类别和位置推算',
    'The file has no component identifier; ours is derived from type and place',
  ),
  COMP_DUP_NEAR: code(
    'marked',
    'CJ/T 214-2007',
    '近处有同类部件，可能重复',
    'A component of the same type lies close by; it may be a duplicate',
  ),
  CASE_TIME_ORDER: code(
    'marked',
    'CJ/T 214-2007',
    '案件各环节的时间先后不符',
    'The times of the case are not in order',
  ),
  PROMISE_GT_STATUTORY: code(
    'marked',
    'administrative approval',
    '承诺时限长于法定时限',
    'The promised limit is longer than the statutory one',
  ),
  LIGHT_DIFF: code(
    'marked',
    'administrative approval',
    '灯色与时限算得的不符',
    'The light differs from what the limit gives',
  ),
  MATCH_BY_NAME: code(
    'marked',
    PLAUSIBLE,
    '仅凭名称配上，没有代码为证',
    'Matched by name alone, without a code',
  ),
  ADDR_UNRESOLVED: code(
    'marked',
    PLAUSIBLE,
    '地址未能落到楼栋或房间',
    'The address could not be placed in a building or room',
  ),
  ...SYSTEM_CHECK_CODES,
} as const satisfies Record<string, CheckCode>;

/** A code in words; undefined for one this version does not know, as from a later importer. */
export function checkCode(name: string): CheckCode | undefined {
  return (CHECK_CODES as Readonly<Record<string, CheckCode>>)[name];
}
