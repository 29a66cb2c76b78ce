import { roomsTilesetKey, tileUrl } from '../../contract/tiles.ts';
import { clearLayer, onSwap, reportTiles } from './layer-error.ts';
import type { TwinState } from '../store.ts';
import type { Stage, Stop } from './stage.ts';
import { createTilesetLayer, type OpenTileset, openTileset } from './tileset-layer.ts';

/**
 * Rooms of the selected building. `onOpened` names the building whose rooms stand, so that its plain form is left out
 * only from then on.
 */
export function createRoomsController(
  { scene, store, shaders }: Pick<Stage, 'scene' | 'store' | 'shaders'>,
  onOpened: (buildingSlot: number | undefined) => void,
  open: OpenTileset = openTileset,
): { ready: () => boolean; stop: Stop } {
  let building: number | undefined;
  const rooms = createTilesetLayer(
    scene.primitives,
    shaders.opened,
    {
      casts: true,
      onDrawn: (url) => {
        onOpened(url === undefined ? undefined : building);
        scene.requestRender();
      },
      onError: (thrown) => {
        if (!isMissing(thrown)) reportTiles(store, 'room', thrown);
      },
    },
    open,
  );
  const unsubscribe = store.subscribe(
    (state) => openedUrl(state),
    (url) => {
      building = store.getState().selectedSlots.buildingSlot;
      onOpened(undefined);
      clearLayer(store, 'room');
      rooms.show(url);
      scene.requestRender();
    },
    { fireImmediately: true },
  );
  const unswap = onSwap(store, () => {
    if (rooms.askAgain()) clearLayer(store, 'room');
  });
  return {
    ready: rooms.ready,
    stop: () => {
      unsubscribe();
      unswap();
      rooms.stop();
    },
  };
}

function openedUrl(state: TwinState): string | undefined {
  const tilesId = state.snapshot?.tilesId;
  const slot = state.selectedSlots.buildingSlot;
  const shown = state.scene.layers.find((layer) => layer.id === 'room')?.visible ?? true;
  return tilesId && slot !== undefined && shown
    ? tileUrl(tilesId, roomsTilesetKey(slot))
    : undefined;
}

/** A building without rooms has no tileset: that is no failure. */
function isMissing(thrown: unknown): boolean {
  return (thrown as { statusCode?: number } | undefined)?.statusCode === 404;
}
