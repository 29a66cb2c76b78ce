import { localFrame } from '../contract/local-frame.ts';
import type { LocalFrame } from '../contract/local-frame.ts';
import type { DistrictProfile } from '../contract/profile.ts';
import { outlineKey, roomsTilesetKey, TILE_KEYS } from '../contract/tiles.ts';
import type { ReadDb } from '../data/driver/port.ts';
import { baseMapGlb } from './basemap/base-map.ts';
import { baseMapTileset, boundsOfBox, nearGroundKey } from './basemap/base-map-tileset.ts';
import { levelledBytes } from './basemap/levelled-ground.ts';
import { nearGroundGlb } from './basemap/near/near-ground.ts';
import { type NearSquare, squaresOf } from './basemap/near/near-squares.ts';
import { detailGlb, farGlb, roomsGlb } from './build/building-meshes.ts';
import {
  blockKey,
  blocksOf,
  blockTileset,
  cellKey,
  COARSE,
  coarseKey,
  FAR,
  farKey,
  roomsKey,
  roomsTileset,
  rootTileset,
} from './build/buildings-tileset.ts';
import { frameTransform } from './build/frame-transform.ts';
import { outlineBytes } from './build/outline.ts';
import { inOrder, keepNotes, notesOfKept } from './build/kept-notes.ts';
import type { PreparedBuilding } from './build/prepare-building.ts';
import { readRooms, type RoomInput } from './build/read-base.ts';
import { shadeTile } from './build/shade-tile.ts';
import {
  type HashedBuilding,
  type Preparing,
  readInputs,
  type TileInputs,
} from './build/tile-inputs.ts';
import type { TileNote, TileReport } from './build/tile-report.ts';
import { inputHash, TileStore } from './build/tile-store.ts';
import { ringsOf } from './geometry/polygon.ts';
import { glbReady } from './gltf/write-glb.ts';

export interface TileBuildOptions {
  /** Tables area, base_map_feature, building, building_part and room under the schema name `base`. */
  readonly base: ReadDb;
  /** The profile's box: its centre is the origin of the tile frame. */
  readonly box: DistrictProfile['box'];
  /** The profile's storey height, for buildings without a height; 3 m where not given. */
  readonly storeyMetres?: number;
  /** The tiles file to write; replaced where there is one. */
  readonly outPath: string;
  /** The tiles file of the snapshot before, whose unchanged tiles are taken over. */
  readonly previousPath?: string;
  readonly onProgress?: (done: number, total: number) => void;
}

/** Raise it when the same rows should give other bytes: everything is then built anew. */
const BUILDER_VERSION = 8;
const USUAL_STOREY_METRES = 3;
const ROOMS_PER_READ = 4000;

/**
 * Builds the tiles file (瓦片) of a snapshot: base map, buildings from far and near, rooms. Only tiles whose rows changed
 * since `previousPath` are built; the others keep their bytes.
 */
export async function buildTiles(options: TileBuildOptions): Promise<TileReport> {
  const start = Date.now();
  await glbReady;
  const { base, box, storeyMetres = USUAL_STOREY_METRES, outPath, previousPath } = options;
  const frameHash = inputHash(BUILDER_VERSION, JSON.stringify(box), storeyMetres);
  const preparing = { frame: localFrame(box), storeyMetres, frameHash };
  const [opened, read] = await Promise.allSettled([
    TileStore.open(outPath, previousPath),
    readInputs(base, preparing),
  ]);
  if (opened.status === 'rejected') throw opened.reason;
  const store = opened.value;
  try {
    if (read.status === 'rejected') throw read.reason;
    const { notes } = await new TileBuild(options, preparing, read.value, store).all();
    const counts = await store.finish();
    return {
      buildings: read.value.standing.length,
      rooms: read.value.rooms,
      notes,
      ...counts,
      bytes: await store.size(),
      milliseconds: Date.now() - start,
    };
  } catch (error) {
    await store.abandon();
    throw error;
  }
}

class TileBuild {
  readonly #options: TileBuildOptions;
  readonly #store: TileStore;
  readonly #frame: LocalFrame;
  readonly #frameHash: string;
  readonly #inputs: TileInputs;
  readonly #notes: TileNote[];

  constructor(
    options: TileBuildOptions,
    { frame, frameHash }: Preparing,
    inputs: TileInputs,
    store: TileStore,
  ) {
    this.#options = options;
    this.#store = store;
    this.#frame = frame;
    this.#frameHash = frameHash;
    this.#inputs = inputs;
    this.#notes = [...inputs.notes];
  }

  async all(): Promise<{ notes: readonly TileNote[] }> {
    await this.#buildings();
    await this.#baseMap();
    await this.#levelled();
    const notes = inOrder(this.#notes);
    await keepNotes(this.#store, notes);
    return { notes };
  }

  async #baseMap(): Promise<void> {
    const { map } = this.#inputs;
    const hash = inputHash(this.#frameHash, ...map.texts);
    const glbKey = TILE_KEYS.baseMap.replace('tileset.json', 'ground.glb');
    const bounds = boundsOfBox(this.#options.box, this.#frame);
    await this.#put(glbKey, hash, () => baseMapGlb(map, bounds));
    const squares = await this.#nearGround();
    const names = inputHash(hash, ...squares.map(({ key }) => key));
    await this.#put(TILE_KEYS.baseMap, names, () =>
      baseMapTileset(bounds, frameTransform(this.#frame), squares),
    );
  }

  /** Where terrain is levelled: round all that stands on flat ground. */
  async #levelled(): Promise<void> {
    const { map, standing } = this.#inputs;
    const roads = map.features.filter(({ kind }) => kind === 'road');
    const houses = standing.map(({ building: { bounds } }) => bounds);
    const hash = inputHash(
      this.#frameHash,
      ...map.texts,
      ...standing.map(({ building: { slot }, hash: own }) => `${slot} ${own}`),
    );
    await this.#put(TILE_KEYS.levelled, hash, () =>
      levelledBytes({ houses, roads: roads.flatMap(({ shapes }) => shapes.flat()) }),
    );
  }

  /** Squares of near ground; one is built anew where its map or a building in it changed. Gives those with content. */
  async #nearGround(): Promise<NearSquare[]> {
    const { squares, standing } = this.#inputs;
    const inSquare = bySquare(standing);
    const drawn: NearSquare[] = [];
    for (const square of squares) {
      const here = inSquare.get(square.key) ?? [];
      const key = nearGroundKey(square.key);
      const hash = inputHash(
        this.#frameHash,
        JSON.stringify(square),
        ...here.map((one) => one.hash),
      );
      if (!this.#store.keeps(key, hash)) {
        const rings = here.flatMap(({ building }) =>
          building.plates.flatMap(({ polygon }) => ringsOf(polygon)),
        );
        const glb = nearGroundGlb(square, rings);
        if (!glb) continue;
        await this.#store.put(key, glb, hash);
      }
      drawn.push(square);
    }
    return drawn;
  }

  async #buildings(): Promise<void> {
    const hashed = this.#inputs.standing;
    const changed = hashed.filter((one) => !this.#keepsBuilding(one));
    await this.#roomContents(changed);
    const built = new Set(changed.map(({ building }) => building.id));
    const kept = hashed.flatMap(({ building: { id } }) => (built.has(id) ? [] : [id]));
    this.#notes.push(...(await notesOfKept(this.#store, this.#options.base, new Set(kept))));
    const hashOf = new Map(hashed.map(({ building, hash }) => [building, hash]));
    const blocks = blocksOf(hashed.map(({ building }) => building));
    const combine = (here: readonly PreparedBuilding[]) =>
      inputHash(this.#frameHash, ...here.map((building) => hashOf.get(building) as string));
    for (const block of blocks) {
      const hash = combine(block.buildings);
      await this.#put(coarseKey(block.key), hash, () => farGlb(block.buildings, COARSE));
      await this.#put(farKey(block.key), hash, () => farGlb(block.buildings, FAR));
      await this.#put(blockKey(block.key), hash, () => blockTileset(block));
      for (const [key, here] of block.cells) {
        await this.#put(cellKey(key), combine(here), () => detailGlb(here));
      }
    }
    const all = combine(hashed.map(({ building }) => building));
    await this.#put(TILE_KEYS.buildings, all, () =>
      rootTileset(blocks, frameTransform(this.#frame)),
    );
    if (this.#store.keeps(TILE_KEYS.shade, all)) return;
    const drawn = (list: readonly HashedBuilding[]) => list.map(({ building }) => building);
    const shade = await shadeTile(this.#store, drawn(hashed), drawn(changed));
    await this.#store.put(TILE_KEYS.shade, shade, all);
  }

  /** True where all that is a building's own is there already. */
  #keepsBuilding({ building: { slot }, hash }: HashedBuilding): boolean {
    return [roomsKey(slot), roomsTilesetKey(slot), outlineKey(slot)]
      .map((key) => this.#store.keeps(key, hash))
      .every(Boolean);
  }

  /** Rooms of the buildings whose rows changed, a few thousand rooms at a time. */
  async #roomContents(changed: readonly HashedBuilding[]): Promise<void> {
    let done = 0;
    for (const page of pagesByRooms(changed)) {
      const rooms = await readRooms(
        this.#options.base,
        page.map(({ building }) => building.slot),
      );
      for (const one of page) await this.#oneBuilding(one, rooms.get(one.building.slot) ?? []);
      done += page.length;
      this.#options.onProgress?.(done, changed.length);
    }
  }

  async #oneBuilding(
    { building, hash }: HashedBuilding,
    rooms: readonly RoomInput[],
  ): Promise<void> {
    const { glb, notes } = roomsGlb(building, rooms);
    this.#notes.push(...notes);
    await this.#store.put(roomsKey(building.slot), glb, hash);
    const tileset = roomsTileset(building, frameTransform(this.#frame));
    await this.#store.put(roomsTilesetKey(building.slot), tileset, hash);
    await this.#store.put(outlineKey(building.slot), outlineBytes(building), hash);
  }

  async #put(key: string, hash: string, build: () => Uint8Array): Promise<void> {
    if (!this.#store.keeps(key, hash)) await this.#store.put(key, build(), hash);
  }
}

/** Buildings by the squares their outlines touch. */
function bySquare(standing: readonly HashedBuilding[]): Map<string, HashedBuilding[]> {
  const squares = new Map<string, HashedBuilding[]>();
  for (const one of standing) {
    for (const key of squaresOf(one.building.bounds)) {
      squares.set(key, [...(squares.get(key) ?? []), one]);
    }
  }
  return squares;
}

function* pagesByRooms(all: readonly HashedBuilding[]): Generator<HashedBuilding[]> {
  let page: HashedBuilding[] = [];
  let rooms = 0;
  for (const one of all) {
    page.push(one);
    rooms += one.roomCount;
    if (rooms < ROOMS_PER_READ && page.length < ROOMS_PER_READ / 10) continue;
    yield page;
    [page, rooms] = [[], 0];
  }
  if (page.length > 0) yield page;
}
