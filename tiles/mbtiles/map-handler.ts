import { toErrorShape, TwinError } from '../../contract/errors.ts';
import { localFrame } from '../../contract/local-frame.ts';
import { type MapEncoding, type MapGroundKey, mapGroundOf } from '../../contract/maps.ts';
import { say } from '../../contract/sentence.ts';
import { problem } from '../tile-handler.ts';
import { drawnBox, type MapGround, mapSubtree, mapTileset } from './map-tileset.ts';
import { levelShare } from './level-share.ts';
import { reachOf } from './map-reach.ts';
import { nearestTile } from './nearest-tile.ts';
import type { Mbtiles } from './open-mbtiles.ts';
import { makePatch } from './patch.ts';
import { type PatchImage, writePatchGlb } from './patch-glb.ts';
import { createRelief, type Relief } from './relief.ts';
import { commonBox, type TilePlace } from './tile-grid.ts';

/** What the handler asks for by the ids in an address. */
export interface MapSources {
  /** Bytes of `TILE_KEYS.levelled` of a tiles file; undefined where it has none. */
  levelled(tilesId: string): Promise<Uint8Array | undefined>;
  /** An open map file, kept open by whoever gives it. */
  file(mapId: string): Promise<Mbtiles>;
}

const ADDRESS =
  /^\/maps\/([\w.-]+)\/([0-9a-f]{16})(?:\.([0-9a-f]{16}))?\/(?:tileset\.json|(\d{1,2})\/(\d{1,8})\/(\d{1,8})\.(json|glb))$/;

/**
 * Serves map files as 3D Tiles in the flat frame of a district: pictures on flat ground or, with a second id,
 * over the relief of a terrain file; a terrain file as ground of its own. Nothing is kept on disk.
 */
export function createMapHandler(sources: MapSources): (request: Request) => Promise<Response> {
  const reliefs = new WeakMap<Mbtiles, Map<string, Promise<Relief>>>();
  const levelledRelief = async ({ box, tilesId }: MapGroundKey, file: Mbtiles) => {
    const levelled = tilesId === null ? undefined : await sources.levelled(tilesId);
    return createRelief(file, box, levelShare(levelled, localFrame(box)));
  };
  const reliefOf = (name: string, key: MapGroundKey, file: Mbtiles) => {
    const own = reliefs.get(file) ?? new Map<string, Promise<Relief>>();
    reliefs.set(file, own);
    const relief = own.get(name) ?? levelledRelief(key, file);
    own.set(name, relief);
    relief.catch(() => own.delete(name));
    return relief;
  };
  const groundOf = async (
    name: string,
    key: MapGroundKey,
    mapId: string,
    terrainId: string | undefined,
  ) => {
    const [file, terrain] = await Promise.all([
      sources.file(mapId),
      terrainId === undefined ? undefined : sources.file(terrainId),
    ]);
    const region = commonBox(reachOf(key.box), file.info.box);
    if (!region) throw new TwinError('not-found', say`The map does not lie near the district.`);
    const heights = file.info.kind === 'terrain' ? file : terrain;
    const relief = heights && (await reliefOf(name, key, heights));
    const highestMetres = (await relief?.highest(region)) ?? 0;
    return { file, frame: localFrame(key.box), region, highestMetres, relief };
  };
  return async (request) => {
    const parts = ADDRESS.exec(new URL(request.url).pathname);
    const key = mapGroundOf(parts?.[1] ?? '');
    if (!parts || !key) return problem(400, 'That is not the address of a map.');
    const [, name = '', mapId = '', terrainId, zoom, column, row, ending] = parts;
    try {
      const ground = await groundOf(name, key, mapId, terrainId);
      if (zoom === undefined) return answer(await mapTileset(ground), 'json');
      const place = { zoom: Number(zoom), column: Number(column), row: Number(row) };
      if (ending === 'json') return answer(await mapSubtree(ground, place), 'json');
      return answer(await patchOf(ground, place), 'glb');
    } catch (error) {
      const { kind, sentence } = toErrorShape(error);
      return problem(kind === 'not-found' ? 404 : 503, sentence);
    }
  };
}

type Ground = MapGround & { readonly relief: Relief | undefined };

async function patchOf(ground: Ground, place: TilePlace): Promise<Uint8Array> {
  const { file, frame, relief } = ground;
  const box = drawnBox(ground, place);
  const found = await nearestTile(file, place);
  if (!box || !found) throw new TwinError('not-found', say`The map has no such tile.`);
  const picture = { grid: file.grid, place: found.place };
  const image = imageOf(file.info.encoding, found.bytes);
  const lowest = image ? 0 : Number.NEGATIVE_INFINITY;
  const heightAt =
    relief &&
    (async (longitude: number, latitude: number) =>
      Math.max(await relief.at(longitude, latitude, place.zoom), lowest));
  return writePatchGlb(await makePatch(frame, box, picture, heightAt), image);
}

function imageOf(encoding: MapEncoding, bytes: Uint8Array): PatchImage | undefined {
  const isPicture = encoding === 'png' || encoding === 'jpg' || encoding === 'webp';
  return isPicture ? { bytes, encoding } : undefined;
}

function answer(content: Uint8Array, kind: 'json' | 'glb'): Response {
  return new Response(content as Uint8Array<ArrayBuffer>, {
    headers: {
      'Content-Type': kind === 'json' ? 'application/json' : 'model/gltf-binary',
      'Content-Length': String(content.byteLength),
      'Cache-Control': 'no-cache',
    },
  });
}
