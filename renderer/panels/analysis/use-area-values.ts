import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { findMetric } from '../../../contract/metrics/index.ts';
import type { MapLevel } from '../../../contract/map-levels.ts';
import type { AreaFigure } from '../../../contract/queries/building-economy.ts';
import { UNKNOWN_KEY } from '../../../contract/queries/statistics.ts';
import type { AreaValue } from '../../analysis/area-classes.ts';
import { areaQuestion, economyFigure, systemOfMetric } from '../../analysis/map-metrics.ts';
import { titleIn } from '../../format/fields.ts';
import { headlineNumber, measure } from '../../format/numbers.ts';
import { useTwin } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { type Answer, useCall } from '../../host/use-call.ts';
import { figureText } from '../../format/figures.ts';
import { useEconomyFilter } from '../building-economy/use-economy-filter.ts';

/** A metric by area as the map shows it: values, and the words that say what they are. */
export interface AreaMetric {
  readonly title: string;
  readonly unit: string;
  /** 口径: formula, meanings, source. */
  readonly definition: string;
  readonly source: string;
  readonly period: string;
  readonly values: readonly AreaValue[];
  /** An area without rows counts nothing: 0, not 无数据. */
  readonly absentIsZero: boolean;
  /** A value as it is written, without its unit. */
  readonly write: (value: number) => string;
}

const NO_FILTER = {};

/** The chosen metric for every area of the level, as the panel of its system counts it. */
export function useAreaValues(metric: string, level: MapLevel): Answer<AreaMetric | undefined> {
  const statistics = useStatisticsValues(metric, level);
  const economy = useEconomyValues(metric, level);
  return economyFigure(metric) ? economy : statistics;
}

function useStatisticsValues(id: string, level: MapLevel): Answer<AreaMetric | undefined> {
  const language = useTwin(({ scene }) => scene.language);
  const metric = findMetric(id);
  const system = systemOfMetric(id);
  const filter = useTwin(({ scene }) => (system && scene.filters?.[system]) ?? NO_FILTER);
  const asOf = useSnapshot()?.asOf;
  const answer = useCall(
    'statistics.table',
    metric && asOf !== undefined
      ? { ...areaQuestion(metric, filter, asOf), dimension: level }
      : undefined,
  );
  return useMemo(() => {
    if (!metric) return { kind: 'done', value: undefined };
    if (answer.kind !== 'done') return answer as Answer<undefined>;
    const { rows, metrics, period } = answer.value;
    const definition = metrics[0];
    if (!definition) return { kind: 'done', value: undefined };
    const write = (value: number) => figureText(definition, { value }, language);
    const meanings = definition.meanings.map((each) =>
      language === 'en' ? `${each.titleEn}: ${each.textEn}` : `${each.title}：${each.text}`,
    );
    return {
      kind: 'done',
      value: {
        title: titleIn(language, definition),
        unit: language === 'en' ? definition.unitEn : definition.unit,
        definition: [
          ...(definition.kind === 'count'
            ? []
            : [language === 'en' ? definition.formulaEn : definition.formula]),
          ...meanings,
        ].join('\n'),
        source: definition.source,
        period: `${period.from} — ${period.to}`,
        values: rows.flatMap(({ key, cells: [cell] }): AreaValue[] => {
          if (!cell || key === UNKNOWN_KEY) return [];
          const { figure } = cell;
          const value = 'value' in figure ? figure.value : null;
          return [{ code: key, value, text: figureText(definition, figure, language) }];
        }),
        absentIsZero: definition.kind === 'count' || definition.kind === 'sum',
        write,
      },
    };
  }, [answer, metric, language]);
}

/** Words and unit of a figure of 楼宇经济: keys of its messages. */
const ECONOMY_WORDS = {
  tax: ['tax', 'tax', 'yuan'],
  taxPerSquareMetre: ['perArea', 'perArea', 'yuanPerArea'],
  taxPerHead: ['perHead', 'perHead', 'yuanPerHead'],
  firms: ['count', 'count', 'firms'],
  buildings: ['commercial', 'commercialCards', 'buildings'],
  occupancyByArea: ['occupancyByArea', 'occupancyByArea', 'percent'],
  occupancyByRooms: ['occupancyByRooms', 'occupancyByRooms', 'percent'],
  vacancyByArea: ['vacancy', 'vacancy', 'percent'],
  registeredShare: ['registered', 'registeredHere', 'percent'],
  taxedShare: ['taxed', 'taxedHere', 'percent'],
} as const satisfies Record<AreaFigure, readonly [string, string, string]>;

const COUNTED: readonly AreaFigure[] = ['tax', 'firms', 'buildings'];
const OF_TAX: readonly AreaFigure[] = ['tax', 'taxPerSquareMetre', 'taxPerHead'];

/** Title of a figure of 楼宇经济. */
export function useEconomyTitle(): (figure: AreaFigure) => string {
  const { t } = useTranslation();
  return (figure) => t(`economy.${ECONOMY_WORDS[figure][0]}`);
}

function useEconomyValues(id: string, level: MapLevel): Answer<AreaMetric | undefined> {
  const { t } = useTranslation();
  const language = useTwin(({ scene }) => scene.language);
  const figure = economyFigure(id);
  const { filter } = useEconomyFilter();
  const { streetCode: _street, areaCode: _area, ...others } = filter;
  const answer = useCall(
    'economy.areas',
    figure === undefined ? undefined : { figure, level, filter: others },
  );
  return useMemo(() => {
    if (figure === undefined) return { kind: 'done', value: undefined };
    if (answer.kind !== 'done') return answer as Answer<undefined>;
    const [title, about, unit] = ECONOMY_WORDS[figure];
    const { rows, asOf, from, to } = answer.value;
    const write = (value: number): string => {
      if (unit === 'percent') return (value * 100).toFixed(1);
      return figure === 'tax' ? headlineNumber(value, language) : measure(value);
    };
    return {
      kind: 'done',
      value: {
        title: t(`economy.${title}`),
        unit: t(`economy.${unit}`),
        definition: t(`economy.about.${about}`),
        source: t('economy.about.source'),
        period: OF_TAX.includes(figure) ? `${from} — ${to}` : asOf,
        values: rows.map(({ code, value, withheld }) => ({
          code,
          value,
          text: withheld ? t('analysis.withheld') : value === null ? '—' : write(value),
        })),
        absentIsZero: COUNTED.includes(figure),
        write,
      },
    };
  }, [answer, figure, language, t]);
}

/** A metric with a value for every area drawn: those it has no rows of count 0 where it counts. */
export function withAbsent(metric: AreaMetric, codes: ReadonlySet<string>): AreaMetric {
  if (!metric.absentIsZero) return metric;
  const known = new Set(metric.values.map(({ code }) => code));
  const absent = [...codes].filter((code) => !known.has(code));
  const text = metric.write(0);
  return {
    ...metric,
    values: [...metric.values, ...absent.map((code) => ({ code, value: 0, text }))],
  };
}
