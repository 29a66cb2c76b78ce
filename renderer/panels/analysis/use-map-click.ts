import { useCallback } from 'react';
import type { MapLevel } from '../../../contract/map-levels.ts';
import type { SystemId } from '../../../contract/systems.ts';
import type { PlanHit } from '../../analysis/deck-map.ts';
import { systemOfMetric } from '../../analysis/map-metrics.ts';
import type { PlanBuilding, AreaShape } from '../../analysis/plan-layers.ts';
import { changeFilter, withDimension } from '../../filters.ts';
import { useHost, useTwinStore } from '../../host/host-context.tsx';
import { select, type TwinStore } from '../../store.ts';
import { selectHit } from '../../selection.ts';
import type { DrawnArc } from './use-overlay.ts';

/** Systems whose panels keep a street apart from finer areas. */
const WITH_STREETS: readonly SystemId[] = ['building-economy', 'work-safety'];

/** What a click on the map does: an area filters, a building or a firm is selected, a class of lines or a flow filters. */
export function useMapClick(metric: string, level: MapLevel): (hit: PlanHit | undefined) => void {
  const store = useTwinStore();
  const host = useHost();
  return useCallback(
    (hit) => {
      if (!hit) return;
      if (hit.layer === 'areas') chooseArea(store, metric, level, (hit.object as AreaShape).code);
      else if (hit.layer === 'buildings')
        void selectHit(store, host, { kind: 'building', slot: (hit.object as PlanBuilding).slot });
      else if (hit.layer === 'arcs') openFirm(store, hit.object as DrawnArc);
      else if (hit.layer === 'flows') chooseOffices(store, hit.object as DrawnArc);
    },
    [store, host, metric, level],
  );
}

/** Puts an area into the cross-filter of a metric's system, or takes it out where it was in alone. */
export function chooseArea(store: TwinStore, metric: string, level: MapLevel, code: string): void {
  const system = systemOfMetric(metric);
  if (system === undefined) return;
  const apart = WITH_STREETS.includes(system);
  const dimension = apart && level === 'street' ? 'street' : 'area';
  const other = apart ? (dimension === 'street' ? 'area' : 'street') : undefined;
  changeFilter(store, system, (before) => {
    const chosen = before.where?.[dimension] ?? [];
    const alone = chosen.length === 1 && chosen[0] === code;
    const next = withDimension(before, dimension, alone ? [] : [code]);
    return other === undefined ? next : withDimension(next, other, []);
  });
}

/** The street the offices of a flow lie in becomes the filter of 楼宇经济. */
function chooseOffices(store: TwinStore, { leg, fromCode, toCode }: DrawnArc): void {
  const street = leg === 0 ? toCode : fromCode;
  if (/^\d{9}$/u.test(street)) chooseArea(store, 'building-economy.tax', 'street', street);
}

/** One firm is opened; of several the line's class becomes the filter, whose work list names them. */
function openFirm(store: TwinStore, { firmId, firms, placeClass }: DrawnArc): void {
  if (firms === 1 && firmId !== '')
    select(store, { kind: 'record', table: 'enterprise', key: firmId });
  else if (placeClass !== undefined)
    changeFilter(store, 'building-economy', (before) =>
      withDimension(before, 'class', [placeClass]),
    );
}
