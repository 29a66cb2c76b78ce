import { Cartesian3, type CustomShader, Transforms } from 'cesium';
import type { MapInfo, MapState } from '../../contract/maps.ts';
import { mapTilesetUrl } from '../../contract/maps.ts';
import { listedMaps } from '../maps.ts';
import type { TwinState } from '../store.ts';
import { clearLayer, onSwap, reportTiles } from './layer-error.ts';
import type { Stage, Stop } from './stage.ts';
import {
  createTilesetLayer,
  type OpenTileset,
  openTileset,
  type TilesetLayer,
} from './tileset-layer.ts';

/** The lowest picture lies here, metres: above roads and rails, below the lines of the ground, which rise with them. */
const LOWEST_METRES = -0.24;
const STEP_METRES = 0.06;
/** Ground with relief lies so much lower where pictures are laid over it, since both are drawn in steps of their own. */
const BELOW_PICTURES_METRES = 4;

interface Shown {
  readonly info: MapInfo;
  readonly layer: TilesetLayer;
  shader: CustomShader;
  seeThrough: boolean;
}

/** Draws the imagery and terrain files of the view; a failing one stays with its own row. */
export function createMapsController(
  { scene, store, shaders, frame }: Pick<Stage, 'scene' | 'store' | 'shaders' | 'frame'>,
  open: OpenTileset = openTileset,
): { ready: () => boolean; stop: Stop } {
  const shown = new Map<string, Shown>();
  const up = upAt(frame);
  const make = (info: MapInfo): Shown => {
    const shader = shaders.addMap(info.kind, false);
    const layer = createTilesetLayer(
      scene.primitives,
      shader,
      {
        casts: false,
        onDrawn: () => scene.requestRender(),
        onError: (thrown) => reportTiles(store, mapLayerId(info.id), thrown),
      },
      open,
    );
    return { info, layer, shader, seeThrough: false };
  };
  const drop = (id: string, { layer, shader }: Shown) => {
    layer.stop();
    shaders.dropMap(shader);
    shown.delete(id);
    clearLayer(store, mapLayerId(id));
  };
  const draw = ({ scene: view, snapshot, maps }: Drawn) => {
    const ground = snapshot && { box: snapshot.profile.box, tilesId: snapshot.tilesId };
    const wanted = drawnMaps(maps, view);
    const terrain = wanted.find(({ info }) => info.kind === 'terrain')?.info;
    for (const [id, each] of shown) if (!wanted.some(({ info }) => info.id === id)) drop(id, each);
    wanted.forEach(({ info, state }, place) => {
      const each = shown.get(info.id) ?? make(info);
      shown.set(info.id, each);
      setOpacity(each, state.opacity ?? 1);
      each.layer.setShift(
        Cartesian3.multiplyByScalar(up, heightOf(wanted, place), new Cartesian3()),
      );
      const under = info.kind === 'imagery' ? terrain?.id : undefined;
      if (each.layer.show(ground && mapTilesetUrl(ground, info.id, under)))
        clearLayer(store, mapLayerId(info.id));
    });
    shaders.setLineLift(wanted.length * STEP_METRES);
    scene.requestRender();
  };
  const setOpacity = (each: Shown, opacity: number) => {
    const seeThrough = opacity < 1;
    if (seeThrough !== each.seeThrough) {
      const old = each.shader;
      each.shader = shaders.addMap(each.info.kind, seeThrough);
      each.seeThrough = seeThrough;
      each.layer.setShader(each.shader);
      shaders.dropMap(old);
    }
    each.shader.setUniform('u_opacity', opacity);
  };
  const unsubscribe = store.subscribe(
    ({ scene: view, snapshot, maps }): Drawn => ({ scene: view, snapshot, maps }),
    draw,
    {
      fireImmediately: true,
      equalityFn: (a, b) =>
        a.scene.maps === b.scene.maps && a.snapshot?.id === b.snapshot?.id && a.maps === b.maps,
    },
  );
  const unswap = onSwap(store, () => {
    for (const [id, { layer }] of shown) if (layer.askAgain()) clearLayer(store, mapLayerId(id));
  });
  return {
    ready: () => [...shown.values()].every(({ layer }) => layer.ready()),
    stop: () => {
      unsubscribe();
      unswap();
      for (const [id, each] of shown) drop(id, each);
    },
  };
}

type Drawn = Pick<TwinState, 'scene' | 'snapshot' | 'maps'>;

/** The name a map file's failure is kept under. */
export function mapLayerId(id: string): string {
  return `map:${id}`;
}

interface DrawnMap {
  readonly info: MapInfo;
  readonly state: MapState;
}

/** What is drawn, the uppermost first: visible files that can be read, and of terrain the uppermost alone. */
function drawnMaps(maps: readonly MapInfo[], view: TwinState['scene']): DrawnMap[] {
  let hasTerrain = false;
  return listedMaps(maps, view.maps ?? []).flatMap(({ info, state }) => {
    if (!info || info.problem || !state.visible) return [];
    if (info.kind === 'terrain' && hasTerrain) return [];
    hasTerrain ||= info.kind === 'terrain';
    return [{ info, state }];
  });
}

/** Metres above the flat ground of the map at a place of the list. */
function heightOf(wanted: readonly DrawnMap[], place: number): number {
  const isRelief = wanted[place]?.info.kind === 'terrain';
  if (isRelief) return wanted.length > 1 ? -BELOW_PICTURES_METRES : 0;
  return LOWEST_METRES + (wanted.length - 1 - place) * STEP_METRES;
}

function upAt(frame: Stage['frame']): Cartesian3 {
  const origin = Cartesian3.fromDegrees(frame.longitudeDegrees, frame.latitudeDegrees);
  const m = Transforms.eastNorthUpToFixedFrame(origin);
  return new Cartesian3(m[8], m[9], m[10]);
}
