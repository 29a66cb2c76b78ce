import type { ReadDb } from '../../data/driver/port.ts';
import type { ImportContext } from '../import-context.ts';
import { hasTable } from '../rows/parent-keys.ts';
import type { RowChecks } from '../rows/row-checks.ts';
import type { RowOfWhole } from '../rows/whole-delivery.ts';
import type { RowValues } from '../rows/row-values.ts';

/** What the catalogue (指标目录) says of an indicator. */
export interface IndicatorFacts {
  readonly unit: string;
  readonly decimals: number | null;
  readonly aggregation: string | null;
}

/** A value of an indicator, with what notes its doubts where it is of this delivery. */
export interface KnownValue {
  readonly indicator: string;
  readonly area: string;
  readonly period: string;
  readonly version: number;
  readonly value: number;
  /** 同比 as given. */
  readonly onYear: number | null;
  /** 环比 as given. */
  readonly onPrevious: number | null;
  readonly basis: string | null;
  readonly status: string | null;
  readonly checks: RowChecks | undefined;
}

/** Values by indicator, area, period and version: those of a delivery and, where it adds to them, those that are there. */
export class ValueBook {
  readonly values: readonly KnownValue[];
  readonly indicators: ReadonlyMap<string, IndicatorFacts>;
  private readonly byKey = new Map<string, KnownValue>();
  /** Newest version of a period. */
  private readonly newest = new Map<string, number>();

  private constructor(
    values: readonly KnownValue[],
    indicators: ReadonlyMap<string, IndicatorFacts>,
  ) {
    this.indicators = indicators;
    for (const value of values) {
      const { indicator, area, period, version } = value;
      const key = keyOf(indicator, area, period, version);
      if (this.byKey.has(key)) continue;
      this.byKey.set(key, value);
      const place = placeOf(indicator, area, period);
      this.newest.set(place, Math.max(this.newest.get(place) ?? 0, version));
    }
    this.values = [...this.byKey.values()];
  }

  static async open(rows: readonly RowOfWhole[], context: ImportContext): Promise<ValueBook> {
    const db = context.lookup();
    const own = rows.flatMap(({ values, checks }) => knownValue(values, checks) ?? []);
    const others = context.mode === 'incremental' ? await valuesBefore(db) : [];
    return new ValueBook([...own, ...others], await readIndicators(db));
  }

  factsOf({ indicator }: KnownValue): IndicatorFacts | undefined {
    return this.indicators.get(indicator);
  }

  of(indicator: string, area: string, period: string, version: number): KnownValue | undefined {
    return this.byKey.get(keyOf(indicator, area, period, version));
  }

  /** All versions of a period. */
  versionsOf(indicator: string, area: string, period: string): KnownValue[] {
    const versions = this.newest.get(placeOf(indicator, area, period)) ?? 0;
    return Array.from({ length: versions }, (_, at) => {
      return this.of(indicator, area, period, at + 1) ?? [];
    }).flat();
  }
}

const placeOf = (...parts: readonly string[]) => parts.join('\u001f');
const keyOf = (indicator: string, area: string, period: string, version: number) =>
  placeOf(indicator, area, period, String(version));

function knownValue(values: RowValues, checks?: RowChecks): KnownValue | undefined {
  const { indicator_code, area_code, period, version, value } = values;
  if (typeof value !== 'number' || typeof version !== 'number') return undefined;
  if (!indicator_code || !area_code || !period) return undefined;
  return {
    indicator: String(indicator_code),
    area: String(area_code),
    period: String(period),
    version,
    value,
    onYear: values.change_percent as number | null,
    onPrevious: (values.change_previous_percent ?? null) as number | null,
    basis: values.basis as string | null,
    status: values.status as string | null,
    checks,
  };
}

async function valuesBefore(db: ReadDb): Promise<KnownValue[]> {
  if (!(await hasTable(db, 'indicator_value'))) return [];
  const rows = await db.all<RowValues>(
    `SELECT indicator_code, area_code, period, version, value, change_percent, basis, status
     FROM services.indicator_value`,
  );
  return rows.flatMap((row) => knownValue(row) ?? []);
}

async function readIndicators(db: ReadDb): Promise<Map<string, IndicatorFacts>> {
  if (!(await hasTable(db, 'indicator'))) return new Map();
  const rows = await db.all<IndicatorFacts & { indicator_code: string }>(
    'SELECT indicator_code, unit, decimals, aggregation FROM services.indicator',
  );
  return new Map(rows.map((row) => [row.indicator_code, row]));
}
