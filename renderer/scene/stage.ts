import type { Scene } from 'cesium';
import type { HostClient } from '../../contract/host.ts';
import type { LocalFrame } from '../../contract/local-frame.ts';
import type { Lens, LocalCamera } from '../camera/local-camera.ts';
import type { TwinStore } from '../store.ts';
import type { SceneShaders } from './scene-shaders.ts';

/** What every controller of the scene works on; made once by `mountScene`. */
export interface Stage {
  readonly scene: Scene;
  readonly container: HTMLElement;
  readonly store: TwinStore;
  readonly host: HostClient;
  readonly frame: LocalFrame;
  readonly shaders: SceneShaders;
  readonly view: SceneView;
}

/** The one place that moves the picture. */
export interface SceneView {
  current(): LocalCamera;
  lens(): Lens;
  /** Puts the camera somewhere, within the limits, and asks for a picture. */
  set(camera: LocalCamera): void;
}

/** Ends what a controller began. */
export type Stop = () => void;
