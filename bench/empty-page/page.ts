import { CesiumWidget, Ion } from 'cesium';

/** The bare engine, for comparison: a globe of one colour, no data. */
Object.assign(globalThis, { CESIUM_BASE_URL: '/cesium/' });
Ion.defaultAccessToken = '';
const container = document.getElementById('root') as HTMLElement;
const widget = new CesiumWidget(container, { baseLayer: false, requestRenderMode: true });
const remove = widget.scene.postRender.addEventListener(() => {
  if (!widget.scene.globe.tilesLoaded) return widget.scene.requestRender();
  remove();
  document.documentElement.dataset['scene'] = 'ready';
});
widget.scene.requestRender();
