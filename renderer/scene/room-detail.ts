import type { Cesium3DTile, Cesium3DTileset } from 'cesium';

/** Contents whose tiles have the rooms of their buildings below them (tiles/build/buildings-tileset.ts). */
const CELLS = '/buildings/cells/';

/** Whether buildings near the eye come apart into their rooms. */
export interface RoomDetail {
  /** Governs a tileset of buildings from now on. */
  watch(tileset: Cesium3DTileset): void;
  show(shown: boolean): void;
}

/** Rooms have faces towards one another that nobody sees and every frame pays for; the façade stands for them. */
export function createRoomDetail(): RoomDetail {
  const errors = new Map<Cesium3DTile, number>();
  let isShown = true;
  const apply = (tile: Cesium3DTile, geometricError: number) => {
    // A tile without an error is never refined. The engine reads it in each frame and calls it read-only all the same.
    (tile as { geometricError: number }).geometricError = isShown ? geometricError : 0;
  };
  return {
    watch: (tileset) => {
      tileset.tileLoad.addEventListener((tile: Cesium3DTile) => {
        if (!tile.content.url.includes(CELLS)) return;
        errors.set(tile, errors.get(tile) ?? tile.geometricError);
        apply(tile, errors.get(tile) as number);
      });
      tileset.tileUnload.addEventListener((tile: Cesium3DTile) => {
        const geometricError = errors.get(tile);
        if (geometricError === undefined) return;
        (tile as { geometricError: number }).geometricError = geometricError;
        errors.delete(tile);
      });
    },
    show: (shown) => {
      isShown = shown;
      for (const [tile, geometricError] of errors) apply(tile, geometricError);
    },
  };
}
