import { useTranslation } from 'react-i18next';
import { findMetric } from '../../../contract/metrics/index.ts';
import { titleIn } from '../../format/fields.ts';
import { useTwin } from '../../host/host-context.tsx';
import { CityList } from './city-list.tsx';
import type { CityQuestion } from './part-bars.tsx';

interface CaseListProps {
  /** Metric whose cases are listed. */
  readonly metric: string;
  readonly question: CityQuestion;
  readonly period: string;
  readonly asOf: string;
}

/** The cases behind a figure. */
export function CaseList({ metric, question, period, asOf }: CaseListProps) {
  const { t } = useTranslation();
  const language = useTwin((state) => state.scene.language);
  const spec = findMetric(metric);
  const label = t('city.list', { metric: spec ? titleIn(language, spec) : metric, period });
  return (
    <CityList
      table="city_case"
      label={label}
      metric={metric}
      question={question}
      provenance={t('city.provenance', { list: label, asOf })}
      emptyHelp={t('city.noDataHelp')}
    />
  );
}
