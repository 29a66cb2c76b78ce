import { type Cesium3DTileset, SplitDirection } from 'cesium';
import { TILE_KEYS, tileUrl } from '../../../contract/tiles.ts';
import { reportLayer } from '../layer-error.ts';
import type { Stage, Stop } from '../stage.ts';
import { tilesIdOf } from '../other-tiles.ts';
import { openTileset } from '../tileset-layer.ts';
import { bodiesOf } from './clip-controller.ts';

/**
 * 卷帘: the compared snapshot's buildings left of the line, those in use right of it, in one scene and one camera. In 并排
 * the other snapshot has a picture of its own; here only the differences are asked for.
 */
export function createCompareController({
  scene,
  store,
  host,
  shaders,
}: Pick<Stage, 'scene' | 'store' | 'host' | 'shaders'>): { ready: () => boolean; stop: Stop } {
  let opening = false;
  let other: Cesium3DTileset | undefined;
  let asked = new AbortController();
  const isSide = () => store.getState().scene.compare?.layout === 'side';
  const split = () => {
    const compare = isSide() ? undefined : store.getState().scene.compare;
    for (const tileset of bodiesOf(scene, shaders)) {
      const side = tileset === other ? SplitDirection.LEFT : SplitDirection.RIGHT;
      tileset.splitDirection = compare ? side : SplitDirection.NONE;
    }
    scene.splitPosition = compare?.split ?? 0.5;
    scene.requestRender();
  };
  const show = async (snapshotId: string | undefined) => {
    asked.abort();
    asked = new AbortController();
    const { signal } = asked;
    if (other && !scene.isDestroyed()) scene.primitives.remove(other);
    other = undefined;
    opening = false;
    store.setState({ differences: undefined });
    split();
    if (snapshotId === undefined) return;
    const differences = host.call('snapshot.differences', { other: snapshotId }, signal);
    opening = !isSide();
    if (opening) {
      const tilesId = await tilesIdOf(host, snapshotId, signal);
      const tileset = await openTileset(tileUrl(tilesId, TILE_KEYS.buildings), shaders.district);
      if (signal.aborted) return tileset.destroy();
      other = tileset;
      scene.primitives.add(tileset);
      opening = false;
      split();
    }
    const found = await differences;
    if (!signal.aborted) store.setState({ differences: found });
  };
  const start = (snapshotId: string | undefined) => {
    const shown = show(snapshotId);
    const { signal } = asked;
    shown.catch((thrown: unknown) => {
      if (signal.aborted) return;
      opening = false;
      reportLayer(store, 'building', thrown);
    });
  };
  const unlisten = scene.primitives.primitiveAdded.addEventListener(split);
  const unsubscribes = [
    store.subscribe(
      ({ scene: { compare } }) => compare && `${compare.layout} ${compare.snapshotId}`,
      () => start(store.getState().scene.compare?.snapshotId),
      { fireImmediately: true },
    ),
    store.subscribe((state) => state.scene.compare?.split, split),
  ];
  return {
    ready: () => !opening && (other?.tilesLoaded ?? true),
    stop: () => {
      unlisten();
      for (const unsubscribe of unsubscribes) unsubscribe();
      asked.abort();
      if (other && !scene.isDestroyed()) scene.primitives.remove(other);
    },
  };
}
