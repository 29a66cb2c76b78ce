import { CesiumWidget, Cartesian3, Ion, Math as CesiumMath, type PerspectiveFrustum } from 'cesium';
import type { Camera } from '../../contract/scene.ts';

/** The bare engine, for comparison: a globe of one colour, no data. */
Object.assign(globalThis, { CESIUM_BASE_URL: '/cesium/' });
Ion.defaultAccessToken = '';
const container = document.getElementById('root') as HTMLElement;
const widget = new CesiumWidget(container, { baseLayer: false, requestRenderMode: true });
const { scene } = widget;

/** What the bench asks of this page: the twin's picture size, its lens and camera, and one more frame. */
Object.assign(globalThis, {
  bareEngine: {
    size(width: number, height: number, lens: number): void {
      Object.assign(container.style, { width: `${width}px`, height: `${height}px` });
      (scene.camera.frustum as PerspectiveFrustum).fov = lens;
      widget.resize();
    },
    look({
      longitudeDegrees,
      latitudeDegrees,
      heightMetres,
      headingDegrees,
      pitchDegrees,
    }: Camera) {
      scene.camera.setView({
        destination: Cartesian3.fromDegrees(longitudeDegrees, latitudeDegrees, heightMetres),
        orientation: {
          heading: CesiumMath.toRadians(headingDegrees),
          pitch: CesiumMath.toRadians(pitchDegrees),
        },
      });
      scene.requestRender();
    },
    loaded: () => scene.globe.tilesLoaded,
  },
});

const remove = scene.postRender.addEventListener(() => {
  if (!scene.globe.tilesLoaded) return scene.requestRender();
  remove();
  document.documentElement.dataset['scene'] = 'ready';
});
scene.requestRender();
