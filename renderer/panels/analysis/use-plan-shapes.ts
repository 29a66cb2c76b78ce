import { useMemo } from 'react';
import type { MapLevel } from '../../../contract/map-levels.ts';
import { GROUND_KINDS } from '../../../contract/queries/plan-map.ts';
import type { PlanName } from '../../analysis/name-atlas.ts';
import type { AreaShape, GroundShape, PlanBuilding } from '../../analysis/plan-layers.ts';
import { ringsOf, shapeCount } from '../../analysis/shapes.ts';
import type { Point } from '../../analysis/shapes.ts';
import { type Answer, useCall } from '../../host/use-call.ts';

/** What the plan is drawn of. */
export interface PlanShapes {
  readonly ground: readonly GroundShape[];
  readonly areas: readonly AreaShape[];
  readonly names: readonly PlanName[];
  /** Middle of each area by its code. */
  readonly middles: ReadonlyMap<string, Point>;
  readonly buildings: readonly PlanBuilding[];
}

/** Ground, areas of a level and buildings of the snapshot; streets always, for flows between them. */
export function usePlanShapes(level: MapLevel): {
  readonly shapes: PlanShapes;
  readonly areas: Answer<unknown>;
} {
  const ground = useCall('map.ground', {});
  const areas = useCall('map.areas', { level });
  const streets = useCall('map.areas', { level: 'street' });
  const solids = useCall('district.solids', {});
  const groundShapes = useMemo(() => {
    if (ground.kind !== 'done') return [];
    const { kinds, shapes } = ground.value;
    return Array.from({ length: shapeCount(shapes) }, (_, at): GroundShape => {
      return { kind: GROUND_KINDS[kinds[at] ?? 0] ?? 'road', rings: ringsOf(shapes, at) };
    });
  }, [ground]);
  const areaShapes = useMemo(() => {
    if (areas.kind !== 'done') return [];
    const { codes, names, owners, shapes } = areas.value;
    return Array.from({ length: shapeCount(shapes) }, (_, at): AreaShape => {
      const owner = owners[at] ?? 0;
      return { code: codes[owner] ?? '', name: names[owner] ?? '', rings: ringsOf(shapes, at) };
    });
  }, [areas]);
  const named = level === 'community' ? areas : streets;
  const names = useMemo(() => {
    if (named.kind !== 'done') return [];
    const { names: texts, middles } = named.value;
    return texts.flatMap((text, at): PlanName[] => {
      const point: Point = [middles[2 * at] ?? NaN, middles[2 * at + 1] ?? NaN];
      return Number.isFinite(point[0]) ? [{ text, at: point }] : [];
    });
  }, [named]);
  const middles = useMemo(() => {
    if (streets.kind !== 'done') return new Map<string, Point>();
    const { codes, middles: flat } = streets.value;
    return new Map(
      codes.map((code, at): [string, Point] => [code, [flat[2 * at] ?? 0, flat[2 * at + 1] ?? 0]]),
    );
  }, [streets]);
  const buildings = useMemo(() => {
    if (solids.kind !== 'done') return [];
    const { partSlots, partRings, ringStarts, coordinates, topMetres } = solids.value;
    const shapes = { shapeRings: partRings, ringStarts, coordinates };
    return Array.from(partSlots, (slot, part): PlanBuilding => {
      return { slot, rings: ringsOf(shapes, part), heightMetres: topMetres[part] ?? 0 };
    });
  }, [solids]);
  const shapes = useMemo(
    () => ({ ground: groundShapes, areas: areaShapes, names, middles, buildings }),
    [groundShapes, areaShapes, names, middles, buildings],
  );
  return { shapes, areas };
}
