import 'cesium/Build/Cesium/Widgets/CesiumWidget/CesiumWidget.css';
import type { CesiumWidget } from 'cesium';
import type { HostClient } from '../../contract/host.ts';
import { localFrame, toLocal } from '../../contract/local-frame.ts';
import type { DistrictProfile } from '../../contract/profile.ts';
import { fromCamera } from '../camera/local-camera.ts';
import { linkSelection } from '../selection.ts';
import type { TwinStore } from '../store.ts';
import { createCameraController } from './camera-controller.ts';
import { createDraftsController } from './drafts/drafts-controller.ts';
import { createFirmArcsController } from './firm-arcs/firm-arcs-controller.ts';
import { createCompanionController } from './companion.ts';
import { createFocusController } from './focus-controller.ts';
import { createGamepadController } from './gamepad-controller.ts';
import { homeOf } from './home.ts';
import { createHorizonController } from './horizon/horizon-controller.ts';
import { createInputController } from './input-controller.ts';
import { createLabelsController } from './labels-controller.ts';
import { createLayersController } from './layers-controller.ts';
import { clearLayer, reportLayer, SCENE_LAYER } from './layer-error.ts';
import { createLookController } from './look-controller.ts';
import { createMapsController } from './maps-controller.ts';
import { createMarksController } from './marks-controller.ts';
import { createMotion } from './motion.ts';
import { createOutlineController } from './outline-controller.ts';
import { createPaceController } from './pace-controller.ts';
import { createPauseController } from './pause-controller.ts';
import { createPickController } from './pick-controller.ts';
import { createKeptRows, type KeptRows } from './points/kept-rows.ts';
import { createPointsController } from './points/points-controller.ts';
import { createPinController } from './pin-controller.ts';
import { createPlaceListController } from './place-list-controller.ts';
import { createQualityController } from './quality-controller.ts';
import { createReadyController } from './ready-controller.ts';
import { createRoomsController } from './rooms-controller.ts';
import { createSceneShaders } from './scene-shaders.ts';
import { createShadeController } from './shade-controller.ts';
import { createShadowController } from './shadow-controller.ts';
import { createSky } from './sky.ts';
import type { Stage, Stop } from './stage.ts';
import { createSurfaceController } from './surface/surface-controller.ts';
import { createThemeController } from './theme-controller.ts';
import { createTilesController } from './tiles-controller.ts';
import { createTools } from './tools/index.ts';
import { createSolidsSource } from './tools/solids-source.ts';
import { createTracksController } from './tracks/tracks-controller.ts';
import { createUniformFeed } from './uniform-feed.ts';
import { createView, limitsOf } from './view.ts';
import { createWidget } from './widget.ts';

/**
 * Draws the district of the store's snapshot in `container`, answers the store's requests, and gives back what undoes
 * all of it. A lost WebGL context, another profile or a person's retry rebuilds the scene from the state.
 */
export function mountScene(container: HTMLElement, store: TwinStore, host: HostClient): Stop {
  let stopStage: Stop | undefined;
  const selection = linkSelection(store, host);
  const kept = createKeptRows();
  const rebuild = () => {
    stopStage?.();
    clearLayer(store, SCENE_LAYER);
    const profile = store.getState().snapshot?.profile;
    stopStage =
      profile &&
      buildStage(
        { container, store, host, profile, kept, selectionReady: selection.ready },
        rebuild,
      );
  };
  const unsubscribe = store.subscribe(
    (state) => JSON.stringify([state.snapshot?.profile.box, state.sceneRetries]),
    rebuild,
    { fireImmediately: true },
  );
  return () => {
    unsubscribe();
    selection.stop();
    stopStage?.();
  };
}

interface Mounting {
  readonly container: HTMLElement;
  readonly store: TwinStore;
  readonly host: HostClient;
  readonly profile: DistrictProfile;
  readonly kept: KeptRows;
  readonly selectionReady: () => boolean;
}

function buildStage(mounting: Mounting, onLost: () => void): Stop {
  const widget = createWidget(mounting.container);
  const stops = startControllers(widget, makeStage(widget, mounting), mounting);
  const lost = (event: Event) => {
    event.preventDefault();
    setTimeout(onLost);
  };
  widget.canvas.addEventListener('webglcontextlost', lost);
  widget.scene.renderError.addEventListener((_scene, thrown) =>
    reportLayer(mounting.store, SCENE_LAYER, thrown),
  );
  return () => {
    widget.canvas.removeEventListener('webglcontextlost', lost);
    for (const stop of stops.reverse()) stop();
    widget.destroy();
  };
}

function makeStage({ scene }: CesiumWidget, { container, store, host, profile }: Mounting): Stage {
  const frame = localFrame(profile.box);
  const limits = limitsOf(frame, profile.box);
  const { camera } = store.getState().scene;
  const aspect = container.clientWidth / Math.max(container.clientHeight, 1);
  const start = camera ? fromCamera(frame, camera) : homeOf(frame, profile.home, aspect);
  return {
    scene,
    container,
    store,
    host,
    frame,
    shaders: createSceneShaders(halfBoxOf(frame, profile)),
    view: createView(scene, frame, limits, start),
  };
}

/** Half the district's box, metres. */
function halfBoxOf(frame: Stage['frame'], { box }: DistrictProfile): [number, number] {
  return toLocal(frame, box.eastDegrees, box.northDegrees);
}

function startControllers(
  widget: CesiumWidget,
  stage: Stage,
  { profile, kept, selectionReady }: Mounting,
): Stop[] {
  const { frame, view, shaders } = stage;
  const motion = createMotion();
  const sky = createSky(stage);
  const quality = createQualityController(widget, stage);
  const marks = createMarksController(stage);
  const tiles = createTilesController(stage);
  const maps = createMapsController(stage);
  const rooms = createRoomsController(stage, marks.opened);
  const theme = createThemeController(stage);
  const shade = createShadeController(stage);
  const solids = createSolidsSource(stage);
  const horizon = createHorizonController(stage, solids, tiles.ready);
  const surface = createSurfaceController(stage);
  const tracks = createTracksController(stage);
  const points = createPointsController({ ...stage, horizon, kept });
  const labels = createLabelsController(stage, solids, points.discs);
  const firmArcs = createFirmArcsController(stage);
  const pick = createPickController({ ...stage, points, firmArcs });
  const tools = createTools(stage, solids, pick);
  return [
    shaders.destroy,
    quality.stop,
    createUniformFeed(widget, stage),
    sky.hideBehind(tiles.ready),
    createLookController(stage, sky),
    createLayersController(stage),
    marks.stop,
    tiles.stop,
    maps.stop,
    rooms.stop,
    theme.stop,
    shade.stop,
    createShadowController(stage),
    horizon.stop,
    labels.stop,
    solids.stop,
    surface.stop,
    tracks.stop,
    points.stop,
    firmArcs.stop,
    createOutlineController(stage),
    createCameraController(stage, motion, () => homeOf(frame, profile.home, view.lens().aspect)),
    createFocusController(stage, motion),
    pick.stop,
    tools.stop,
    createInputController(stage, motion, tools),
    createPlaceListController(stage),
    createPinController(stage),
    createDraftsController(stage),
    createGamepadController(stage, motion),
    createCompanionController(stage, limitsOf(frame, profile.box), halfBoxOf(frame, profile)),
    createPaceController(stage),
    createPauseController(widget, stage.store),
    createReadyController(stage, {
      tiles: tiles.ready,
      maps: maps.ready,
      rooms: rooms.ready,
      theme: theme.ready,
      shade: shade.ready,
      labels: labels.ready,
      surface: surface.ready,
      tracks: tracks.ready,
      points: points.ready,
      compare: tools.ready,
      selection: selectionReady,
      motion: () => !motion.active() && quality.inFull(),
    }),
    motion.cancel,
  ];
}
