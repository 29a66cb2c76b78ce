import { PerspectiveCamera, Scene, WebGLRenderer, WebGLRenderTarget } from 'three';
import { createBodiesMesh } from './bodies-mesh.ts';
import type { RoomBodies } from './load-rooms.ts';
import { createOutline } from './outline.ts';

/** The WebGL picture buildings are drawn in: made for the first, kept for those after it, its shaders compiled. */
interface KeptPicture {
  readonly canvas: HTMLCanvasElement;
  readonly renderer: WebGLRenderer;
}

/** One room of one triangle: enough for every shader to be compiled, and what keeps them compiled. */
const SAMPLE: RoomBodies = {
  bodies: [{ roomSlot: 1, spaceKind: 0, floorNo: 1 }],
  positions: new Float32Array([0, 0, 0, 1, 0, 0, 0, 1, 0]),
  normals: new Float32Array([0, 0, 1, 0, 0, 1, 0, 0, 1]),
  bodyIds: new Uint32Array(3),
  indices: new Uint32Array([0, 1, 2]),
  storeyMetres: 3,
};

let kept: KeptPicture | undefined;

/** The kept picture; another where its context was lost. */
export function keptPicture(): KeptPicture {
  if (kept && !kept.renderer.getContext().isContextLost()) return kept;
  kept?.renderer.dispose();
  const canvas = document.createElement('canvas');
  const renderer = new WebGLRenderer({
    canvas,
    antialias: true,
    powerPreference: 'high-performance',
  });
  drawSample(renderer);
  kept = { canvas, renderer };
  return kept;
}

function drawSample(renderer: WebGLRenderer): void {
  const scene = new Scene();
  const bodies = createBodiesMesh(SAMPLE, [0, 0, 0]);
  const outline = createOutline(SAMPLE, [0, 0, 0]);
  outline.show([0]);
  scene.add(bodies.mesh, outline.lines);
  const camera = new PerspectiveCamera();
  camera.position.z = 5;
  const target = new WebGLRenderTarget(1, 1);
  renderer.setSize(2, 2, false);
  renderer.render(scene, camera);
  outline.lines.visible = false;
  scene.overrideMaterial = bodies.pick;
  renderer.setRenderTarget(target);
  renderer.render(scene, camera);
  renderer.setRenderTarget(null);
  target.dispose();
}
