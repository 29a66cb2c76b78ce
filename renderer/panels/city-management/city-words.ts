import type { TFunction } from 'i18next';
import { cityClass } from '../../../contract/codes/city-classes.ts';
import { UNKNOWN_KEY } from '../../../contract/queries/statistics.ts';
import { titleIn } from '../../format/fields.ts';

/** What 监督中心 sees and judges, what 指挥中心 dispatches: the two sides stay apart (domain §5.1). */
export type Side = 'supervision' | 'command';

const named = (...names: string[]): string[] => names.map((name) => `city-management.${name}`);

/** Headline metrics of each side; the first is its primary figure. */
export const SIDE_METRICS: Readonly<Record<Side, readonly string[]>> = {
  supervision: named(
    'closingRate',
    'onTimeRate',
    'reported',
    'registered',
    'due',
    'closed',
    'overdueRate',
    'ownFindingRate',
    'publicReportRate',
  ),
  command: named(
    'handledOnTimeRate',
    'rightDispatchRate',
    'dispatched',
    'dueToHandle',
    'handled',
    'pending',
    'pendingLate',
    'reworkRate',
    'meanHandlingHours',
  ),
};

/** What else each side counts, below its headline metrics. */
export const MORE_METRICS: Readonly<Record<Side, readonly string[]>> = {
  supervision: named(
    'accepted',
    'registrationRate',
    'registeredOnTimeRate',
    'closedOnTime',
    'closedLate',
    'missed',
  ),
  command: named('handledOnTime', 'handledLate', 'reworked', 'reworks', 'suspended', 'extended'),
};

/** Counts whose months are drawn. */
export const TREND_METRICS: Readonly<Record<Side, readonly string[]>> = {
  supervision: named('reported', 'closedLate'),
  command: named('dispatched', 'handledLate'),
};

/** Count of the ranking by class and the first list of a side. */
export const COUNT_METRIC: Readonly<Record<Side, string>> = {
  supervision: 'city-management.registered',
  command: 'city-management.dispatched',
};

/** A class in the interface's language; one of no list by its code. */
export function classTitle(t: TFunction, language: string, key: string): string {
  if (key === UNKNOWN_KEY) return t('city.unknown');
  const found = cityClass(key);
  return found ? titleIn(language, found) : t('city.unlisted', { code: key.replace(/^\w+-/, '') });
}
