import { NO_DATA_CODE, type ThemeValues, WITHHELD_CODE } from '../../contract/queries/themes.ts';
import type { ThemeState } from '../../contract/scene.ts';
import type { CategoryTheme, QuantityTheme, ThemeSpec } from '../../contract/themes/theme.ts';
import { CATEGORY_COLOURS, rampColours } from '../theme/ramps.ts';
import type { Appearance } from '../theme/tokens.ts';
import { classAt, classBounds } from './class-bounds.ts';

/** One class of a theme as the legend shows it. */
export interface ThemeClass {
  readonly colour: string;
  readonly count: number;
  /** Quantities: lowest value of the class, and the bound it ends before; open at the ends of the scale. */
  readonly from?: number | undefined;
  readonly before?: number | undefined;
}

/** A theme put into classes: what the scene colours by and what the legend says. */
export interface ThemeClasses {
  readonly spec: ThemeSpec;
  readonly classes: readonly ThemeClass[];
  readonly slots: Uint32Array;
  /** Class of each slot, `NO_DATA_CODE` or `WITHHELD_CODE`. */
  readonly codes: Uint8Array;
  readonly slotCount: number;
  readonly noData: number;
  readonly withheld: number;
  readonly asOf: string;
}

/** Puts a theme's values into classes as the view asks, with colours for the appearance. */
export function themeClasses(
  spec: ThemeSpec,
  values: ThemeValues,
  state: ThemeState,
  appearance: Appearance,
): ThemeClasses {
  const coded =
    spec.kind === 'categories'
      ? ofCategories(spec, values.codes ?? new Uint8Array(0), appearance)
      : ofQuantity(spec, values.values ?? new Float32Array(0), state, appearance);
  const counts = countCodes(coded.codes);
  return {
    spec,
    classes: coded.classes.map((each, code) => ({ ...each, count: counts[code] as number })),
    slots: values.slots,
    codes: coded.codes,
    slotCount: values.slotCount,
    noData: counts[NO_DATA_CODE] as number,
    withheld: counts[WITHHELD_CODE] as number,
    asOf: values.asOf,
  };
}

interface Coded {
  readonly codes: Uint8Array;
  readonly classes: readonly Omit<ThemeClass, 'count'>[];
}

function ofCategories(
  { categories, ordered }: CategoryTheme,
  codes: Uint8Array,
  appearance: Appearance,
): Coded {
  const ramp = ordered ? rampColours(appearance, 'sequential', categories.length) : [];
  return {
    codes,
    classes: categories.map(({ colour }, at) => ({
      colour:
        colour ?? ramp[at] ?? CATEGORY_COLOURS[at % CATEGORY_COLOURS.length] ?? CATEGORY_COLOURS[0],
    })),
  };
}

function ofQuantity(
  spec: QuantityTheme,
  values: Float32Array,
  state: ThemeState,
  appearance: Appearance,
): Coded {
  const bounds = boundsOf(spec, values, state);
  const colours = rampColours(appearance, spec.ramp, bounds.length + 1);
  return {
    codes: Uint8Array.from(values, (value) => codeOf(bounds, value)),
    classes: colours.map((colour, at) => ({ colour, from: bounds[at - 1], before: bounds[at] })),
  };
}

function boundsOf(
  spec: QuantityTheme,
  values: Float32Array,
  { method, classCount }: ThemeState,
): readonly number[] {
  if (spec.bounds && method === undefined && classCount === undefined) return spec.bounds;
  return classBounds(
    values.filter(Number.isFinite),
    method ?? spec.method,
    classCount ?? spec.classCount,
    spec.whole,
  );
}

function codeOf(bounds: readonly number[], value: number): number {
  if (Number.isNaN(value)) return NO_DATA_CODE;
  return value === Number.POSITIVE_INFINITY ? WITHHELD_CODE : classAt(bounds, value);
}

function countCodes(codes: Uint8Array): Uint32Array {
  const counts = new Uint32Array(256);
  for (const code of codes) counts[code] = (counts[code] as number) + 1;
  return counts;
}
