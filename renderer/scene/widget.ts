import type { PerspectiveFrustum } from 'cesium';
import { CesiumWidget, Color, Ion, RequestScheduler } from 'cesium';

/** Tiles come from the machine's own disk, so many may be under way at once. */
const REQUESTS_AT_ONCE = 32;

/** Opening of the wider side of the picture, radians: long enough a lens that towers stand upright. */
const FIELD_OF_VIEW = Math.PI / 4;

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
  scene.screenSpaceCameraController.enableInputs = false;
  scene.fog.enabled = false;
  scene.highDynamicRange = false;
  scene.backgroundColor = Color.fromCssColorString('#0e141b');
  (scene.camera.frustum as PerspectiveFrustum).fov = FIELD_OF_VIEW;
  scene.camera.frustum.near = 0.5;
  scene.camera.frustum.far = 60_000;
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
