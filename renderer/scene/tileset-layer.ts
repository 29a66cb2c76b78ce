import type { CustomShader, PrimitiveCollection } from 'cesium';
import { Cartesian3, Cesium3DTileset, Matrix4, ShadowMode } from 'cesium';

/** How a tileset is opened; replaced in tests, which have no WebGL. */
export type OpenTileset = (url: string, shader: CustomShader) => Promise<Cesium3DTileset>;

/**
 * Opens a tileset served by this page's own origin. Nothing waits for the camera to rest: without frames it would wait
 * for ever. How coarse a tile may be is up to the quality of the picture.
 */
export const openTileset: OpenTileset = async (url, shader) => {
  const tileset = await Cesium3DTileset.fromUrl(url, {
    skipLevelOfDetail: false,
    dynamicScreenSpaceError: false,
    preloadFlightDestinations: false,
    foveatedScreenSpaceError: false,
    cullRequestsWhileMoving: false,
    // Else every building of a cell is asked each frame whether it is in the picture.
    cullWithChildrenBounds: false,
    cacheBytes: 192 * 1024 * 1024,
    // Nothing here is lit by the sky's picture, and its maker mixes up the contexts of two scenes.
    environmentMapOptions: { enabled: false },
  });
  tileset.customShader = shader;
  return tileset;
};

/** One tileset whose address may change: the old one keeps drawing until the new one stands. */
export interface TilesetLayer {
  /** Shows the tileset at an address; undefined shows none. True where it is another address than before. */
  show(url: string | undefined): boolean;
  /** Asks once more for a tileset that failed in whole or in part; true where one did. */
  askAgain(): boolean;
  /** Draws it another way from the next frame on. */
  setShader(shader: CustomShader): void;
  /** Where it stands from its own place, earth-fixed metres. */
  setShift(shift: Cartesian3): void;
  /** True once what the view needs is loaded, or there is nothing to load. */
  ready(): boolean;
  stop(): void;
}

export interface TilesetLayerOptions {
  /** Whether it casts shadows of the sun, or only receives them. */
  readonly casts: boolean;
  readonly onDrawn: (url: string | undefined) => void;
  readonly onError: (thrown: unknown) => void;
}

/** Makes a layer in a collection; failures go to `onError` and leave the old tileset standing. */
export function createTilesetLayer(
  primitives: PrimitiveCollection,
  shader: CustomShader,
  { casts, onDrawn, onError }: TilesetLayerOptions,
  open: OpenTileset = openTileset,
): TilesetLayer {
  let wanted: string | undefined;
  let standing: Cesium3DTileset | undefined;
  let coming: Cesium3DTileset | undefined;
  let opening = false;
  let failed = false;
  let drawnWith = shader;
  let shifted = Cartesian3.ZERO;

  const dress = (tileset: Cesium3DTileset) => {
    tileset.customShader = drawnWith;
    tileset.shadows = casts ? ShadowMode.CAST_ONLY : ShadowMode.RECEIVE_ONLY;
    tileset.modelMatrix = Matrix4.fromTranslation(shifted);
  };
  const remove = (tileset: Cesium3DTileset | undefined) => {
    if (tileset && !primitives.isDestroyed()) primitives.remove(tileset);
  };
  const settle = (tileset: Cesium3DTileset, url: string) => {
    if (tileset !== coming) return;
    remove(standing);
    standing = tileset;
    coming = undefined;
    onDrawn(url);
  };
  const fail = (thrown: unknown) => {
    failed = true;
    onError(thrown);
  };
  const load = async (url: string) => {
    opening = true;
    failed = false;
    try {
      const tileset = await open(url, drawnWith);
      if (url !== wanted || coming) return tileset.destroy();
      dress(tileset);
      // Ground is not picked: without a feature its fragments look up no colour of one.
      if (!casts) tileset.featureIdLabel = 'none';
      coming = tileset;
      tileset.initialTilesLoaded.addEventListener(() => settle(tileset, url));
      tileset.tileFailed.addEventListener(({ message }) => {
        if (url === wanted) fail(new Error(message));
      });
      // Houses before the ground: what they hide of it is not shaded.
      primitives.add(tileset, casts ? 0 : undefined);
    } catch (thrown) {
      if (url === wanted) fail(thrown);
    } finally {
      if (url === wanted) opening = false;
    }
  };
  const clear = () => {
    remove(coming);
    remove(standing);
    coming = undefined;
    standing = undefined;
    opening = false;
    failed = false;
  };
  const begin = (url: string) => {
    remove(coming);
    coming = undefined;
    void load(url);
  };
  return {
    show: (url) => {
      if (url === wanted) return false;
      wanted = url;
      if (url) {
        begin(url);
      } else {
        clear();
        onDrawn(undefined);
      }
      return true;
    },
    askAgain: () => {
      if (!failed || !wanted) return false;
      begin(wanted);
      return true;
    },
    setShader: (next) => {
      drawnWith = next;
      for (const tileset of [standing, coming]) if (tileset) dress(tileset);
    },
    setShift: (shift) => {
      shifted = shift;
      for (const tileset of [standing, coming]) if (tileset) dress(tileset);
    },
    // One that comes out of the picture loads nothing, so the engine never calls its first tiles loaded: it stands as it is.
    ready: () => !opening && ((coming ?? standing)?.tilesLoaded ?? true),
    stop: () => {
      wanted = undefined;
      clear();
    },
  };
}
