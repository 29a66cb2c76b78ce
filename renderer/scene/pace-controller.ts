import { toLonLat } from '../../contract/local-frame.ts';
import { groundUnder, type PicturePoint } from '../camera/local-camera.ts';
import type { Stage, Stop } from './stage.ts';

const PERIOD_MS = 250;
const WINDOW_MS = 1000;

/** Pointer coordinates, scale and frames per second for the status line, four times a second at most. */
export function createPaceController({ scene, store, view, frame }: Stage): Stop {
  const frames: number[] = [];
  let pointer: PicturePoint | undefined;
  const onFrame = () => frames.push(performance.now());
  const onPointer = (event: PointerEvent) => {
    const { clientWidth, clientHeight } = scene.canvas;
    pointer = [(event.offsetX / clientWidth) * 2 - 1, 1 - (event.offsetY / clientHeight) * 2];
  };
  const onLeave = () => {
    pointer = undefined;
  };
  const report = () => {
    const since = performance.now() - WINDOW_MS;
    while (frames.length > 0 && (frames[0] as number) < since) frames.shift();
    const next = {
      framesPerSecond: frames.length,
      metresPerPixel: metresPerPixel(),
      pointer: coordinates(),
    };
    const { framesPerSecond, metresPerPixel: scale, pointer: place } = store.getState();
    const same = framesPerSecond === next.framesPerSecond && scale === next.metresPerPixel;
    if (!same || JSON.stringify(place) !== JSON.stringify(next.pointer)) store.setState(next);
  };
  /** In the middle of the picture; undefined where that is sky. */
  const metresPerPixel = () => {
    const camera = view.current();
    const middle = groundUnder(camera, view.lens(), [0, 0]);
    if (!middle) return undefined;
    const distance = Math.hypot(middle[0] - camera.east, middle[1] - camera.north, camera.up);
    const pixels = Math.max(scene.canvas.clientHeight, 1);
    return round((2 * distance * view.lens().tanHalfHeight) / pixels);
  };
  const coordinates = () => {
    const ground = pointer && groundUnder(view.current(), view.lens(), pointer);
    if (!ground) return undefined;
    const [longitudeDegrees, latitudeDegrees] = toLonLat(frame, ground[0], ground[1]);
    return { longitudeDegrees, latitudeDegrees };
  };
  const unlisten = scene.postRender.addEventListener(onFrame);
  scene.canvas.addEventListener('pointermove', onPointer);
  scene.canvas.addEventListener('pointerleave', onLeave);
  const timer = setInterval(report, PERIOD_MS);
  return () => {
    unlisten();
    clearInterval(timer);
    scene.canvas.removeEventListener('pointermove', onPointer);
    scene.canvas.removeEventListener('pointerleave', onLeave);
  };
}

function round(value: number): number {
  return Number(value.toPrecision(3));
}
