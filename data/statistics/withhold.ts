import { TwinError } from '../../contract/errors.ts';
import type { Measure, Metric } from '../../contract/metrics/metric.ts';
import {
  AREA_LEVELS,
  type StatisticsFilter,
  UNKNOWN_KEY,
} from '../../contract/queries/statistics.ts';
import { say } from '../../contract/sentence.ts';
import { isWithheldAlone, type KnownPart, withheldParts } from '../masking/suppress.ts';
import type { QueryContext } from '../queries/context.ts';
import { type Counted, knownOf, type RowKeys } from './cells.ts';
import { countParts, sourcesOf } from './count-parts.ts';
import type { Bounds } from './mask.ts';
import { FACTS } from './facts/index.ts';
import { measuresOf, rowFilter } from './question.ts';

/** Cells of a metric a caller may not see, because they would tell of few natural persons (users §3). */
export interface Withheld {
  readonly below: number;
  /** Whether the row of these keys is withheld. */
  readonly part: (keys: RowKeys) => boolean;
  /** The total is withheld. */
  readonly whole: boolean;
}

/** What is asked, as far as it decides what may be shown. */
interface Asked {
  readonly dimension: string;
  readonly filter: StatisticsFilter;
  readonly bounds: Bounds;
  readonly counted: Counted;
  /** Keys of all parts of the dimension. */
  readonly keys: RowKeys;
}

/** Digits of the code of a 社区, the smallest area whose persons a caller with withheld counts may ask for. */
const SMALLEST_AREA_DIGITS = 12;
const AREAS: readonly string[] = ['total', 'district', 'street', 'community'];
/** Parts of areas, smaller than those or cut otherwise. */
const SMALLER: readonly string[] = [...AREA_LEVELS, 'beat'];

/**
 * Refuses a question that, subtracted from another, would tell a small count: to a caller small counts are withheld from,
 * persons are counted by 街道 and 社区, one area at a time, and by other columns in all of the caller's area alone.
 */
export function requireCoarse(
  { suppressionOf, principal }: QueryContext,
  metrics: readonly Metric[],
  { dimension, filter }: Pick<Asked, 'dimension' | 'filter'>,
): void {
  const counting = metrics.find((metric) => belowOf(suppressionOf, metric) !== undefined);
  if (!counting) return;
  const { area, areas, keys = {} } = filter;
  const isPart = area !== undefined && area !== principal.areaCode && area.length > 6;
  const isFine =
    areas === undefined &&
    Object.keys(keys).length === 0 &&
    (area?.length ?? 0) <= SMALLEST_AREA_DIGITS &&
    (AREAS.includes(dimension) || (!isPart && !SMALLER.includes(dimension)));
  if (isFine) return;
  throw new TwinError(
    'forbidden',
    say`This account sees ${counting.id} by street and community only, one area at a time: smaller parts could be told from the difference of two answers.`,
  );
}

/** The limit under which a metric's counts of persons are withheld; undefined where the caller sees them all. */
function belowOf(
  suppressionOf: QueryContext['suppressionOf'],
  { personCount, numerator }: Metric,
): number | undefined {
  return personCount ? suppressionOf(FACTS[numerator.fact]!.table).below : undefined;
}

/** Which cells of a metric's table are withheld; undefined where the caller sees them all. */
export async function withheldOf(
  context: QueryContext,
  metric: Metric,
  asked: Asked,
): Promise<Withheld | undefined> {
  const below = belowOf(context.suppressionOf, metric);
  if (below === undefined) return undefined;
  const { dimension, filter, keys, counted } = asked;
  const area = filter.area === context.principal.areaCode ? undefined : filter.area;
  const byArea = dimension === 'street' || dimension === 'community';
  const isPart = area !== undefined && area.length > 6;
  const shown =
    byArea || isPart ? await shownAreas(context, metric, asked.bounds, below) : undefined;
  const whole = isPart && !shown?.has(area);
  if (byArea) {
    const nameOf = (key: string) =>
      key === UNKNOWN_KEY ? `${isPart ? area : dimension} ${UNKNOWN_KEY}` : key;
    return { below, whole, part: (each) => whole || each.some((key) => !shown?.has(nameOf(key))) };
  }
  const hidden = hiddenIn(keys, (key) => knownOf(metric, counted.now, [key]), below);
  return { below, whole, part: (each) => whole || each.some((key) => hidden.has(key)) };
}

/** Keys of a line that are withheld: together they are a whole that is shown. */
function hiddenIn(
  keys: RowKeys,
  knownAt: (key: string) => KnownPart,
  below: number,
): ReadonlySet<string> {
  const hidden = withheldParts(keys.map(knownAt), below);
  return new Set(keys.filter((_key, at) => hidden.has(at)));
}

/**
 * Streets and communities whose figure is shown, decided once for every question: a street in the line of all streets, a
 * community in the line of its street, and none inside a street that is withheld. Rows that name the street alone are a
 * part of it as well: `330203001 unknown`.
 */
async function shownAreas(
  context: QueryContext,
  metric: Metric,
  bounds: Bounds,
  below: number,
): Promise<ReadonlySet<string>> {
  const [streets, communities] = await Promise.all([
    partsBy(context, metric, 'street', bounds),
    partsBy(context, metric, 'community', bounds),
  ]);
  const official =
    context.principal.areaCode === undefined
      ? context.snapshot.manifest.profile.streets.map(({ code }) => code)
      : [];
  const streetKeys = [...new Set([...official, ...keysOf(streets)])];
  const knownStreet = (key: string) => knownOf(metric, streets, [key]);
  const hiddenStreets = hiddenIn(streetKeys, knownStreet, below);
  const shown = new Set<string>();
  let unknownShown = true;
  for (const street of streetKeys) {
    const isShown = !hiddenStreets.has(street) && !isWithheldAlone(knownStreet(street), below);
    if (isShown) shown.add(street === UNKNOWN_KEY ? `street ${UNKNOWN_KEY}` : street);
    const inside = keysOf(communities).filter((key) => key.startsWith(street));
    const known = new Map(inside.map((key) => [key, knownOf(metric, communities, [key])]));
    const left = leftOf(knownStreet(street), [...known.values()]);
    if (left) known.set(`${street} ${UNKNOWN_KEY}`, left);
    const line = [...known.keys()];
    const hidden = hiddenIn(line, (key) => known.get(key)!, below);
    for (const key of line) if (isShown && !hidden.has(key)) shown.add(key);
    if (left && !shown.has(`${street} ${UNKNOWN_KEY}`)) unknownShown = false;
  }
  if (unknownShown) shown.add(`community ${UNKNOWN_KEY}`);
  return shown;
}

/** What of a street no community holds; undefined for nothing. */
function leftOf(
  { numerator, denominator, rest }: KnownPart,
  inside: readonly KnownPart[],
): KnownPart | undefined {
  const less = (of: (known: KnownPart) => number) =>
    inside.reduce((sum, known) => sum + of(known), 0);
  const left = {
    numerator: numerator - less((known) => known.numerator),
    denominator:
      denominator === undefined ? undefined : denominator - less((known) => known.denominator ?? 0),
    rest: rest - less((known) => known.rest),
  };
  return left.numerator === 0 && (left.denominator ?? 0) === 0 ? undefined : left;
}

type PartsOf = ReadonlyMap<Measure, ReadonlyMap<string, number>>;

function keysOf(parts: PartsOf): string[] {
  return [...new Set([...parts.values()].flatMap((each) => [...each.keys()]))];
}

/** A metric's measures by an area level in all of the caller's area. */
async function partsBy(
  context: QueryContext,
  metric: Metric,
  dimension: string,
  bounds: Bounds,
): Promise<PartsOf> {
  const { snapshot } = context;
  const measures = measuresOf([metric]);
  const sources = await sourcesOf(snapshot, measures, dimension, rowFilter(context, { keys: {} }));
  return countParts(snapshot, measures, sources, dimension, bounds);
}
