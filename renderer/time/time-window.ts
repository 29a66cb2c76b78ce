import { type Period, periodFromText, resolvePeriod } from '../../contract/periods.ts';
import type { SnapshotInfo } from '../../contract/queries/snapshot.ts';
import type { SceneState } from '../../contract/scene.ts';
import type { SystemId } from '../../contract/systems.ts';
import { changeScene, type TwinStore } from '../store.ts';

/** Systems whose panel has a 统计周期 of its own that its layers keep with. */
const WITH_PERIOD: readonly SystemId[] = ['city-management'];

/** Days of a window; without one end it is open there. */
export interface Days {
  readonly from?: string | undefined;
  readonly to?: string | undefined;
}

type Known = Pick<SnapshotInfo, 'asOf' | 'profile'>;

/**
 * Which days a system's rows are drawn of: the period of its cross-filter, the month its panel shows while that is open,
 * else the window of the view.
 */
export function daysOf(
  { time, filters, panels }: SceneState,
  { asOf, profile }: Known,
  system: SystemId,
): Days {
  const text = filters?.[system]?.period;
  const chosen = text === undefined ? undefined : periodFromText(text);
  const open = panels.left && panels.system === system && WITH_PERIOD.includes(system);
  const choice = chosen ?? (open ? ({ unit: 'month' } as const) : undefined);
  const startDay = profile.statistics.monthStartDay[system] ?? 1;
  if (choice) return resolvePeriod(choice, asOf, startDay);
  return { from: time?.from, to: time?.to };
}

/** The window the time bar shows: that of the open panel, else the view's. */
export function barDays(scene: SceneState, known: Known): Days {
  const panel = WITH_PERIOD.find((system) => scene.panels.left && scene.panels.system === system);
  if (panel) return daysOf(scene, known, panel);
  return { from: scene.time?.from, to: scene.time?.to };
}

/** Sets the window of the view, and the period of every panel that has one; undefined takes it away. */
export function setDays(store: TwinStore, days: Period | undefined): void {
  const { scene } = store.getState();
  const { time, panels } = scene;
  const filters = { ...scene.filters };
  for (const system of WITH_PERIOD) {
    const { period, ...rest } = filters[system] ?? {};
    if (days === undefined) filters[system] = rest;
    else if (period !== undefined || panels.system === system)
      filters[system] = { ...rest, period: `${days.from}/${days.to}` };
  }
  const at = days && time?.at && isWithin(time.at.slice(0, 10), days) ? time.at : undefined;
  changeScene(store, {
    time: days ? { ...days, ...(at !== undefined && { at }) } : undefined,
    filters,
  });
}

function isWithin(day: string, { from, to }: Period): boolean {
  return from <= day && day <= to;
}

/** Windows often looked at, by their names in the words of the interface. */
export const WINDOW_PRESETS = ['today', 'week', 'days30', 'month', 'year'] as const;
export type WindowPreset = (typeof WINDOW_PRESETS)[number];

/** Days of a preset, ending at the as-of date: nothing is known of later ones. */
export function presetDays(preset: WindowPreset, asOf: string): Period {
  const back = (days: number): string =>
    new Date(Date.parse(`${asOf}T00:00:00Z`) - days * 86_400_000).toISOString().slice(0, 10);
  switch (preset) {
    case 'today':
      return { from: asOf, to: asOf };
    case 'week':
      return { from: back(6), to: asOf };
    case 'days30':
      return { from: back(29), to: asOf };
    case 'month':
      return { from: `${asOf.slice(0, 7)}-01`, to: asOf };
    case 'year':
      return { from: `${asOf.slice(0, 4)}-01-01`, to: asOf };
  }
}
