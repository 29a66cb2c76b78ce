import { PerspectiveCamera, Vector3 } from 'three';
import { OrbitControls } from 'three/addons/controls/OrbitControls.js';
import { prefersReducedMotion } from '../theme/antd-theme.ts';
import type { Extent } from './floors.ts';

const FIELD_OF_VIEW_DEGREES = 35;
/** Angle the building is first looked down at, and a single floor, radians. */
const ELEVATION = { building: 0.5, floor: 0.85 } as const;
const GLIDE_MILLISECONDS = 180;
/** Half the picture's height over the share of it a building fills: the bar lies over the upper edge. */
const FILL = 0.7;

/** Where a building is looked at from: drag turns, wheel and pinch zoom, two fingers or the right button move. */
export interface Viewpoint {
  readonly camera: PerspectiveCamera;
  setAspect(aspect: number): void;
  /** All of it, from a heading (radians, 0 looks north). */
  home(extent: Extent, headingRadians: number): void;
  /** Glides to an extent from the side one is on; `closely` fills the picture with it and looks down on it. */
  focus(extent: Extent, closely: boolean): void;
  /** Keeps the middle of an extent in place while it grows or shrinks, and the share of the picture it fills. */
  follow(extent: Extent): void;
  turn(radians: number): void;
  zoom(factor: number): void;
  dispose(): void;
}

/** Makes the viewpoint for a building of a size (metres, y up); `changed` is called whenever the picture is another. */
export function createViewpoint(
  surface: HTMLElement,
  size: Vector3,
  changed: () => void,
): Viewpoint {
  const camera = new PerspectiveCamera(FIELD_OF_VIEW_DEGREES, 1, 1, 4000);
  const controls = new OrbitControls(camera, surface);
  controls.addEventListener('change', changed);
  const breadth = Math.hypot(size.x, size.z);
  let gliding: number | undefined;
  /** Distance from which what is shown is seen whole. */
  let fitted = 1;
  const settle = () => {
    if (gliding !== undefined) cancelAnimationFrame(gliding);
    gliding = undefined;
  };
  const set = (target: Vector3, position: Vector3) => {
    controls.target.copy(target);
    camera.position.copy(position);
    controls.update();
    changed();
  };
  const glide = (target: Vector3, position: Vector3) => {
    settle();
    if (prefersReducedMotion()) return set(target, position);
    const [fromTarget, fromPosition] = [controls.target.clone(), camera.position.clone()];
    const started = performance.now();
    const step = (now: number) => {
      const share = Math.min(1, Math.max(0, (now - started) / GLIDE_MILLISECONDS));
      const eased = share * share * (3 - 2 * share);
      set(fromTarget.clone().lerp(target, eased), fromPosition.clone().lerp(position, eased));
      gliding = share < 1 ? requestAnimationFrame(step) : undefined;
    };
    gliding = requestAnimationFrame(step);
  };
  const rangeOf = ({ lowMetres, highMetres }: Extent) => {
    const tan = Math.tan((FIELD_OF_VIEW_DEGREES * Math.PI) / 360);
    const wanted = Math.max((highMetres - lowMetres) / tan, breadth / (tan * camera.aspect));
    return wanted * FILL + breadth / 2;
  };
  /** Lets the camera go and see as far as an extent seen whole from `range` asks. */
  const reach = (range: number) => {
    camera.far = Math.max(camera.far, range * 6);
    controls.maxDistance = Math.max(controls.maxDistance, range * 2.5);
    camera.updateProjectionMatrix();
  };
  const placed = (extent: Extent, heading: number, elevation: number) => {
    const range = rangeOf(extent);
    const target = new Vector3(0, (extent.lowMetres + extent.highMetres) / 2, 0);
    const level = range * Math.cos(elevation);
    const away = new Vector3(
      -Math.sin(heading) * level,
      range * Math.sin(elevation),
      Math.cos(heading) * level,
    );
    return { range, target, position: away.add(target) };
  };
  return {
    camera,
    setAspect(aspect) {
      camera.aspect = aspect;
      camera.updateProjectionMatrix();
    },
    home(extent, headingRadians) {
      settle();
      const { range, target, position } = placed(extent, headingRadians, ELEVATION.building);
      camera.near = Math.max(range / 400, 0.3);
      camera.far = range * 6;
      controls.minDistance = 6;
      controls.maxDistance = range * 2.5;
      camera.updateProjectionMatrix();
      fitted = range;
      set(target, position);
    },
    focus(extent, closely) {
      const away = camera.position.clone().sub(controls.target);
      const heading = Math.atan2(-away.x, away.z);
      const elevation = closely ? ELEVATION.floor : ELEVATION.building;
      const { range, target, position } = placed(extent, heading, elevation);
      fitted = range;
      glide(target, position);
    },
    follow(extent) {
      settle();
      const range = rangeOf(extent);
      const away = camera.position.clone().sub(controls.target);
      away.multiplyScalar(range / fitted);
      reach(range);
      fitted = range;
      const middle = (extent.lowMetres + extent.highMetres) / 2;
      const target = controls.target.clone().setY(middle);
      set(target, away.add(target));
    },
    turn(radians) {
      settle();
      const away = camera.position.clone().sub(controls.target);
      set(
        controls.target.clone(),
        away.applyAxisAngle(new Vector3(0, 1, 0), radians).add(controls.target),
      );
    },
    zoom(factor) {
      settle();
      const away = camera.position.clone().sub(controls.target).multiplyScalar(factor);
      set(controls.target.clone(), away.add(controls.target));
    },
    dispose() {
      settle();
      controls.dispose();
    },
  };
}
