import { Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import { changeText, changeTone } from '../../format/changes.ts';
import { unitAfter } from '../../format/numbers.ts';
import { WholeDates } from '../whole-dates.tsx';
import './kit.css';

/** How a figure moved against an earlier period. `null`: no base to compare with. */
export interface FigureChange {
  readonly kind: 'yearOnYear' | 'previous';
  /** Share of the earlier value, 0.05 = 5 % more; for rates the difference in 百分点. */
  readonly by: number | null;
  readonly unit: 'share' | 'points';
}

/** 口径: how a figure is computed, and whose rule that is. */
export interface FigureDefinition {
  readonly formula: string;
  readonly source?: string;
}

export interface HeadlineFigure {
  readonly id: string;
  readonly label: string;
  /** As it reads: 1,204, 87.5, 12.7 万; `—` where there is nothing to count. */
  readonly value: string;
  readonly unit?: string;
  /** 统计周期 or as-of date. */
  readonly period: string;
  readonly definition: FigureDefinition;
  readonly changes?: readonly FigureChange[];
  /** More is better, worse, or neither: colours a change. */
  readonly better?: 'more' | 'less';
  /** Opens the rows that are counted. */
  readonly onOpen?: () => void;
}

interface HeadlinesProps {
  readonly label: string;
  /** The first is the panel's primary figure and stands large. */
  readonly figures: readonly HeadlineFigure[];
}

/** Headline figures: the first large, the others two to a line; each says its period and opens its rows. */
export function Headlines({ label, figures }: HeadlinesProps) {
  return (
    <ul className="headlines" aria-label={label}>
      {figures.map((figure, at) => (
        <li key={figure.id} className={at === 0 ? 'headline headline-first' : 'headline'}>
          <Headline figure={figure} />
        </li>
      ))}
    </ul>
  );
}

function Headline({ figure }: { readonly figure: HeadlineFigure }) {
  const { t } = useTranslation();
  const { label, value, period, definition, onOpen } = figure;
  const unit = figure.unit && unitAfter(value, figure.unit);
  const about = [
    definition.formula,
    definition.source && t('kit.source', { source: definition.source }),
    period,
  ];
  return (
    <>
      <Tooltip title={about.filter(Boolean).join('\n')} classNames={{ root: 'definition' }}>
        <span className="small secondary defined" tabIndex={0}>
          {label}
        </span>
      </Tooltip>
      <button
        type="button"
        className="headline-value"
        disabled={!onOpen}
        aria-label={t('kit.openRows', { label, value, unit: unit ?? '' })}
        onClick={onOpen}
      >
        <span className="headline-number">{value}</span>
        {unit && value !== '—' && <span className="small secondary">{unit}</span>}
      </button>
      <span className="headline-notes small secondary">
        <span>
          <WholeDates text={period} />
        </span>
        {figure.changes?.map((change) => (
          <Change key={change.kind} change={change} better={figure.better} />
        ))}
      </span>
    </>
  );
}

function Change({
  change,
  better,
}: {
  readonly change: FigureChange;
  readonly better: 'more' | 'less' | undefined;
}) {
  const { t } = useTranslation();
  const text = changeText(t, change);
  return (
    <span className={`change change-${changeTone(change.by, better)}`}>
      {t(`kit.${change.kind}`)} {text}
    </span>
  );
}
