import { useTranslation } from 'react-i18next';
import type { MetricDefinition, StatisticsTable } from '../../../contract/queries/statistics.ts';
import { figureText, metricFormula, metricUnit } from '../../format/figures.ts';
import { unitAfter } from '../../format/numbers.ts';
import { titleIn } from '../../format/fields.ts';
import { useTwin } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { Asked } from '../../parts/asked.tsx';
import { type Fact, Facts } from '../../parts/facts.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { MORE_METRICS, type Side } from './city-words.ts';
import type { CityQuestion } from './part-bars.tsx';

interface MoreProps {
  readonly side: Side;
  readonly question: CityQuestion;
  /** Opens the rows behind a metric. */
  readonly open: (metric: string) => void;
}

/** The rest of what a centre counts, one a line; each opens its cases. */
export function MoreFigures({ side, question, open }: MoreProps) {
  const { t } = useTranslation();
  const answer = useCall('statistics.table', { metrics: [...MORE_METRICS[side]], ...question });
  return (
    <PanelSection title={t('city.more')}>
      <Asked answer={answer} loadingLabel={t('kit.loading')} failedTitle={t('kit.table.failed')}>
        {(table) => <Lines table={table} open={open} />}
      </Asked>
    </PanelSection>
  );
}

function Lines({
  table,
  open,
}: {
  readonly table: StatisticsTable;
  readonly open: MoreProps['open'];
}) {
  const { t } = useTranslation();
  const language = useTwin((state) => state.scene.language);
  const facts = table.metrics.map((metric, at): Fact => {
    const text = figureText(metric, table.total.cells[at]!.figure, language);
    const unit = metricUnit(metric, language);
    return {
      term: titleIn(language, metric),
      definition: [
        metricFormula(metric, language),
        t('kit.source', { source: metric.source }),
      ].join('\n'),
      value: (
        <button
          type="button"
          className="link"
          aria-label={t('kit.openRows', { label: titleIn(language, metric), value: text, unit })}
          onClick={() => open(metric.id)}
        >
          {spaced(metric, text, unit)}
        </button>
      ),
      wide: true,
    };
  });
  return (
    <div className="city-facts">
      <Facts facts={facts} />
    </div>
  );
}

function spaced({ kind }: MetricDefinition, text: string, unit: string): string {
  return kind === 'rate'
    ? `${text}${text === '—' ? '' : unit}`
    : `${text} ${unitAfter(text, unit)}`;
}
