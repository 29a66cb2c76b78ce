import type { PerspectiveFrustum } from 'cesium';
import { CesiumWidget, Color, Ion, RequestScheduler } from 'cesium';
import { FIELD_OF_VIEW } from '../camera/local-camera.ts';
import { stopCopyingDepths } from './depth-copies.ts';

/** Tiles come from the machine's own disk, so many may be under way at once. */
const REQUESTS_AT_ONCE = 32;

const FAR_METRES = 60_000;
/** Near and far plane lie this far apart at most, so that the district is drawn in one go. */
const LEAST_NEAR_METRES = 0.4;

/** The engine: no globe, no ion, no network, drawn on demand. Its credits stand in the status line, not over the picture. */
export function createWidget(container: HTMLElement): CesiumWidget {
  Object.assign(globalThis, { CESIUM_BASE_URL: '/cesium/' });
  Ion.defaultAccessToken = '';
  RequestScheduler.maximumRequestsPerServer = REQUESTS_AT_ONCE;
  const widget = new CesiumWidget(container, {
    globe: false,
    skyBox: false,
    skyAtmosphere: false,
    baseLayer: false,
    creditContainer: document.createElement('div'),
    requestRenderMode: true,
    maximumRenderTimeChange: Number.POSITIVE_INFINITY,
    scene3DOnly: true,
    shadows: false,
    orderIndependentTranslucency: false,
    showRenderLoopErrors: false,
    contextOptions: { webgl: { alpha: false, powerPreference: 'high-performance' } },
  });
  prepare(widget);
  return widget;
}

function prepare(widget: CesiumWidget): void {
  const { scene } = widget;
  stopWatchingCamera(widget);
  stopCopyingDepths(scene);
  scene.screenSpaceCameraController.enableInputs = false;
  scene.fog.enabled = false;
  // What lies under the pointer comes from the buildings' prisms: a copy of the depths in each frame would serve nobody.
  scene.useDepthPicking = false;
  scene.highDynamicRange = false;
  scene.backgroundColor = Color.fromCssColorString('#0e141b');
  (scene.camera.frustum as PerspectiveFrustum).fov = FIELD_OF_VIEW;
  scene.camera.frustum.far = FAR_METRES;
  // Depths of the logarithmic buffer are written by each fragment: all of them would be shaded, hidden or not.
  scene.logarithmicDepthBuffer = false;
  scene.farToNearRatio = FAR_METRES / LEAST_NEAR_METRES;
  const { canvas } = scene;
  canvas.tabIndex = 0;
  canvas.style.outlineOffset = '-2px';
  canvas.style.touchAction = 'none';
}

/**
 * The clusters of the engine's own entities, which are not used here, listen to camera changes. To tell them, the engine
 * turns the camera to the horizon's frame and back in every animation frame; where rounding does not settle, the camera
 * creeps by 1e-15 and frames are drawn without end.
 */
function stopWatchingCamera({ dataSourceDisplay }: CesiumWidget): void {
  dataSourceDisplay.defaultDataSource.clustering.destroy();
}
