import type { LocalFrame } from '../../contract/local-frame.ts';
import { toLocal } from '../../contract/local-frame.ts';
import { flight, flightSeconds } from '../camera/flight.ts';
import type { LocalCamera } from '../camera/local-camera.ts';
import { fromCamera, groundUnder, lookAt, toCamera } from '../camera/local-camera.ts';
import { interest, orbit, zoom } from '../camera/moves.ts';
import { type CameraRequest, changeScene } from '../store.ts';
import type { Motion } from './motion.ts';
import { still } from './motion.ts';
import type { SceneView, Stage, Stop } from './stage.ts';

/** How long the camera must rest before it becomes part of the shareable view, milliseconds. */
const SETTLE_MS = 250;

const TILT_LIMITS = { steepestPitch: -Math.PI / 2, flattestPitch: Math.PI / 9 };

/** Answers camera requests of the store and writes the settled camera back. */
export function createCameraController(
  { scene, store, frame, view }: Pick<Stage, 'scene' | 'store' | 'frame' | 'view'>,
  motion: Motion,
  home: () => LocalCamera,
): Stop {
  let settling: ReturnType<typeof setTimeout> | undefined;
  const settle = () => changeScene(store, { camera: toCamera(frame, view.current()) });
  const onMove = () => {
    clearTimeout(settling);
    settling = setTimeout(settle, SETTLE_MS);
  };
  const unsubscribe = store.subscribe(
    (state) => state.cameraRequest,
    (request) => {
      if (request) fly(view, motion, target(request, { view, frame, home }), durationOf(request));
    },
    { fireImmediately: true },
  );
  const unlisten = scene.preRender.addEventListener(watchCamera(view, onMove));
  return () => {
    unsubscribe();
    unlisten();
    clearTimeout(settling);
  };
}

/** Calls `onMove` in the frames whose camera is another than the frame before. */
function watchCamera(view: SceneView, onMove: () => void): () => void {
  let last: LocalCamera | undefined;
  return () => {
    if (view.current() === last) return;
    last = view.current();
    onMove();
  };
}

/** Flies to a camera; at once where motion is not wanted. */
export function fly(
  view: SceneView,
  motion: Motion,
  to: LocalCamera,
  seconds = flightSeconds(view.current(), to),
): void {
  if (still() || seconds === 0) {
    motion.cancel();
    return view.set(to);
  }
  const way = flight(view.current(), to);
  let elapsed = 0;
  motion.run((step) => {
    elapsed += step;
    view.set(way(elapsed / seconds));
    return elapsed < seconds;
  });
}

interface Surroundings {
  readonly view: SceneView;
  readonly frame: LocalFrame;
  readonly home: () => LocalCamera;
}

/** The camera a request asks for. */
export function target(request: CameraRequest, { view, frame, home }: Surroundings): LocalCamera {
  const camera = view.current();
  switch (request.kind) {
    case 'home':
      return home();
    case 'fly':
      return fromCamera(frame, request.camera);
    case 'north':
      return orbit(camera, pivot(view), -signedHeading(camera.heading), 0, TILT_LIMITS);
    case 'tilt': {
      const tilt = (request.pitchDegrees * Math.PI) / 180 - camera.pitch;
      return orbit(camera, pivot(view), 0, tilt, TILT_LIMITS);
    }
    case 'zoom':
      return zoom(camera, pivot(view), request.factor);
    case 'look-at': {
      const [east, north] = toLocal(frame, request.longitudeDegrees, request.latitudeDegrees);
      const pitch = Math.min(Math.max(camera.pitch, -0.95), -0.42);
      const { heading } = camera;
      return lookAt([east, north, request.heightMetres], {
        heading,
        pitch,
        rangeMetres: request.rangeMetres,
      });
    }
  }
}

function durationOf(request: CameraRequest): number | undefined {
  if (request.kind === 'fly') return request.durationSeconds;
  return request.kind === 'zoom' ? 0.25 : undefined;
}

/** What a turn or tilt goes round: the ground in the middle of the picture, or the place 200 m ahead. */
export function pivot(view: SceneView): readonly [number, number, number] {
  const camera = view.current();
  const ground = groundUnder(camera, view.lens(), [0, 0], { farthestMetres: 8000 });
  if (ground) return ground;
  const [east, north] = interest(camera, view.lens());
  return [east + Math.sin(camera.heading) * 200, north + Math.cos(camera.heading) * 200, 0];
}

function signedHeading(heading: number): number {
  return Math.atan2(Math.sin(heading), Math.cos(heading));
}
