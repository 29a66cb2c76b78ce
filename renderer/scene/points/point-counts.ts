import type { PointLayerSpec } from '../../../contract/point-layers.ts';
import type { LayerPoints } from '../../../contract/queries/points.ts';

/** What a layer of points holds, as the layer list shows it. */
export interface PointCounts {
  readonly total: number;
  readonly placed: number;
  /** Points drawn of them: inside the layer's filters, the cross-filter and the time. */
  readonly shown: number;
  readonly asOf: string;
  /** Points of each class and of each status, in the layer's order. */
  readonly classes: readonly number[];
  readonly statuses: readonly number[];
}

/** Counts the points of a layer by class and status. */
export function countPoints(spec: PointLayerSpec, points: LayerPoints): PointCounts {
  return {
    total: points.total,
    placed: points.rows.length,
    shown: points.rows.length,
    asOf: points.asOf,
    classes: tally(points.classes, spec.classes.length),
    statuses: tally(points.statuses, spec.statuses.length),
  };
}

function tally(codes: Uint8Array, size: number): number[] {
  const counts = new Array<number>(size).fill(0);
  for (const code of codes) if (code < size) counts[code]!++;
  return counts;
}
