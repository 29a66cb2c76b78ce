import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { TILE_KEYS, tileUrl } from '../../contract/tiles.ts';
import type { TwinState } from '../store.ts';
import { clearLayer, onSwap, reportLayer, reportTiles } from './layer-error.ts';
import { createRoomDetail } from './room-detail.ts';
import type { Stage, Stop } from './stage.ts';
import { createTilesetLayer, type OpenTileset, openTileset } from './tileset-layer.ts';

/**
 * Base map and buildings of the snapshot on screen; those of a new snapshot replace them without a gap, and stay as they
 * are where its tiles are the same file, unless they failed. Beside an opened building the others are neutral, so they keep their façades.
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
        onError: (thrown) => reportTiles(store, layerId, thrown),
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
    (state) => state.snapshot?.tilesId,
    (id) => {
      for (const layerId of ['water', 'building']) clearLayer(store, layerId);
      if (id === null) reportLayer(store, 'building', noTiles());
      ground.show(id ? tileUrl(id, TILE_KEYS.baseMap) : undefined);
      buildings.show(id ? tileUrl(id, TILE_KEYS.buildings) : undefined);
      scene.requestRender();
    },
    { fireImmediately: true },
  );
  const unswap = onSwap(store, () => {
    if (ground.askAgain()) clearLayer(store, 'water');
    if (buildings.askAgain()) clearLayer(store, 'building');
  });
  return {
    ready: () => ground.ready() && buildings.ready(),
    stop: () => {
      unwatch();
      unsubscribe();
      unswap();
      ground.stop();
      buildings.stop();
    },
  };
}

/** What is told where a snapshot has no tiles. */
export function noTiles(): TwinError {
  return new TwinError('not-found', say`This snapshot has no tiles. Make them with: twin tiles`);
}

/** Whether rooms of the whole district are wanted: their layer is on, and no building is opened. */
function drawsRooms({ scene, selectedSlots }: TwinState): boolean {
  const isOn = scene.layers.find(({ id }) => id === 'room')?.visible ?? true;
  return isOn && selectedSlots.buildingSlot === undefined;
}
