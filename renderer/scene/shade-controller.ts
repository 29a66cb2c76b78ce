import { SHADE_HEADER_BYTES, TILE_KEYS, tileUrl } from '../../contract/tiles.ts';
import type { Shade } from './shader-textures.ts';
import type { Stage, Stop } from './stage.ts';

/** Loads the baked shade of the ground; without it the ground is evenly lit. */
export function createShadeController({
  scene,
  store,
  shaders,
}: Pick<Stage, 'scene' | 'store' | 'shaders'>): { ready: () => boolean; stop: Stop } {
  let asked = new AbortController();
  let waiting = false;
  const load = async (tilesId: string) => {
    const { signal } = asked;
    waiting = true;
    const shade = await fetchShade(tileUrl(tilesId, TILE_KEYS.shade), signal);
    if (signal.aborted) return;
    waiting = false;
    shaders.setShade(shade);
    scene.requestRender();
  };
  const unsubscribe = store.subscribe(
    (state) => state.snapshot?.tilesId,
    (id) => {
      asked.abort();
      asked = new AbortController();
      waiting = false;
      if (id) return void load(id);
      shaders.setShade(undefined);
      scene.requestRender();
    },
    { fireImmediately: true },
  );
  return {
    ready: () => !waiting,
    stop: () => {
      unsubscribe();
      asked.abort();
    },
  };
}

async function fetchShade(url: string, signal: AbortSignal): Promise<Shade | undefined> {
  try {
    const response = await fetch(url, { signal });
    return response.ok ? readShade(await response.arrayBuffer()) : undefined;
  } catch {
    return undefined;
  }
}

/** Header and texels of a shade raster; undefined where the bytes are not one. */
export function readShade(bytes: ArrayBuffer): Shade | undefined {
  if (bytes.byteLength <= SHADE_HEADER_BYTES) return undefined;
  const header = new DataView(bytes);
  const [width, height] = [header.getUint32(0, true), header.getUint32(4, true)];
  if (bytes.byteLength !== SHADE_HEADER_BYTES + width * height * 2) return undefined;
  return {
    width,
    height,
    west: header.getFloat32(8, true),
    south: header.getFloat32(12, true),
    texelMetres: header.getFloat32(16, true),
    texels: new Uint8Array(bytes, SHADE_HEADER_BYTES),
  };
}
