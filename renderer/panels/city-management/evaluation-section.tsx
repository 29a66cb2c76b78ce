import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CityEvaluation } from '../../../contract/queries/city-management.ts';
import { UNKNOWN_KEY } from '../../../contract/queries/statistics.ts';
import { titleIn } from '../../format/fields.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { Asked } from '../../parts/asked.tsx';
import { openDrawer } from '../../parts/kit/drawer-part.tsx';
import { RankBars } from '../../parts/kit/rank-bars.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import { EvaluationList } from './evaluation-list.tsx';
import type { CityQuestion } from './part-bars.tsx';

const BY = ['street', 'community', 'dept', 'post'] as const;
type By = (typeof BY)[number];
/** Bars shown; the table has all. */
const MOST_BARS = 12;

/** 综合评价 by 区域 (街道, 社区), 部门 or 岗位: points out of 100, in official order, with what they are made of. */
export function CityEvaluationSection({ question }: { readonly question: CityQuestion }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const [by, setBy] = useState<By>('street');
  const answer = useCall('city.evaluation', { by, ...question });
  return (
    <PanelSection
      title={t('city.evaluation')}
      aside={
        <button
          type="button"
          className="link small"
          onClick={() => openDrawer(store, 'table', 'evaluation')}
        >
          {t('city.evaluationAll')}
        </button>
      }
    >
      <Segmented<By>
        block
        size="small"
        aria-label={t('city.evaluation')}
        value={by}
        onChange={setBy}
        options={BY.map((value) => ({
          value,
          label: t(`city.evaluationBy.${value}`),
        }))}
      />
      <Asked answer={answer} loadingLabel={t('kit.loading')} failedTitle={t('kit.table.failed')}>
        {(evaluation) => (
          <>
            <Scores evaluation={evaluation} />
            <EvaluationList evaluation={evaluation} by={t(`city.evaluationBy.${by}`)} />
          </>
        )}
      </Asked>
    </PanelSection>
  );
}

function Scores({ evaluation: { parts, rows } }: { readonly evaluation: CityEvaluation }) {
  const { t } = useTranslation();
  const language = useTwin((state) => state.scene.language);
  const words = parts.map((part) =>
    t(part.higherIsBetter ? 'city.evaluationPart' : 'city.evaluationInverse', {
      title: titleIn(language, part),
      weight: Math.round(part.weight * 100),
    }),
  );
  return (
    <>
      <RankBars
        label={t('city.evaluation')}
        full={100}
        bars={rows
          .filter(({ key }) => key !== UNKNOWN_KEY)
          .slice(0, MOST_BARS)
          .map(({ key, title, score }) => ({
            id: key,
            label: title,
            value: score,
            text:
              score === null ? t('city.noScore') : t('city.points', { value: score.toFixed(1) }),
          }))}
      />
      {rows.length > MOST_BARS && (
        <p className="small secondary">
          {t('city.evaluationMore', { shown: MOST_BARS, count: rows.length })}
        </p>
      )}
      <p className="small secondary">
        {t('city.evaluationNote', { parts: words.join(t('common.separator')) })}
      </p>
    </>
  );
}
