import { GEOMETRY_KINDS } from '../../contract/schema/community-policing.ts';
import { GROUND_KINDS } from '../../contract/tiles.ts';
import type { TwinState } from '../store.ts';
import type { GroundKind } from './look.ts';
import type { Stage, Stop } from './stage.ts';
import { HIGHEST_METRES } from './view.ts';

/** Surfaces of the base map each layer of the list switches. */
const GROUND_OF_LAYER: Readonly<Record<string, readonly GroundKind[]>> = {
  water: ['water', 'edge'],
  green: ['green', 'tree'],
  road: ['pavement', 'lane', 'branch', 'secondary', 'trunk', 'bridge', 'rail'],
  'grid-cell': ['grid-line'],
  boundary: ['community-line', 'street-line', 'district-line'],
};

/** One bit a ground kind, set where its layer is switched off. */
export function hiddenGroundKinds(layers: TwinState['scene']['layers']): number {
  return layers
    .filter((layer) => !layer.visible)
    .flatMap((layer) => GROUND_OF_LAYER[layer.id] ?? [])
    .reduce((bits, kind) => bits | (1 << GROUND_KINDS.indexOf(kind)), 0);
}

/** One bit a kind of geometry, in the order tiles store them. */
function geometryBits(kinds: NonNullable<TwinState['scene']['hiddenGeometry']>): number {
  const places = Object.keys(GEOMETRY_KINDS);
  return kinds.reduce((bits, kind) => bits | (1 << places.indexOf(kind)), 0);
}

/** Whether a cut takes anything away: a level over every roof does not. */
function isCutting(clip: TwinState['scene']['clip']): boolean {
  return clip !== undefined && !(clip.kind === 'level' && clip.heightMetres > HIGHEST_METRES);
}

/** Shows and hides layers in the shaders: nothing is loaded or dropped. */
export function createLayersController({
  scene,
  store,
  shaders,
}: Pick<Stage, 'scene' | 'store' | 'shaders'>): Stop {
  return store.subscribe(
    ({ scene: { layers, hiddenGeometry, clip } }) =>
      [layers, hiddenGeometry, isCutting(clip)] as const,
    ([layers, hiddenGeometry, isCut]) => {
      const visible = (id: string) => layers.find((layer) => layer.id === id)?.visible ?? true;
      shaders.setLayers({
        buildings: visible('building'),
        rooms: visible('room'),
        hiddenGroundKinds: hiddenGroundKinds(layers),
        hiddenGeometry: geometryBits(hiddenGeometry ?? []),
        isCut,
      });
      scene.requestRender();
    },
    { fireImmediately: true, equalityFn: (a, b) => a.every((part, at) => part === b[at]) },
  );
}
