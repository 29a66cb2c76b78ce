import { useMemo } from 'react';
import { localFrame, toLonLat } from '../../../contract/local-frame.ts';
import { POINT_LAYER_IDS, pointLayer, type PointLayerId } from '../../../contract/point-layers.ts';
import type { DistrictProfile } from '../../../contract/profile.ts';
import { FLOW_OUTSIDE } from '../../../contract/queries/building-economy.ts';
import type { LayerPoints } from '../../../contract/queries/points.ts';
import type { AnalysisOverlay } from '../../../contract/scene.ts';
import { PLACE_CLASS_IDS, type PlaceClass } from '../../../contract/three-places.ts';
import type { PlanArc } from '../../analysis/plan-layers.ts';
import type { Point } from '../../analysis/shapes.ts';
import { useTwin } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { type Answer, useCall } from '../../host/use-call.ts';
import { useEconomyFilter } from '../building-economy/use-economy-filter.ts';
import { PLACE_CLASS_COLOURS } from '../../theme/ramps.ts';

/** Most lines drawn: more of them are a tangle. */
const MOST_ARCS = 800;

/** A line of the map with what a tooltip and a click need. */
export interface DrawnArc extends PlanArc {
  readonly placeClass: PlaceClass | undefined;
  readonly firmId: string;
  /** Codes of the streets a flow joins; '' for lines between places. */
  readonly fromCode: string;
  readonly toCode: string;
}

/** What lies over the areas. */
export interface Overlay {
  readonly arcs: readonly DrawnArc[];
  readonly points: readonly Point[];
  /** Firms with a place on no map, lines beyond the most drawn; rows without a place. */
  readonly unplaced: number;
  readonly left: number;
  readonly total: number;
  readonly asOf: string;
}

const NOTHING: Overlay = { arcs: [], points: [], unplaced: 0, left: 0, total: 0, asOf: '' };
const DONE: Answer<Overlay> = { kind: 'done', value: NOTHING };

/** Lines, flows or points over the areas, with the cross-filter and the time window of the view. */
export function useOverlay(
  overlay: AnalysisOverlay,
  points: string,
  middles: ReadonlyMap<string, Point>,
): Answer<Overlay> {
  const arcs = useArcs(overlay === 'arcs');
  const flows = useFlows(overlay === 'flows', middles);
  const counted = usePoints(overlay === 'hexagons' || overlay === 'heat', points);
  if (overlay === 'arcs') return arcs;
  if (overlay === 'flows') return flows;
  return overlay === 'none' ? DONE : counted;
}

function useArcs(wanted: boolean): Answer<Overlay> {
  const { filter } = useEconomyFilter();
  const asOf = useSnapshot()?.asOf ?? '';
  const bundled = Object.keys(filter).length === 0;
  const answer = useCall('economy.arcs', wanted ? { filter, most: MOST_ARCS, bundled } : undefined);
  return useMemo(() => {
    if (answer.kind !== 'done') return answer as Answer<Overlay>;
    const { positions, classes, legs, firms, firmIds, ends, unplaced, left } = answer.value;
    const arcs = Array.from(legs, (leg, at): DrawnArc => {
      const placeClass = PLACE_CLASS_IDS[classes[at] ?? 0] ?? 'unknown';
      return {
        from: [positions[4 * at] ?? 0, positions[4 * at + 1] ?? 0],
        to: [positions[4 * at + 2] ?? 0, positions[4 * at + 3] ?? 0],
        firms: firms[at] ?? 0,
        leg,
        placeClass,
        colour: PLACE_CLASS_COLOURS[placeClass],
        firmId: firmIds[at] ?? '',
        fromCode: ends[at]?.[0] ?? '',
        toCode: ends[at]?.[1] ?? '',
      };
    });
    const total = arcs.reduce((sum, each) => sum + each.firms, 0);
    return { kind: 'done', value: { ...NOTHING, arcs, unplaced, left, total, asOf } };
  }, [answer, asOf]);
}

/** Where places outside the district are drawn, while lines go there. */
export function useOutside(overlay: AnalysisOverlay): Point | undefined {
  const box = useSnapshot()?.profile.box;
  return useMemo(
    () => (box && (overlay === 'arcs' || overlay === 'flows') ? outsideOf(box) : undefined),
    [box, overlay],
  );
}

/** Everything outside the district is one point beyond its east, as the host has it. */
function outsideOf(box: DistrictProfile['box']): Point {
  const { westDegrees, eastDegrees, southDegrees, northDegrees } = box;
  return [eastDegrees - (eastDegrees - westDegrees) * 0.02, (southDegrees + northDegrees) / 2];
}

/** Colours of the two legs of a flow: two of the categories. */
export const LEG_COLOURS = ['#4aa0a0', '#e48d0b'] as const;

function useFlows(wanted: boolean, middles: ReadonlyMap<string, Point>): Answer<Overlay> {
  const { filter } = useEconomyFilter();
  const box = useSnapshot()?.profile.box;
  const answer = useCall('economy.flows', wanted ? { filter } : undefined);
  return useMemo(() => {
    if (answer.kind !== 'done') return answer as Answer<Overlay>;
    const { rows, firms, asOf } = answer.value;
    const outside = box && outsideOf(box);
    const placeOf = (code: string) => (code === FLOW_OUTSIDE ? outside : middles.get(code));
    let unplaced = 0;
    const arcs = rows.flatMap((row): DrawnArc[] => {
      const [from, to] = [placeOf(row.from), placeOf(row.to)];
      if (!from || !to) unplaced += row.firms;
      if (!from || !to || row.from === row.to) return [];
      return [
        {
          from,
          to,
          firms: row.firms,
          leg: row.leg,
          colour: LEG_COLOURS[row.leg === 0 ? 0 : 1],
          placeClass: undefined,
          firmId: '',
          fromCode: row.from,
          toCode: row.to,
        },
      ];
    });
    return { kind: 'done', value: { ...NOTHING, arcs, unplaced, total: firms, asOf } };
  }, [answer, box, middles]);
}

function usePoints(wanted: boolean, id: string): Answer<Overlay> {
  const layer: PointLayerId = POINT_LAYER_IDS.find((each) => each === id) ?? 'city_case';
  const spec = pointLayer(layer);
  const time = useTwin(({ scene }) => scene.time);
  const box = useSnapshot()?.profile.box;
  const window =
    spec?.timed && time
      ? { ...(time.from && { from: time.from }), ...(time.to && { to: time.to }) }
      : {};
  const answer = useCall('layer.points', wanted ? { id: layer, ...window } : undefined);
  return useMemo(() => {
    if (answer.kind !== 'done' || !box || !spec) return answer as Answer<Overlay>;
    const open = new Set(spec.classes.flatMap((each, at) => (each.restricted ? [] : [at])));
    const points = lonLats(answer.value, box, (at) => open.has(answer.value.classes[at] ?? -1));
    const { total, asOf } = answer.value;
    return {
      kind: 'done',
      value: { ...NOTHING, points, total, unplaced: total - answer.value.rows.length, asOf },
    };
  }, [answer, box, spec]);
}

function lonLats(
  { positions, rows }: LayerPoints,
  box: Parameters<typeof localFrame>[0],
  shown: (at: number) => boolean,
): Point[] {
  const frame = localFrame(box);
  return Array.from(rows.keys())
    .filter(shown)
    .map((at) => toLonLat(frame, positions[2 * at] ?? 0, positions[2 * at + 1] ?? 0));
}
