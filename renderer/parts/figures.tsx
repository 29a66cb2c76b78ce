import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Counted } from '../format/quantity.ts';
import './parts.css';

interface FiguresProps {
  /** Small numbers, which fit in one line. */
  readonly short?: boolean;
  readonly children: ReactNode;
}

/** Figures side by side. */
export function Figures({ short = false, children }: FiguresProps) {
  return <dl className={short ? 'figures figures-short' : 'figures'}>{children}</dl>;
}

interface FigureProps {
  readonly counted: Counted;
  /** Chooses the plural. */
  readonly count: number;
  readonly number: ReactNode;
  readonly children: ReactNode;
}

/** One figure: its term, its number and, smaller, its measure word. */
export function Figure({ counted, count, number, children }: FigureProps) {
  const { t } = useTranslation();
  const word = t(`units.${counted}`, { count, value: '' }).trim();
  return (
    <div className="figure">
      <dt className="small secondary">{children}</dt>
      <dd>
        <span className="figure-number">{number}</span>{' '}
        <span className="small secondary">{word}</span>
      </dd>
    </div>
  );
}
