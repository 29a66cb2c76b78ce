import {
  type Camera,
  type PerspectiveCamera,
  type Scene,
  type ShaderMaterial,
  type WebGLRenderer,
  WebGLRenderTarget,
} from 'three';

/** Tells which body a point of the canvas shows. */
export interface Picker {
  /** Index of the body at CSS pixels from the canvas' upper left corner; undefined for the background. */
  at(x: number, y: number): number | undefined;
  dispose(): void;
}

/** Draws the one pixel asked for with `material`, which writes body numbers. */
export function createPicker(
  renderer: WebGLRenderer,
  scene: Scene,
  camera: PerspectiveCamera,
  material: () => ShaderMaterial | undefined,
): Picker {
  const target = new WebGLRenderTarget(1, 1);
  const pixel = new Uint8Array(4);
  return {
    at(x, y) {
      const override = material();
      if (!override) return undefined;
      const { clientWidth, clientHeight } = renderer.domElement;
      camera.setViewOffset(clientWidth, clientHeight, x, y, 1, 1);
      drawPixel(renderer, scene, camera, target, override);
      camera.clearViewOffset();
      renderer.readRenderTargetPixels(target, 0, 0, 1, 1, pixel);
      const [low, middle, high] = pixel as unknown as [number, number, number];
      const number = low | (middle << 8) | (high << 16);
      return number === 0 ? undefined : number - 1;
    },
    dispose: () => target.dispose(),
  };
}

function drawPixel(
  renderer: WebGLRenderer,
  scene: Scene,
  camera: Camera,
  target: WebGLRenderTarget,
  override: ShaderMaterial,
): void {
  const { background } = scene;
  scene.background = null;
  scene.overrideMaterial = override;
  renderer.setRenderTarget(target);
  renderer.setClearColor(0x000000, 0);
  renderer.clear();
  renderer.render(scene, camera);
  renderer.setRenderTarget(null);
  scene.overrideMaterial = null;
  scene.background = background;
}
