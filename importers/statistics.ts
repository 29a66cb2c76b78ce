import { say } from '../contract/sentence.ts';
import { indicator, indicatorValue } from '../contract/schema/statistics.ts';
import type { RowRefinement } from './rows/plain-delivery.ts';
import type { RecognisedFile } from './recognise.ts';
import type { TableRule } from './rows/table-rule.ts';
import { periodTypeOf } from './statistics/period-type.ts';
import { resolveRegion } from './places/region-codes.ts';
import { valueChecks } from './statistics/value-checks.ts';
import { isStatisticalUnit } from './statistics/units.ts';

/** 统计: what is special about indicators and their values. */
export const STATISTICS_RULES: readonly TableRule[] = [
  { table: indicator, refine: () => checkUnit },
  {
    table: indicatorValue,
    parents: [{ field: 'indicator_code', table: 'indicator', key: 'indicator_code' }],
    refine: ({ recognised }, { profile }) =>
      valueRefinement(resolveRegion(profile, 'area_code'), unitOfHeader(recognised)),
    whole: valueChecks,
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
    sentence: say`The unit of measurement is not known, so its values say nothing.`,
  });
};

/** 数值（万元）: the unit all values of a file are in. */
function unitOfHeader({ matches, table }: RecognisedFile): string | null {
  const at = matches.get(indicatorValue.name)?.columns.get('value');
  const header = at === undefined ? '' : (table.headers[at] ?? '');
  const [, unit] = /[（(]([^（()）]+)[)）]\s*$/.exec(header) ?? [];
  return unit !== undefined && isStatisticalUnit(unit) ? unit : null;
}

/** What one unit reported is secret by law (统计法); the value itself is not repeated in the report. */
const valueRefinement =
  (resolve: RowRefinement, unit: string | null): RowRefinement =>
  (values, checks, row) => {
    if (values.units_reporting === 1) {
      return checks.reject({
        code: 'SINGLE_UNIT_VALUE',
        field: 'units_reporting',
        value: 1,
        sentence: say`The value of a single surveyed unit may not be given (统计法).`,
      });
    }
    const type = periodTypeOf(values.period as string | null);
    values.period_type ??= type ?? null;
    if (type !== undefined && values.period_type !== type)
      checks.mark('PERIOD_TYPE_MISMATCH', 'period', values.period);
    if (values.value === null && values.null_reason === null) checks.flag('VALUE_MISSING');
    values.version ??= 1;
    values.unit ??= unit;
    resolve(values, checks, row);
  };
