import type { Metric } from '../../contract/metrics/metric.ts';
import { METRICS } from '../../contract/metrics/index.ts';
import { periodFromText, yearEndingOn } from '../../contract/periods.ts';
import type { CallParams } from '../../contract/queries/index.ts';
import { AREA_FIGURES, type AreaFigure } from '../../contract/queries/building-economy.ts';
import type { SystemFilter } from '../../contract/scene.ts';
import { SYSTEM_IDS, type SystemId } from '../../contract/systems.ts';

const ECONOMY = 'building-economy';

/** Metrics the analysis map offers, by system: the statistics engine's, and figures of 楼宇经济. */
export const MAP_METRICS: ReadonlyMap<SystemId, readonly string[]> = new Map(
  SYSTEM_IDS.flatMap((system): [SystemId, string[]][] => {
    const ids =
      system === ECONOMY
        ? AREA_FIGURES.map((figure) => `${ECONOMY}.${figure}`)
        : METRICS.filter((metric) => metric.system === system).map(({ id }) => id);
    return ids.length > 0 ? [[system, ids]] : [];
  }),
);

/** System of a metric. */
export function systemOfMetric(id: string): SystemId | undefined {
  return SYSTEM_IDS.find((system) => id.startsWith(`${system}.`));
}

/** Figure of 楼宇经济 a metric's id stands for. */
export function economyFigure(id: string): AreaFigure | undefined {
  return AREA_FIGURES.find((figure) => id === `${ECONOMY}.${figure}`);
}

/** What a map begins with for each system whose panel is open. */
const FIRST: Readonly<Partial<Record<SystemId, string>>> = {
  'city-management': 'city-management.reported',
  'community-policing': 'community-policing.collected',
  'building-economy': 'building-economy.tax',
  'work-safety': 'work-safety.open',
};

/** Metric shown where the view names none: that of the open panel's system. */
export function firstMetric(panel: string | undefined): string {
  const own = FIRST[panel as SystemId];
  return own !== undefined && known(own) ? own : `${ECONOMY}.tax`;
}

function known(id: string): boolean {
  return [...MAP_METRICS.values()].some((ids) => ids.includes(id));
}

/** Dimensions of the cross-filter that narrow every fact of a system; others belong to some of its facts. */
const SHARED: Readonly<Partial<Record<SystemId, readonly string[]>>> = {
  'work-safety': ['team', 'risk'],
};
/** Dimension of the view → dimension of the facts, where the names differ. */
const RENAMED: Readonly<Record<string, string>> = { department: 'dept' };
/** Dimensions that are the map's own, or say how a panel looks. */
const NOT_ASKED = ['area', 'street', 'metric'];

/**
 * The question behind the colours of areas: the panel's own, with its cross-filter and period, of all areas. `asOf` is the
 * snapshot's.
 */
export function areaQuestion(
  metric: Metric,
  { where = {}, period }: SystemFilter,
  asOf: string,
): Omit<CallParams<'statistics.table'>, 'dimension'> {
  const shared = SHARED[metric.system];
  const ofFact = metric.system === 'work-safety' && metric.numerator.fact === 'hazard';
  const keys = Object.entries(where).flatMap(([name, values]) => {
    const asked = shared === undefined || shared.includes(name) || (ofFact && name === 'object');
    return NOT_ASKED.includes(name) || !asked ? [] : [[RENAMED[name] ?? name, values]];
  });
  const chosen = period === undefined ? undefined : periodFromText(period);
  const usual = metric.system === 'work-safety' ? yearEndingOn(asOf) : ({ unit: 'month' } as const);
  return {
    metrics: [metric.id],
    filter: { keys: Object.fromEntries(keys) },
    period: chosen ?? usual,
  };
}
