import { Cartesian3, DirectionalLight, Matrix4, Transforms } from 'cesium';
import { type QualityLevel, levelOf } from '../quality.ts';
import type { Stage, Stop } from './stage.ts';
import { lightOf } from './sun.ts';

/** Texels a side of each of the four cascades; none where the machine is slow. */
const TEXELS: Readonly<Partial<Record<QualityLevel, number>>> = { medium: 1024, high: 2048 };
/** Below this height of the sun everything lies in shadow and the map would show its own grain, degrees. */
const LOWEST_DEGREES = 4;
/** Light that is left in a shadow. */
const DARKNESS = 0.46;
/** How far shadows reach from the eye, by how high it is, metres. */
const REACH = { least: 900, most: 9000, share: 4 };

/** 阴影: houses cast shadows of the sun by date and time, where the view has a time and the quality is not low. */
export function createShadowController({
  scene,
  store,
  frame,
  view,
}: Pick<Stage, 'scene' | 'store' | 'frame' | 'view'>): Stop {
  const { shadowMap } = scene;
  shadowMap.darkness = DARKNESS;
  shadowMap.fadingEnabled = false;
  const light = new DirectionalLight({ direction: new Cartesian3(0, 0, -1) });
  scene.light = light;
  const origin = Cartesian3.fromDegrees(frame.longitudeDegrees, frame.latitudeDegrees);
  const toEarth = Transforms.eastNorthUpToFixedFrame(origin);
  const sync = () => {
    const { scene: state, quality } = store.getState();
    const { light: sun } = lightOf(frame, state);
    const texels = TEXELS[levelOf(quality)];
    shadowMap.enabled = !sun.baked && sun.heightDegrees >= LOWEST_DEGREES && texels !== undefined;
    if (shadowMap.enabled && texels !== undefined) {
      shadowMap.size = texels;
      shadowMap.softShadows = levelOf(quality) === 'high';
      const down = Cartesian3.negate(Cartesian3.fromArray([...sun.towards]), new Cartesian3());
      light.direction = Matrix4.multiplyByPointAsVector(toEarth, down, new Cartesian3());
    }
    scene.requestRender();
  };
  const reach = () => {
    const metres = view.current().up * REACH.share;
    shadowMap.maximumDistance = Math.min(Math.max(metres, REACH.least), REACH.most);
  };
  const unlisten = scene.preRender.addEventListener(reach);
  const unsubscribe = store.subscribe(
    ({ scene: state, quality }) =>
      `${state.sunTime} ${state.light} ${state.appearance} ${levelOf(quality)}`,
    sync,
    { fireImmediately: true },
  );
  return () => {
    unlisten();
    unsubscribe();
  };
}
