import type { SnapshotInfo } from '../../contract/queries/snapshot.ts';
import { createTwinStore } from '../store.ts';
import { createInputController } from './input-controller.ts';
import { createLabelsController } from './labels-controller.ts';
import { reportLayer } from './layer-error.ts';
import { createLayersController } from './layers-controller.ts';
import { createLookController } from './look-controller.ts';
import { createMapsController } from './maps-controller.ts';
import { createMotion } from './motion.ts';
import { tilesIdOf } from './other-tiles.ts';
import { createQualityController } from './quality-controller.ts';
import { createSceneShaders } from './scene-shaders.ts';
import { createShadeController } from './shade-controller.ts';
import { createShadowController } from './shadow-controller.ts';
import { createSky } from './sky.ts';
import type { Stage, Stop } from './stage.ts';
import { createThemeController } from './theme-controller.ts';
import { createTilesController } from './tiles-controller.ts';
import { answerRepaints } from './tools/picture-controller.ts';
import { createDifferenceBodies } from './tools/difference-bodies.ts';
import { createSolidsSource, snapshotSolids } from './tools/solids-source.ts';
import { createUniformFeed } from './uniform-feed.ts';
import { createView } from './view.ts';
import type { Limits } from '../camera/moves.ts';
import { createWidget } from './widget.ts';

/** 并排: a second picture of the snapshot compared with, right of the first; whichever camera is moved, both move. */
export function createCompanionController(
  stage: Stage,
  limits: Limits,
  halfBox: readonly [number, number],
): Stop {
  const { store, container, host } = stage;
  let stop: Stop | undefined;
  let asked = new AbortController();
  const begin = (snapshotId: string) => {
    const { signal } = asked;
    container.classList.add('scene-half');
    tilesIdOf(host, snapshotId, signal).then(
      (tilesId) => {
        if (!signal.aborted)
          stop = startCompanion(stage, limits, halfBox, { id: snapshotId, tilesId });
      },
      (thrown: unknown) => {
        if (!signal.aborted) reportLayer(store, 'building', thrown);
      },
    );
  };
  const end = () => {
    asked.abort();
    asked = new AbortController();
    stop?.();
    stop = undefined;
    container.classList.remove('scene-half');
  };
  const unsubscribe = store.subscribe(
    ({ scene: { compare }, snapshot }) =>
      compare?.layout === 'side' && snapshot ? compare.snapshotId : undefined,
    (snapshotId) => {
      end();
      if (snapshotId !== undefined) begin(snapshotId);
    },
    { fireImmediately: true },
  );
  return () => {
    unsubscribe();
    end();
  };
}

function startCompanion(
  first: Stage,
  limits: Limits,
  halfBox: readonly [number, number],
  other: Pick<SnapshotInfo, 'id' | 'tilesId'>,
): Stop {
  const { frame, host } = first;
  const container = document.createElement('div');
  container.className = 'scene-canvas scene-companion';
  first.container.after(container);
  const widget = createWidget(container);
  const { scene } = widget;
  const mirror = mirrorStore(first.store, other);
  const view = createView(scene, frame, limits, first.view.current());
  const shaders = createSceneShaders(halfBox);
  const stage: Stage = { scene, container, store: mirror.store, host, frame, shaders, view };
  const sky = createSky(stage);
  const motion = createMotion();
  const solids = createSolidsSource(stage);
  const tiles = createTilesController(stage);
  const stops = [
    shaders.destroy,
    mirror.stop,
    solids.stop,
    createQualityController(widget, stage).stop,
    createUniformFeed(widget, stage),
    sky.hideBehind(tiles.ready),
    createLookController(stage, sky),
    createLayersController(stage),
    tiles.stop,
    createMapsController(stage).stop,
    createThemeController(stage).stop,
    createShadeController(stage).stop,
    createShadowController(stage),
    createLabelsController(stage, solids).stop,
    createDifferenceBodies(
      stage,
      {
        here: snapshotSolids(stage, () => other.id),
        there: snapshotSolids(stage, () => undefined),
      },
      'removed',
    ),
    createInputController(stage, motion, { onClick: () => undefined, onHover: () => undefined }),
    motion.cancel,
    answerRepaints(stage),
    followEachOther(first, stage),
  ];
  return () => {
    for (const each of stops.reverse()) each();
    widget.destroy();
    container.remove();
  };
}

/** The first picture's state with the other snapshot, followed until it ends. */
function mirrorStore(first: Stage['store'], other: Pick<SnapshotInfo, 'id' | 'tilesId'>) {
  const store = createTwinStore();
  const copy = () => {
    const { scene, snapshot, quality, maps, differences } = first.getState();
    store.setState({
      scene: { ...scene, selection: undefined, tool: undefined },
      snapshot: snapshot && { ...snapshot, ...other },
      quality,
      maps,
      differences,
      sceneReady: true,
    });
  };
  copy();
  const stop = first.subscribe(
    ({ scene, quality, maps, differences }) => [scene, quality, maps, differences] as const,
    copy,
    { equalityFn: (a, b) => a.every((part, at) => part === b[at]) },
  );
  return { store, stop };
}

/** Whichever of two cameras moved last, the other one goes there before the next frame. */
function followEachOther(a: Stage, b: Stage): Stop {
  let [ofA, ofB] = [a.view.current(), b.view.current()];
  const onA = () => {
    if (a.view.current() === ofA) return;
    ofA = a.view.current();
    b.view.set(ofA);
    ofB = b.view.current();
  };
  const onB = () => {
    if (b.view.current() === ofB) return;
    ofB = b.view.current();
    a.view.set(ofB);
    ofA = a.view.current();
  };
  const stops = [a.scene.preRender.addEventListener(onA), b.scene.preRender.addEventListener(onB)];
  return () => {
    for (const stop of stops) stop();
  };
}
