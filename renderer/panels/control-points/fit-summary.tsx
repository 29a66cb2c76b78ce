import { useTranslation } from 'react-i18next';
import type { GridFitResult } from '../../../contract/control-points.ts';
import { metresText } from './residuals.ts';

interface FitSummaryProps {
  readonly fit: GridFitResult;
  /** A point that takes part stands out. */
  readonly isDoubtful: boolean;
  /** Points that take part. */
  readonly used: number;
}

/** 中误差 and what it is worth; a hint where the axes look swapped. */
export function FitSummary({ fit, used, isDoubtful }: FitSummaryProps) {
  const { t } = useTranslation();
  return (
    <div className="fit-summary" role="status">
      <p>
        {t('controlPoints.rms', { value: metresText(fit.rmsMetres) })}
        <span className="secondary">
          {t('controlPoints.count', { used, spare: Math.max(0, fit.spare) })}
        </span>
      </p>
      {fit.spare <= 0 && <p className="desk-warning">{t('controlPoints.noSpare')}</p>}
      {isDoubtful && <p className="desk-warning">{t('controlPoints.doubtful')}</p>}
      {fit.betterSwapped && <p className="desk-warning">{t('controlPoints.betterSwapped')}</p>}
    </div>
  );
}
