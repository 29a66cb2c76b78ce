import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { AnalysisOverlay } from '../../../contract/scene.ts';
import { areaClasses } from '../../analysis/area-classes.ts';
import type { PlanHit } from '../../analysis/deck-map.ts';
import { planLook } from '../../analysis/plan-look.ts';
import type { PlanView } from '../../analysis/plan-view.ts';
import { nameAtlas } from '../../analysis/name-atlas.ts';
import type { Point } from '../../analysis/shapes.ts';
import { rampColours } from '../../theme/ramps.ts';
import { useTwin } from '../../host/host-context.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { AnalysisControls } from './analysis-controls.tsx';
import { AnalysisLegend } from './analysis-legend.tsx';
import { AnalysisTip } from './analysis-tip.tsx';
import { MapFurniture } from './map-furniture.tsx';
import { useAnalysis } from './use-analysis.ts';
import { useAreaValues, withAbsent } from './use-area-values.ts';
import { useChosenAreas } from './use-chosen-areas.ts';
import { useClearNames } from './use-clear-names.ts';
import { useDeckMap } from './use-deck-map.ts';
import { useMapClick } from './use-map-click.ts';
import { outsideOf, useOverlay } from './use-overlay.ts';
import { usePlanShapes } from './use-plan-shapes.ts';
import { useSavedPicture } from './use-saved-picture.ts';
import { useWholeDistrict } from './use-whole-district.ts';
import './analysis.css';

const HEXAGON_CLASSES = 6;

/** 分析图: the district as a flat plan with a metric by area and lines, flows, hexagons or heat over it. */
export function AnalysisMap() {
  const { t } = useTranslation();
  const container = useRef<HTMLDivElement>(null);
  const appearance = useTwin(({ scene }) => scene.appearance);
  const selected = useTwin((state) => state.selectedSlots.buildingSlot);
  const used = useAnalysis();
  const { metric, level, overlay, points } = used;
  const look = useMemo(() => planLook(appearance), [appearance]);
  const { shapes, areas } = usePlanShapes(level);
  const values = useAreaValues(metric, level);
  const over = useOverlay(overlay, points, shapes.middles);
  const chosen = useChosenAreas(metric);
  const [hit, setHit] = useState<PlanHit>();
  const [view, setView] = useState<PlanView>();
  const codes = useMemo(() => new Set(shapes.areas.map(({ code }) => code)), [shapes.areas]);
  const counted = values.kind === 'done' ? values.value : undefined;
  const shown = useMemo(() => counted && withAbsent(counted, codes), [counted, codes]);
  const drawn = over.kind === 'done' ? over.value : undefined;
  const classes = useMemo(
    () => shown && areaClasses(shown.values, codes.size, appearance),
    [shown, codes, appearance],
  );
  const outside = useOutside(overlay);
  const everyName = useMemo(
    () => [...(outside ? [{ text: t('analysis.outside'), at: outside }] : []), ...shapes.names],
    [outside, shapes.names, t],
  );
  const atlas = useMemo(() => nameAtlas(everyName, look), [everyName, look]);
  const names = useClearNames(everyName, view);
  const click = useMapClick(metric, level);
  const { map, error } = useDeckMap(container, {
    onHover: setHit,
    onClick: click,
    onView: setView,
  });
  useEffect(() => setHit(undefined), [metric, level, overlay, points, drawn]);
  const tilted = (view?.pitchDegrees ?? 0) > 0;
  const ramp = useMemo(() => rampColours(appearance, 'sequential', HEXAGON_CLASSES), [appearance]);
  useEffect(() => {
    if (!map) return;
    let left = false;
    void import('../../analysis/plan-layers.ts').then((layers) => {
      if (left) return;
      map.draw([
        ...layers.groundLayers(shapes.ground, look),
        ...layers.areaLayers(shapes.areas, classes, chosen, look),
        layers.buildingLayer(shapes.buildings, selected, tilted, look),
        ...(overlay === 'hexagons' && drawn ? [layers.hexagonLayer(drawn.points, ramp)] : []),
        ...(overlay === 'heat' && drawn ? [layers.heatLayer(drawn.points, ramp)] : []),
        ...((overlay === 'arcs' || overlay === 'flows') && drawn
          ? [layers.arcLayer(overlay, drawn.arcs)]
          : []),
        layers.nameLayer(names, atlas),
      ]);
    });
    return () => {
      left = true;
    };
  }, [map, shapes, classes, chosen, selected, tilted, overlay, drawn, ramp, look, names, atlas]);
  const home = useWholeDistrict(map, container, shapes.areas, outside);
  const save = useSavedPicture(map, { shown, classes, overlay });
  const failures = [areas, values, over].flatMap((answer) =>
    answer.kind === 'failed' ? [answer] : [],
  );
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
        {error && (
          <div className="analysis-message">
            <ErrorNote title={t('analysis.failed')} error={error} />
          </div>
        )}
        {failures[0] && (
          <div className="analysis-message">
            <ErrorNote
              title={t('analysis.dataFailed')}
              error={failures[0].error}
              retry={failures[0].retry}
            />
          </div>
        )}
        <AnalysisLegend
          metric={shown}
          classes={classes}
          overlay={overlay}
          drawn={drawn}
          ramp={ramp}
        />
        {view && <MapFurniture view={view} north={home} />}
        {hit && (
          <AnalysisTip
            hit={hit}
            metric={shown}
            overlay={overlay}
            points={points}
            drawn={drawn}
            size={container.current}
          />
        )}
      </div>
    </div>
  );
}

/** Where places outside the district are drawn, while lines go there. */
function useOutside(overlay: AnalysisOverlay): Point | undefined {
  const box = useTwin((state) => state.snapshot?.profile.box);
  return useMemo(
    () => (box && (overlay === 'arcs' || overlay === 'flows') ? outsideOf(box) : undefined),
    [box, overlay],
  );
}
