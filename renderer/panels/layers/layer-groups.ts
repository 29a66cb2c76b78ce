import { PATROL_LAYER, POINT_LAYERS } from '../../../contract/point-layers.ts';
import type { LayerInfo } from '../../../contract/queries/snapshot.ts';
import type { LayerState } from '../../../contract/scene.ts';
import { SYSTEM_IDS, type SystemId } from '../../../contract/systems.ts';
import type { Counted } from '../../format/quantity.ts';

/** A layer as the list shows it; without `info` the snapshot has no rows of it or it is drawn from other layers. */
export interface ListedLayer {
  readonly id: string;
  readonly visible: boolean;
  readonly info: LayerInfo | undefined;
}

export interface LayerGroup {
  /** A system, or the base map. */
  readonly id: SystemId | 'base-map';
  readonly layers: readonly ListedLayer[];
}

/** Layers without rows of their own. */
const DRAWN_FROM_OTHERS: readonly string[] = ['label', 'firm_arc'];
const BASE_MAP: readonly string[] = ['water', 'road', 'green', 'boundary', 'grid-cell', 'label'];

/** Layers of the view grouped by system in the systems' order, the base map last; empty groups are left out. */
export function groupLayers(
  states: readonly LayerState[],
  infos: readonly LayerInfo[],
): LayerGroup[] {
  const listed = states.map(({ id, visible }): ListedLayer => {
    return { id, visible, info: infos.find((info) => info.id === id) };
  });
  const groups = [...SYSTEM_IDS, 'base-map' as const].map((id): LayerGroup => {
    return { id, layers: listed.filter((layer) => groupOf(layer) === id) };
  });
  return groups.filter((group) => group.layers.length > 0);
}

/** Whether a layer can show nothing: it is not drawn from other layers and the snapshot has no rows of it. */
export function isEmptyLayer({ id, info }: ListedLayer): boolean {
  return !DRAWN_FROM_OTHERS.includes(id) && !info?.rowCount;
}

function groupOf({ id, info }: ListedLayer): string {
  if (BASE_MAP.includes(id)) return 'base-map';
  return info?.system ?? SYSTEM_WITHOUT_ROWS[id] ?? 'community-policing';
}

const COUNTED: Readonly<Record<string, Counted>> = {
  building: 'building',
  room: 'room',
  unit: 'unit',
  resident: 'record',
  component: 'component',
  city_case: 'case',
  patrol_fix: 'record',
  hazard: 'record',
  premises: 'unit',
  inspection: 'record',
  fire_unit: 'unit',
  fire_lane: 'record',
  hydrant: 'component',
  call: 'call',
  care_facility: 'facility',
  boundary: 'area',
  'grid-cell': 'area',
  label: 'label',
};

/** Where a layer stands while the snapshot has no rows of it. */
const SYSTEM_WITHOUT_ROWS: Readonly<Record<string, SystemId>> = {
  ...Object.fromEntries(POINT_LAYERS.map(({ id, system }) => [id, system])),
  firm_arc: 'building-economy',
  [PATROL_LAYER]: 'city-management',
};

/** What a layer's rows are counted in. */
export function countedIn(layerId: string): Counted {
  return COUNTED[layerId] ?? 'feature';
}

/** Department and as-of date that all layers of a group share; undefined where they differ. */
export function commonSource({
  layers,
}: LayerGroup): Pick<LayerInfo, 'department' | 'asOf'> | undefined {
  const infos = layers.flatMap(({ info }) => (info ? [info] : []));
  const [first] = infos;
  const alike = infos.every(
    (info) => info.department === first?.department && info.asOf === first.asOf,
  );
  return alike ? first : undefined;
}
