import { TILE_KEYS } from '../../contract/tiles.ts';
import type { TwinState } from '../store.ts';
import { clearLayer, reportLayer } from './layer-error.ts';
import { createRoomDetail } from './room-detail.ts';
import type { Stage, Stop } from './stage.ts';
import { createTilesetLayer, type OpenTileset, openTileset } from './tileset-layer.ts';

/** Address of a tile key of a snapshot on the page's own origin. */
export function tileUrl(snapshotId: string, key: string): string {
  return `/tiles/${encodeURIComponent(snapshotId)}/${key}`;
}

/**
 * Base map and buildings of the snapshot on screen; a new snapshot replaces them without a gap. Beside an opened building
 * the others are neutral, so they keep their façades.
 */
export function createTilesController(
  { scene, store, shaders }: Pick<Stage, 'scene' | 'store' | 'shaders'>,
  open: OpenTileset = openTileset,
): { ready: () => boolean; stop: Stop } {
  const rooms = createRoomDetail();
  const openBuildings: OpenTileset = async (url, shader) => {
    const tileset = await open(url, shader);
    rooms.watch(tileset);
    return tileset;
  };
  const layer = (
    shader: Stage['shaders']['district'],
    layerId: string,
    casts: boolean,
    opening: OpenTileset,
  ) =>
    createTilesetLayer(
      scene.primitives,
      shader,
      {
        casts,
        onDrawn: () => scene.requestRender(),
        onError: (thrown) => reportLayer(store, layerId, thrown),
      },
      opening,
    );
  const ground = layer(shaders.ground, 'water', false, open);
  const buildings = layer(shaders.district, 'building', true, openBuildings);
  const unwatch = store.subscribe(
    drawsRooms,
    (drawn) => {
      rooms.show(drawn);
      scene.requestRender();
    },
    { fireImmediately: true },
  );
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
      unwatch();
      unsubscribe();
      ground.stop();
      buildings.stop();
    },
  };
}

/** Whether rooms of the whole district are wanted: their layer is on, and no building is opened. */
function drawsRooms({ scene, selectedSlots }: TwinState): boolean {
  const isOn = scene.layers.find(({ id }) => id === 'room')?.visible ?? true;
  return isOn && selectedSlots.buildingSlot === undefined;
}
