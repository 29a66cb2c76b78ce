import { useEffect } from 'react';
import type { AnalysisOverlay } from '../../../contract/scene.ts';
import type { AreaClasses } from '../../analysis/area-classes.ts';
import type { DeckMap } from '../../analysis/deck-map.ts';
import type * as planLayers from '../../analysis/plan-layers.ts';
import type { PlanLook } from '../../analysis/plan-look.ts';
import type { Overlay } from './use-overlay.ts';
import type { PlanNames } from './use-plan-names.ts';
import type { PlanShapes } from './use-plan-shapes.ts';

/** Everything the map draws, from the ground up. */
export interface Drawn {
  readonly shapes: PlanShapes;
  readonly classes: AreaClasses | undefined;
  /** Codes of the areas the cross-filter names. */
  readonly chosen: readonly string[];
  /** Slot of the selected building. */
  readonly selected: number | undefined;
  /** Buildings stand while the map is tilted. */
  readonly tilted: boolean;
  readonly overlay: AnalysisOverlay;
  readonly over: Overlay | undefined;
  /** Colours from few to many. */
  readonly ramp: readonly string[];
  readonly look: PlanLook;
  readonly names: PlanNames;
}

/** Gives the map its layers whenever one of them changes; what did not keeps its buffers. */
export function useDrawnLayers(map: DeckMap | undefined, drawn: Drawn): void {
  useEffect(() => {
    if (!map) return;
    let left = false;
    void import('../../analysis/plan-layers.ts').then((layers) => {
      if (!left) map.draw(layersOf(layers, drawn));
    });
    return () => {
      left = true;
    };
  }, [map, ...Object.values(drawn)]);
}

type LayerMaker = typeof planLayers;

function layersOf(make: LayerMaker, drawn: Drawn): Parameters<DeckMap['draw']>[0] {
  const { shapes, classes, chosen, selected, tilted, overlay, over, ramp, look, names } = drawn;
  const lines = overlay === 'arcs' || overlay === 'flows';
  return [
    ...make.groundLayers(shapes.ground, look),
    ...make.areaLayers(shapes.areas, classes, chosen, look),
    make.buildingLayer(shapes.buildings, selected, tilted, look),
    over && overlay === 'hexagons' && make.hexagonLayer(over.points, ramp),
    over && overlay === 'heat' && make.heatLayer(over.points, ramp),
    over && lines && make.arcLayer(overlay, over.arcs),
    make.nameLayer(names.shown, names.atlas),
  ];
}
