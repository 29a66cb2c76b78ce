import { say } from '../../../contract/sentence.ts';
import { readPair } from '../../crs/coordinate-pair.ts';
import { readCoordinate } from '../../crs/coordinate-text.ts';
import { cellText } from '../../normalise/cells.ts';
import { cellNumber, scaled } from '../../normalise/numbers.ts';
import type { Cell } from '../../readers/source.ts';
import { leaveOut, refuse, type ColumnContext, type ColumnReader } from './context.ts';

/** A number in the column's stored unit. */
export function numberReader(context: ColumnContext): ColumnReader {
  const { column, unit } = context;
  const whole = column.type === 'integer';
  const [least, most] = numberRange(context);
  const isPercent = column.unit === '%';
  return (cell, checks) => {
    if (cell === null || cell === '') return null;
    const value = cellNumber(isPercent ? withoutPercent(cell) : cell, unit);
    if (value === null) return null;
    if (value === undefined)
      return refuse(context, checks, 'NUMBER_INVALID', cell, whole ? NO_INTEGER : NO_NUMBER);
    if (whole && !Number.isInteger(value))
      return leaveOut(context, checks, 'NUMBER_NOT_WHOLE', cell, NOT_WHOLE);
    if (value >= least && value <= most) return value;
    return leaveOut(
      context,
      checks,
      'RANGE',
      cell,
      say`It should lie between ${least} and ${most}.`,
    );
  };
}

/**
 * Money whose unit neither header nor cell names may be off by ten thousand, which falsifies every sum it enters: its row is refused
 * (UNIT_UNKNOWN, data-dictionary §10.5). An amount in a foreign currency has its unit and is left out.
 */
export function moneyReader(context: ColumnContext): ColumnReader {
  const read = numberReader(context);
  const bare = BARE_UNITS[`${context.table.name}.${context.field}`];
  return (cell, checks) => {
    if (typeof cell === 'string' && FOREIGN.test(cell))
      return leaveOut(context, checks, 'CURRENCY_FOREIGN', cell, FOREIGN_MONEY);
    const value = read(cell, checks);
    if (context.unit || value === null || value === 0 || namesUnit(cell)) return value;
    if (bare === undefined) return refuse(context, checks, 'UNIT_UNKNOWN', cell, NO_UNIT);
    checks.flag('UNIT_ASSUMED');
    return scaled(value as number, bare);
  };
}

/** Areas that are never this small in m² (data-dictionary §3.8: 373 万㎡ in 186 buildings), so that a bare number below may be in 万㎡. */
const LEAST_SQUARE_METRES: Readonly<Record<string, number>> = {
  'commercial_building.total_area_square_metres': 100,
  'commercial_building.business_area_square_metres': 20,
};

/** An area without a unit is in m², as the dictionary has it, where it can be. */
export function areaReader(context: ColumnContext): ColumnReader {
  const read = numberReader(context);
  const least = LEAST_SQUARE_METRES[`${context.table.name}.${context.field}`];
  if (context.unit || least === undefined) return read;
  return (cell, checks) => {
    const value = read(cell, checks) as number | null;
    if (!value || value >= least || namesArea(cell)) return value;
    return refuse(context, checks, 'UNIT_UNKNOWN', cell, NO_AREA_UNIT);
  };
}

function namesArea(cell: Cell): boolean {
  return typeof cell === 'string' && /[米平亩㎡²]|m2|公顷/i.test(cell);
}

const FOREIGN = /[美欧日港澳台]元|英镑|港币|USD|HKD|EUR|JPY|GBP|[$€£]/i;
export const FOREIGN_MONEY = say`The amount is in a foreign currency; give it in 元 or 万元.`;
const NO_UNIT = say`The amount has no unit. Write (元) or (万元) into the header, or name the unit in the map file.`;
const NO_AREA_UNIT = say`A building has more room than that in m², so the area may be in 万㎡. Write (㎡) or (万㎡) into the header, or name the unit in the map file.`;
const NO_INTEGER = say`A whole number is expected.`;
/** A mean may be right and is still no count. */
const NOT_WHOLE = say`A whole number is expected; a mean is no count.`;
const NO_NUMBER = say`A number is expected.`;

/** What the dictionary takes bare numbers of these columns for: 万元 (§3.4), 元 (§5). */
const BARE_UNITS: Readonly<Record<string, number>> = {
  'enterprise.capital_yuan': 10_000,
  'work_order.fee_yuan': 1,
};

function namesUnit(cell: Cell): boolean {
  return typeof cell === 'string' && /[元万亿¥￥]|RMB/i.test(cell);
}

/** A column stored in percent keeps 3.5 of `3.5%`. */
function withoutPercent(cell: Cell): Cell {
  return typeof cell === 'string' ? cell.replace(/[%％]\s*$/, '') : cell;
}

const NO_COORDINATE = say`The coordinate is neither a number nor degrees, minutes and seconds.`;

/** A coordinate as written; the file's coordinate system makes degrees of it later. */
export function coordinateReader(context: ColumnContext): ColumnReader {
  const axis = context.field === 'latitude_degrees' ? 1 : 0;
  return (cell, checks) => {
    const value = readCoordinate(cell) ?? (context.isPaired ? readPair(cell)?.[axis] : undefined);
    if (value !== undefined || cellText(cell) === null) return value ?? null;
    return leaveOut(context, checks, 'COORD_INVALID', cell, NO_COORDINATE);
  };
}

/** Bounds of what can be at all; ±infinity where there is none. What is merely rare stays, see `plausibleReader`. */
const RANGES: Readonly<Record<string, readonly [number, number]>> = {
  'building.floors_up': [1, 200],
  'building.floors_down': [0, 10],
  'building.height_metres': [0.5, 900],
  'building.lift_count': [0, 500],
  'building_part.floor_from': [-10, 200],
  'building_part.floor_to': [-10, 200],
  'room.area_square_metres': [0.1, 200_000],
  'unit.staff': [0, 500_000],
  'base_map_feature.width_metres': [0.5, 500],
  'premises.staff': [0, 500_000],
  'enterprise.staff': [0, 500_000],
  'work_order.fee_yuan': [0, 1e7],
  'patrol_fix.speed_kilometres_per_hour': [0, 300],
  'lease.area_square_metres': [0.1, 1_000_000],
  'care_facility.beds': [0, 20_000],
};

function numberRange({ table, field }: ColumnContext): readonly [number, number] {
  return RANGES[`${table.name}.${field}`] ?? [Number.NEGATIVE_INFINITY, Number.POSITIVE_INFINITY];
}
