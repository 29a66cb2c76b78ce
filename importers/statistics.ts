import { indicator, indicatorValue } from '../contract/schema/statistics.ts';
import type { RowRefinement } from './rows/plain-delivery.ts';
import type { TableRule } from './rows/table-rule.ts';
import { periodTypeOf } from './statistics/period-type.ts';
import { isStatisticalUnit } from './statistics/units.ts';

/** 统计: what is special about indicators and their values. */
export const STATISTICS_RULES: readonly TableRule[] = [
  { table: indicator, refine: () => checkUnit },
  {
    table: indicatorValue,
    parents: [{ field: 'indicator_code', table: 'indicator', key: 'indicator_code' }],
    refine: () => checkValue,
  },
];

/** A number without a known unit says nothing. */
const checkUnit: RowRefinement = (values, checks) => {
  const unit = values.unit as string | null;
  if (unit === null || isStatisticalUnit(unit)) return;
  checks.reject({
    code: 'UNIT_UNKNOWN',
    field: 'unit',
    value: unit,
    sentence: '计量单位不明，数值无法使用。',
  });
};

/** What one unit reported is secret by law (统计法); the value itself is not repeated in the report. */
const checkValue: RowRefinement = (values, checks) => {
  if (values.units_reporting === 1) {
    return checks.reject({
      code: 'SINGLE_UNIT_VALUE',
      field: 'units_reporting',
      value: 1,
      sentence: '单个调查单位的数据不得提供（统计法），该行未入库。',
    });
  }
  const type = periodTypeOf(values.period as string | null);
  values.period_type ??= type ?? null;
  if (type !== undefined && values.period_type !== type) checks.flag('PERIOD_TYPE_MISMATCH');
  if (values.value === null && values.null_reason === null) checks.flag('VALUE_MISSING');
  values.version ??= 1;
};
