import { listIndicators, type Indicator } from './statistics/indicators.ts';
import { plantOddities } from './statistics/plant.ts';
import {
  cumulativeValues,
  districtValues,
  grossProduct,
  isComposed,
  streetValues,
  type StatisticValue,
} from './statistics/values.ts';
import { writeRefused } from './statistics/write-refused.ts';
import { writeIndicators, writeStreetBook, writeValueList } from './statistics/write-values.ts';
import type { SystemWriter } from './systems.ts';
import { PLAIN_STYLE } from './world/export-file.ts';
import type { DemoWorld } from './world.ts';

/** 统计: some sixty indicators, yearly since 1978, quarterly and monthly of late, by street; two files to be refused. */
export const statistics: SystemWriter = {
  system: 'statistics',
  folders: { statistics: '统计局' },
  write: async (world) => {
    const indicators = listIndicators();
    await writeIndicators(world, indicators);
    const values = plantOddities(inventValues(indicators, world), world);
    const of = (periodType: string): StatisticValue[] =>
      values.filter((value) => value.periodType === periodType && !value.indicator.byStreet);
    await writeValueList(world, '年度指标_1978-2015', of('年'), PLAIN_STYLE, true);
    await writeStreetBook(
      world,
      values.filter(({ indicator }) => indicator.byStreet),
    );
    const quarters = { ...PLAIN_STYLE, headers: 1 };
    await writeValueList(world, '季度指标', of('季'), quarters);
    const months = { ...PLAIN_STYLE, encoding: 'utf-8-bom', blank: '--' } as const;
    await writeValueList(world, '月度指标', [...of('月'), ...of('累计')], months);
    await writeRefused(world);
  },
};

function inventValues(indicators: readonly Indicator[], world: DemoWorld): StatisticValue[] {
  const simple = indicators
    .filter((indicator) => !isComposed(indicator))
    .flatMap((indicator) => {
      if (indicator.byStreet) return streetValues(indicator, world);
      const values = districtValues(indicator, world);
      return indicator.cumulative ? [...values, ...cumulativeValues(values)] : values;
    });
  const composed = indicators.filter(isComposed).flatMap((entry) => grossProduct(entry, simple));
  return [...simple, ...composed];
}
