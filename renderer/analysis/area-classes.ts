import { rampColours } from '../theme/ramps.ts';
import type { Appearance } from '../theme/tokens.ts';
import { classAt, classBounds } from '../themes/class-bounds.ts';

/** A metric's value for one area as panels write it; null: nothing to divide by, or withheld. */
export interface AreaValue {
  readonly code: string;
  readonly value: number | null;
  readonly text: string;
}

/** Values of areas put into classes. */
export interface AreaClasses {
  readonly colours: readonly string[];
  /** Bounds between the classes, in the unit of the values. */
  readonly bounds: readonly number[];
  /** Areas in each class. */
  readonly counts: readonly number[];
  readonly noData: number;
  /** Class of an area; undefined without a value. */
  classOf(code: string): number | undefined;
}

const MOST_CLASSES = 5;
/** Fewer areas than this are parted where their values lie apart, not into equal numbers. */
const FEW_AREAS = 30;

/** Classes of the areas that have a value, in the steps of the sequential ramp; `areas` is how many are drawn. */
export function areaClasses(
  values: readonly AreaValue[],
  areas: number,
  appearance: Appearance,
): AreaClasses {
  const known = values.filter(({ value }) => value !== null);
  const bounds = classBounds(
    Float32Array.from(known, ({ value }) => value ?? 0),
    known.length < FEW_AREAS ? 'natural' : 'quantile',
    MOST_CLASSES,
  );
  const classes = new Map(known.map(({ code, value }) => [code, classAt(bounds, value ?? 0)]));
  const colours = rampColours(appearance, 'sequential', bounds.length + 1);
  return {
    colours,
    bounds,
    counts: colours.map((_, place) => [...classes.values()].filter((at) => at === place).length),
    noData: Math.max(0, areas - known.length),
    classOf: (code) => classes.get(code),
  };
}
