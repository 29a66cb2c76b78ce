import { Cartesian3, type Primitive, Transforms } from 'cesium';
import type { BuildingOutline } from '../../contract/tiles.ts';
import { outlineKey, tileUrl } from '../../contract/tiles.ts';
import { TOKENS } from '../theme/tokens.ts';
import { edgeLines } from './edge-lines.ts';
import type { Stage, Stop } from './stage.ts';

/** The selected building's edges in the accent colour. Without an outline file its tint is all there is. */
export function createOutlineController({
  scene,
  store,
  frame,
}: Pick<Stage, 'scene' | 'store' | 'frame'>): Stop {
  const origin = Cartesian3.fromDegrees(frame.longitudeDegrees, frame.latitudeDegrees);
  const toEarth = Transforms.eastNorthUpToFixedFrame(origin);
  let standing: Primitive | undefined;
  let asked = new AbortController();
  const clear = () => {
    if (standing && !scene.isDestroyed()) scene.primitives.remove(standing);
    standing = undefined;
    scene.requestRender();
  };
  const show = async (tilesId: string, slot: number, accent: string) => {
    const { signal } = asked;
    const outline = await fetchOutline(tileUrl(tilesId, outlineKey(slot)), signal);
    if (signal.aborted || !outline) return;
    standing = scene.primitives.add(edgeLines(outlineLines(outline), accent, toEarth)) as Primitive;
    scene.requestRender();
  };
  const unsubscribe = store.subscribe(
    (state) =>
      `${state.snapshot?.tilesId} ${state.selectedSlots.buildingSlot} ${state.scene.appearance}`,
    () => {
      asked.abort();
      asked = new AbortController();
      clear();
      const { snapshot, selectedSlots, scene: view } = store.getState();
      if (snapshot?.tilesId && selectedSlots.buildingSlot !== undefined) {
        void show(snapshot.tilesId, selectedSlots.buildingSlot, TOKENS[view.appearance].accent);
      }
    },
    { fireImmediately: true },
  );
  return () => {
    unsubscribe();
    asked.abort();
    clear();
  };
}

/** The outline at an address; undefined for a building that has none. */
export async function fetchOutline(
  url: string,
  signal?: AbortSignal,
): Promise<BuildingOutline | undefined> {
  try {
    const response = await fetch(url, signal ? { signal } : {});
    return response.ok ? ((await response.json()) as BuildingOutline) : undefined;
  } catch {
    return undefined;
  }
}

/** Lines of an outline in the tile frame: each part's top and bottom rings and its corners. */
export function outlineLines({ parts }: BuildingOutline): [number, number, number][][] {
  return parts.flatMap(({ rings, bottomMetres, topMetres }) =>
    rings.flatMap((ring) => {
      const corners = pairs(ring);
      const level = (z: number) =>
        [...corners, ...corners.slice(0, 1)].map(([x, y]): [number, number, number] => [x, y, z]);
      const uprights = corners.map(([x, y]): [number, number, number][] => [
        [x, y, bottomMetres],
        [x, y, topMetres],
      ]);
      return [level(Math.max(bottomMetres, 0.3)), level(topMetres + 0.3), ...uprights];
    }),
  );
}

function pairs(ring: readonly number[]): [number, number][] {
  const points: [number, number][] = [];
  for (let i = 0; i + 1 < ring.length; i += 2)
    points.push([ring[i] as number, ring[i + 1] as number]);
  return points;
}
