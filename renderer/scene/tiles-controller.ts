import { TILE_KEYS } from '../../contract/tiles.ts';
import { clearLayer, reportLayer } from './layer-error.ts';
import type { Stage, Stop } from './stage.ts';
import { createTilesetLayer, type OpenTileset, openTileset } from './tileset-layer.ts';

/** Address of a tile key of a snapshot on the page's own origin. */
export function tileUrl(snapshotId: string, key: string): string {
  return `/tiles/${encodeURIComponent(snapshotId)}/${key}`;
}

/** Base map and buildings of the snapshot on screen; a new snapshot replaces them without a gap. */
export function createTilesController(
  { scene, store, shaders }: Pick<Stage, 'scene' | 'store' | 'shaders'>,
  open: OpenTileset = openTileset,
): { ready: () => boolean; stop: Stop } {
  const layer = (shader: Stage['shaders']['district'], layerId: string, casts: boolean) =>
    createTilesetLayer(
      scene.primitives,
      shader,
      {
        casts,
        onDrawn: () => scene.requestRender(),
        onError: (thrown) => reportLayer(store, layerId, thrown),
      },
      open,
    );
  const ground = layer(shaders.ground, 'water', false);
  const buildings = layer(shaders.district, 'building', true);
  const unsubscribe = store.subscribe(
    (state) => state.snapshot?.id,
    (id) => {
      for (const layerId of ['water', 'building']) clearLayer(store, layerId);
      ground.show(id && tileUrl(id, TILE_KEYS.baseMap));
      buildings.show(id && tileUrl(id, TILE_KEYS.buildings));
      scene.requestRender();
    },
    { fireImmediately: true },
  );
  return {
    ready: () => ground.ready() && buildings.ready(),
    stop: () => {
      unsubscribe();
      ground.stop();
      buildings.stop();
    },
  };
}
