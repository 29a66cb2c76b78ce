import { Select, Tooltip } from 'antd';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { findMetric } from '../../../contract/metrics/index.ts';
import { MAP_LEVELS } from '../../../contract/map-levels.ts';
import { POINT_LAYERS } from '../../../contract/point-layers.ts';
import { ANALYSIS_OVERLAYS } from '../../../contract/scene.ts';
import { economyFigure, MAP_METRICS } from '../../analysis/map-metrics.ts';
import { titleIn } from '../../format/fields.ts';
import { useSnapshot } from '../../host/use-snapshot.ts';
import type { UsedAnalysis } from './use-analysis.ts';
import { useEconomyTitle } from './use-area-values.ts';
import type { SavedPicture } from './use-saved-picture.ts';
import { IconButton } from '../../parts/icon-button.tsx';

const NO_METRIC = '';

interface AnalysisControlsProps {
  readonly used: UsedAnalysis;
  readonly save: SavedPicture;
  readonly home: () => void;
}

/** What the map is coloured by and what lies over it; the whole district, a picture, the whole window. */
export function AnalysisControls({ used, save, home }: AnalysisControlsProps) {
  const { t, i18n } = useTranslation();
  const { metric, level, overlay, points, wide, change } = used;
  const approval = useSnapshot()?.profile.mapApprovalNumber;
  return (
    <div className="analysis-controls" role="toolbar" aria-label={t('analysis.controls')}>
      <Select
        size="small"
        className="analysis-metric"
        aria-label={t('analysis.metric')}
        value={metric}
        options={useMetricOptions()}
        onChange={(value: string) => change({ metric: value })}
        showSearch
        optionFilterProp="label"
        listHeight={360}
      />
      <Select
        size="small"
        aria-label={t('analysis.level')}
        value={level}
        options={MAP_LEVELS.map((value) => ({ value, label: t(`analysis.levels.${value}`) }))}
        onChange={(value) => change({ level: value })}
      />
      <Select
        size="small"
        className="analysis-overlay"
        aria-label={t('analysis.overlay')}
        value={overlay}
        options={ANALYSIS_OVERLAYS.map((value) => ({
          value,
          label: t(`analysis.overlays.${value}`),
        }))}
        onChange={(value) => change({ overlay: value })}
      />
      {(overlay === 'hexagons' || overlay === 'heat') && (
        <Select
          size="small"
          className="analysis-overlay"
          aria-label={t('analysis.points')}
          value={points}
          options={POINT_LAYERS.map((spec) => ({
            value: spec.id as string,
            label: titleIn(i18n.language, spec),
          }))}
          onChange={(value) => change({ points: value })}
        />
      )}
      <span className="analysis-gap" />
      <button type="button" className="link small" onClick={home}>
        {t('analysis.home')}
      </button>
      <button type="button" className="link small" onClick={save.internal}>
        {t('analysis.save')}
      </button>
      <Tooltip
        title={approval ? t('analysis.approval', { number: approval }) : t('analysis.noApproval')}
      >
        <button
          type="button"
          className="link small"
          aria-disabled={approval === undefined}
          onClick={save.forPublic}
        >
          {t('analysis.savePublic')}
        </button>
      </Tooltip>
      <IconButton
        icon={wide ? 'narrow' : 'widen'}
        label={t(wide ? 'analysis.narrow' : 'analysis.widen')}
        pressed={wide}
        onClick={() => change({ wide: !wide })}
      />
    </div>
  );
}

function useMetricOptions() {
  const { t, i18n } = useTranslation();
  const economyTitle = useEconomyTitle();
  return useMemo(
    () => [
      { value: NO_METRIC, label: t('analysis.noMetric') },
      ...[...MAP_METRICS].map(([system, ids]) => ({
        label: t(`systems.${system}`),
        title: '',
        options: ids.map((id) => {
          const figure = economyFigure(id);
          const metric = findMetric(id);
          const label = figure
            ? economyTitle(figure)
            : metric
              ? titleIn(i18n.language, metric)
              : id;
          return { value: id, label };
        }),
      })),
    ],
    [t, i18n.language],
  );
}
