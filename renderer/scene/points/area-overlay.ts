import type { PointLayerId, PointLayerSpec } from '../../../contract/point-layers.ts';
import type { LayerPoints } from '../../../contract/queries/points.ts';
import type { Aggregate } from '../../../contract/scene.ts';
import type { AreaHover, TwinState } from '../../store.ts';
import type { LabelBox } from '../declutter.ts';
import { createOverlay } from '../overlay.ts';
import type { Stage } from '../stage.ts';
import {
  type AreaGroups,
  type AreaLevel,
  countByArea,
  groupByArea,
  isAreaLevel,
} from './area-counts.ts';
import { type AreaDisc, boxOf, discsIn, drawDiscs } from './area-discs.ts';
import type { MinuteSpan } from './point-filter.ts';

/** Counts of one layer by area, drawn over the picture. */
export interface AreaOverlay {
  /** Puts the points together anew; a layer that is not counted by area has none. */
  readonly group: (points: LayerPoints | undefined, aggregate: Aggregate) => void;
  /** Counts those that pass in a span of time. */
  readonly count: (points: LayerPoints, pass: Uint8Array, span: MinuteSpan) => void;
  /** Draws the discs from where the camera stands, `liftPixels` above their places. */
  readonly draw: (state: TwinState, liftPixels: number) => void;
  /** What the discs and their names cover of the picture, and a number that grows when others are counted. */
  readonly boxes: () => LabelBox[];
  readonly version: () => number;
  /** The area whose disc lies at a place of the picture, CSS pixels. */
  readonly at: (place: readonly [number, number]) => AreaHover | undefined;
  readonly remove: () => void;
}

type OwnSpec = PointLayerSpec & { readonly id: PointLayerId };

/** The overlay of a layer; its canvas is made when something is first drawn. */
export function createAreaOverlay({ container, view }: Stage, spec: OwnSpec): AreaOverlay {
  let overlay: ReturnType<typeof createOverlay> | undefined;
  let groups: AreaGroups | undefined;
  let level: AreaLevel | undefined;
  let counts: Uint32Array = new Uint32Array();
  let discs: readonly AreaDisc[] = [];
  let version = 0;
  return {
    group: (points, aggregate) => {
      version += 1;
      level = isAreaLevel(aggregate) ? aggregate : undefined;
      groups = points && level ? groupByArea(points, level) : undefined;
    },
    count: (points, pass, span) => {
      version += 1;
      if (groups) counts = countByArea(groups, points, pass, span, spec.statuses.length);
    },
    draw: (state, liftPixels) => {
      discs = [];
      const own = state.scene.layers.find(({ id }) => id === spec.id);
      if (!groups || own?.visible !== true) return void overlay?.begin();
      overlay ??= createOverlay(container, `areas-${spec.id}`);
      const { pen, width, height } = overlay.begin();
      const seen = { camera: view.current(), lens: view.lens(), width, height, liftPixels };
      discs = discsIn(groups, counts, spec.statuses.length, areaTitle(state), seen);
      const { appearance, language } = state.scene;
      const named = level !== 'grid';
      drawDiscs(pen, discs, spec, { appearance, language, opacity: own.opacity ?? 1, named });
    },
    boxes: () => discs.map((disc) => boxOf(disc, level !== 'grid')),
    version: () => version,
    at: (place) => {
      const found = discs.find(
        (disc) => Math.hypot(disc.x - place[0], disc.y - place[1]) < disc.radius,
      );
      if (!found) return undefined;
      const { code, title, counts: own } = found;
      return { kind: 'area', layerId: spec.id, code, title, counts: own, at: place };
    },
    remove: () => overlay?.remove(),
  };
}

/** Names of areas: streets and communities of the profile, grid cells by the last digits of their code. */
function areaTitle({ snapshot }: TwinState): (code: string) => string {
  const names = new Map(
    (snapshot?.profile.streets ?? []).flatMap((street) => [
      [street.code, street.name] as const,
      ...street.communities.map(({ code, name }) => [code, name] as const),
    ]),
  );
  return (code) => names.get(code) ?? `${names.get(code.slice(0, 12)) ?? ''} ${code.slice(12)}`;
}
