import { Spin } from 'antd';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlanHit } from '../../analysis/deck-map.ts';
import { planLook } from '../../analysis/plan-look.ts';
import type { PlanView } from '../../analysis/plan-view.ts';
import { useTwin } from '../../host/host-context.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { rampColours } from '../../theme/ramps.ts';
import { AnalysisControls } from './analysis-controls.tsx';
import { AnalysisLegend } from './analysis-legend.tsx';
import { AnalysisTip } from './analysis-tip.tsx';
import { MapFurniture } from './map-furniture.tsx';
import { useAnalysis } from './use-analysis.ts';
import { useChosenAreas } from './use-chosen-areas.ts';
import { useDeckMap } from './use-deck-map.ts';
import { useDrawnLayers } from './use-drawn-layers.ts';
import { useMapClick } from './use-map-click.ts';
import { useMapData } from './use-map-data.ts';
import { useOutside } from './use-overlay.ts';
import { usePlanNames } from './use-plan-names.ts';
import { useSavedPicture } from './use-saved-picture.ts';
import { useWholeDistrict } from './use-whole-district.ts';
import './analysis.css';

const RAMP_STEPS = 6;

/** 分析图: the district as a flat plan with a metric by area and lines, flows, hexagons or heat over it. */
export function AnalysisMap() {
  const { t } = useTranslation();
  const container = useRef<HTMLDivElement>(null);
  const [hit, setHit] = useState<PlanHit>();
  const [view, setView] = useState<PlanView>();
  const appearance = useTwin(({ scene }) => scene.appearance);
  const selected = useTwin((state) => state.selectedSlots.buildingSlot);
  const used = useAnalysis();
  const { overlay } = used;
  const { shapes, metric, classes, over, waiting, failure } = useMapData(used);
  const look = useMemo(() => planLook(appearance), [appearance]);
  const ramp = useMemo(() => rampColours(appearance, 'counts', RAMP_STEPS), [appearance]);
  const outside = useOutside(overlay);
  const names = usePlanNames(shapes.names, outside, look, view);
  const chosen = useChosenAreas(used.metric);
  const onClick = useMapClick(used.metric, used.level);
  const { map, error } = useDeckMap(container, { onHover: setHit, onClick, onView: setView });
  const tilted = (view?.pitchDegrees ?? 0) > 0;
  useDrawnLayers(map, {
    shapes,
    classes,
    chosen,
    selected,
    tilted,
    overlay,
    over,
    ramp,
    look,
    names,
  });
  useEffect(() => setHit(undefined), [metric, over, used.level]);
  const home = useWholeDistrict(map, container, shapes.areas, outside);
  const save = useSavedPicture(map, { shown: metric, classes, overlay });
  return (
    <div className="analysis">
      <AnalysisControls used={used} save={save} home={home} />
      <div className="analysis-body" style={{ background: look.background }}>
        <div
          ref={container}
          className="analysis-canvas"
          role="application"
          aria-label={t('analysis.map')}
          data-drawn={map && classes ? 'yes' : 'no'}
        />
        {(error ?? failure) && (
          <div className="analysis-message">
            {error ? (
              <ErrorNote title={t('analysis.failed')} error={error} />
            ) : (
              failure && <ErrorNote title={t('analysis.dataFailed')} {...failure} />
            )}
          </div>
        )}
        {!error && !failure && (waiting || !map) && (
          <p className="analysis-message analysis-waiting" role="status">
            <Spin size="small" /> {t('kit.loading')}
          </p>
        )}
        <AnalysisLegend
          metric={metric}
          classes={classes}
          overlay={overlay}
          drawn={over}
          ramp={ramp}
        />
        {view && <MapFurniture view={view} north={home} />}
        {hit && (
          <AnalysisTip hit={hit} metric={metric} points={used.points} size={container.current} />
        )}
      </div>
    </div>
  );
}
