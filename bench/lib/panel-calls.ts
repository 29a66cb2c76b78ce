import type { HostClient } from '../../contract/host.ts';
import { COMMUNITY_POLICING_METRICS } from '../../contract/metrics/community-policing.ts';
import type { SnapshotInfo } from '../../contract/queries/snapshot.ts';
import { SIDE_METRICS } from '../../renderer/panels/city-management/city-words.ts';
import { HAZARD_METRICS, VISIT_METRICS } from '../../renderer/panels/work-safety/safety-metrics.ts';

/** What a panel asks at once when it opens, or when its filter changes: `run` gives each change another filter. */
export interface PanelCalls {
  readonly title: string;
  /** What must be there for its first figures. */
  readonly first: (client: HostClient, run: number) => Promise<unknown>;
  /** What the rest of it asks in the same moment; its topics ask when they are opened. */
  readonly rest: (client: HostClient, run: number) => readonly Promise<unknown>[];
}

const COMPONENTS = ['components', 'soundRate', 'patrolledRate', 'unpatrolled'].map(
  (name) => `city-management.${name}`,
);
const WORK = ['overdue', 'recheck', 'major', 'returned', 'incomplete', 'unreviewed'] as const;
const CLASSES = ['110', '101', '011', '010', '111'] as const;

/** The panels of the four systems, their topics, and 今日, as they ask. */
export function panelCalls({ asOf, profile }: SnapshotInfo): readonly PanelCalls[] {
  const areas = profile.streets.flatMap((street) => [street, ...street.communities]);
  const area = (run: number): { area?: string } =>
    run === 0 ? {} : { area: areas[run % areas.length]?.code ?? '' };
  const areaCode = (run: number): { areaCode?: string } =>
    run === 0 ? {} : { areaCode: areas[run % areas.length]?.code ?? '' };
  const street = (run: number): { streetCode?: string } =>
    run === 0 ? {} : { streetCode: profile.streets[run % profile.streets.length]?.code ?? '' };
  const month = { unit: 'month' } as const;
  const year = { from: `${Number(asOf.slice(0, 4)) - 1}${asOf.slice(4)}`, to: asOf };
  const yoy = ['yoy' as const];
  return [
    {
      title: '数字城管, 监督',
      first: (client, run) =>
        client.call('statistics.table', {
          metrics: [...SIDE_METRICS.supervision],
          filter: area(run),
          period: month,
          compare: ['yoy', 'mom'],
        }),
      rest: (client, run) => [
        client.call('statistics.series', {
          metrics: ['city-management.reported', 'city-management.closedLate'],
          filter: area(run),
        }),
        ...['street', 'dept', 'class'].map((dimension) =>
          client.call('statistics.table', {
            metrics: ['city-management.closingRate'],
            dimension,
            filter: area(run),
            period: month,
          }),
        ),
        client.call('city.evaluation', { by: 'street', filter: area(run), period: month }),
        client.call('city.deviations', { filter: area(run), period: month }),
      ],
    },
    {
      title: '数字城管, 部件',
      first: (client, run) =>
        client.call('statistics.table', { metrics: COMPONENTS, filter: area(run) }),
      rest: (client, run) => [
        client.call('statistics.table', {
          metrics: COMPONENTS.slice(0, 1),
          dimension: 'passed_age',
          filter: area(run),
        }),
      ],
    },
    {
      title: '数字城管, 巡查',
      first: (client) => client.call('city.patrols', {}),
      rest: (client) => [client.call('city.coverage', {})],
    },
    {
      title: '数字城管, 时限核对',
      first: (client, run) => client.call('city.deadlines', { filter: area(run), period: month }),
      rest: () => [],
    },
    {
      title: '数字城管, 高发点',
      first: (client, run) =>
        client.call('city.hotSpots', { kind: 'gi', top: 100, filter: area(run), period: month }),
      rest: () => [],
    },
    {
      title: '社区警务',
      first: (client, run) =>
        client.call('statistics.table', {
          metrics: COMMUNITY_POLICING_METRICS.map(({ id }) => id),
          filter: area(run),
        }),
      rest: (client, run) => [
        client.call('beat.list', {}),
        client.call('today.lists', areaCode(run)),
        client.call('statistics.table', {
          metrics: ['community-policing.households'],
          dimension: 'household_size',
          filter: area(run),
        }),
        client.call('statistics.table', {
          metrics: ['community-policing.current'],
          dimension: 'age_band',
          filter: area(run),
        }),
      ],
    },
    {
      title: '楼宇经济',
      first: (client, run) =>
        client.call('economy.overview', {
          filter: { ...street(run), ...(run > 8 && { placeClass: CLASSES[run % CLASSES.length] }) },
        }),
      rest: (client, run) => [
        client.call('economy.warnings', { filter: street(run) }),
        client.call('economy.buildings', { filter: street(run), limit: 200 }),
      ],
    },
    {
      title: '安全生产',
      first: (client, run) =>
        client.call('statistics.table', {
          metrics: HAZARD_METRICS,
          filter: area(run),
          period: year,
          compare: yoy,
        }),
      rest: (client, run) => [
        client.call('statistics.table', {
          metrics: VISIT_METRICS,
          filter: area(run),
          period: year,
          compare: yoy,
        }),
        client.call('safety.plan', { filter: areaCode(run), limit: 1 }),
        ...WORK.map((list) =>
          client.call('safety.hazards', { filter: areaCode(run), list, limit: 1 }),
        ),
      ],
    },
    {
      title: '今日',
      first: (client, run) => client.call('today.lists', areaCode(run)),
      rest: (client, run) => [
        client.call('today.rows', { id: 'officer.rooms-unverified', ...areaCode(run) }),
      ],
    },
  ];
}
