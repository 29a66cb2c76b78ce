import { Segmented } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CityEvaluation } from '../../../contract/queries/city-management.ts';
import { UNKNOWN_KEY } from '../../../contract/queries/statistics.ts';
import { titleIn } from '../../format/fields.ts';
import { useTwin } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { Asked } from '../../parts/asked.tsx';
import { RankBars } from '../../parts/kit/rank-bars.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import type { CityQuestion } from './part-bars.tsx';

type By = 'street' | 'dept' | 'post';

/** 综合评价 by 区域, 部门 or 岗位: points out of 100, in official order, with what they are made of. */
export function CityEvaluationSection({ question }: { readonly question: CityQuestion }) {
  const { t } = useTranslation();
  const [by, setBy] = useState<By>('street');
  const answer = useCall('city.evaluation', { by, ...question });
  return (
    <PanelSection title={t('city.evaluation')}>
      <Segmented<By>
        block
        size="small"
        aria-label={t('city.evaluation')}
        value={by}
        onChange={setBy}
        options={(['street', 'dept', 'post'] as const).map((value) => ({
          value,
          label: t(`city.evaluationBy.${value}`),
        }))}
      />
      <Asked answer={answer} loadingLabel={t('kit.loading')} failedTitle={t('kit.table.failed')}>
        {(evaluation) => <Scores evaluation={evaluation} />}
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
          .map(({ key, title, score }) => ({
            id: key,
            label: title,
            value: score,
            text:
              score === null ? t('city.noScore') : t('city.points', { value: score.toFixed(1) }),
          }))}
      />
      <p className="small secondary">
        {t('city.evaluationNote', { parts: words.join(t('common.separator')) })}
      </p>
    </>
  );
}
