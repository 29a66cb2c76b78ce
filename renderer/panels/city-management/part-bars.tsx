import { useTranslation } from 'react-i18next';
import type { PeriodChoice } from '../../../contract/periods.ts';
import {
  REST_KEY,
  type StatisticsFilter,
  type StatisticsRow,
  type StatisticsTable,
  UNKNOWN_KEY,
} from '../../../contract/queries/statistics.ts';
import { figureNumber, figureText, metricUnit } from '../../format/figures.ts';
import { unitAfter } from '../../format/numbers.ts';
import { titleIn } from '../../format/fields.ts';
import { useTwin } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { Asked } from '../../parts/asked.tsx';
import { RankBars } from '../../parts/kit/rank-bars.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { classTitle } from './city-words.ts';

/** Which cases in which days. */
export interface CityQuestion {
  readonly filter: StatisticsFilter;
  readonly period: PeriodChoice;
}

interface BarsProps {
  readonly metric: string;
  readonly question: CityQuestion;
  readonly chosen: readonly string[];
  readonly choose: (key: string) => void;
}

/** A rate by the parts of a dimension in official order: no street stands at the bottom for its number (users §3). */
export function PartBars({
  title,
  dimension,
  ...bars
}: BarsProps & { readonly title: string; readonly dimension: string }) {
  const { t } = useTranslation();
  const language = useTwin((state) => state.scene.language);
  const answer = useCall('statistics.table', {
    metrics: [bars.metric],
    dimension,
    ...bars.question,
  });
  const titleOf = ({ key, title: own }: StatisticsRow): string => {
    if (key !== UNKNOWN_KEY) return own;
    return t(dimension === 'street' ? 'city.unknownPlace' : 'city.unknown');
  };
  return (
    <Asked answer={answer} loadingLabel={t('kit.loading')} failedTitle={t('kit.table.failed')}>
      {(table) => (
        <PanelSection title={title} aside={titleIn(language, table.metrics[0]!)}>
          <Bars {...bars} label={title} table={table} titleOf={titleOf} />
        </PanelSection>
      )}
    </Asked>
  );
}

/** Classes shown before they are summed up. */
const CLASSES = 10;

/** Most frequent classes; what is rarer in one line. */
export function ClassBars(props: BarsProps) {
  const { t } = useTranslation();
  const language = useTwin((state) => state.scene.language);
  const { class: _own, ...keys } = props.question.filter.keys ?? {};
  const answer = useCall('statistics.table', {
    metrics: [props.metric],
    dimension: 'class',
    ...props.question,
    filter: { ...props.question.filter, keys },
    order: { by: 'value' },
  });
  return (
    <Asked answer={answer} loadingLabel={t('kit.loading')} failedTitle={t('kit.table.failed')}>
      {(table) => (
        <PanelSection title={t('city.byClass')} aside={titleIn(language, table.metrics[0]!)}>
          <Bars
            {...props}
            label={t('city.byClass')}
            table={{ ...table, rows: table.rows.slice(0, CLASSES) }}
            titleOf={({ key }) => classTitle(t, language, key)}
          />
          <OtherClasses table={table} />
        </PanelSection>
      )}
    </Asked>
  );
}

function OtherClasses({ table }: { readonly table: StatisticsTable }) {
  const { t } = useTranslation();
  const others = table.rows.slice(CLASSES);
  if (others.length === 0) return null;
  const cases = others.reduce((sum, { cells }) => sum + (figureNumber(cells[0]!.figure) ?? 0), 0);
  return (
    <p className="small secondary">
      {t('city.others', { count: others.length, value: cases.toLocaleString('en') })}
    </p>
  );
}

interface TableBarsProps extends BarsProps {
  readonly label: string;
  readonly table: StatisticsTable;
  readonly titleOf: (row: StatisticsRow) => string;
}

function Bars({ label, table, titleOf, chosen, choose }: TableBarsProps) {
  const language = useTwin((state) => state.scene.language);
  const metric = table.metrics[0]!;
  const unit = metricUnit(metric, language);
  return (
    <RankBars
      label={label}
      {...(metric.kind === 'rate' && { full: 1 })}
      chosen={chosen}
      onChoose={(key) => {
        if (key !== UNKNOWN_KEY && key !== REST_KEY) choose(key);
      }}
      bars={table.rows.map((row) => {
        const { figure } = row.cells[0]!;
        const text = figureText(metric, figure, language);
        return {
          id: row.key,
          label: titleOf(row),
          value: figureNumber(figure),
          text: text === '—' ? text : `${text} ${unitAfter(text, unit)}`,
        };
      })}
    />
  );
}
