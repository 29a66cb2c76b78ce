import { Color } from 'cesium';
import { TOKENS } from '../theme/tokens.ts';
import type { Sky } from './sky.ts';
import { lightOf } from './sun.ts';
import type { Stage, Stop } from './stage.ts';

/** Light and appearance: colours of shaders, sky and background. */
export function createLookController(
  { scene, store, shaders, frame }: Pick<Stage, 'scene' | 'store' | 'shaders' | 'frame'>,
  sky: Pick<Sky, 'setLook'>,
): Stop {
  return store.subscribe(
    (state) => `${state.scene.light} ${state.scene.appearance} ${state.scene.sunTime}`,
    () => {
      const { scene: view } = store.getState();
      const { look, light, hour } = lightOf(frame, view);
      const accent = TOKENS[hour === 'night' ? 'dark' : view.appearance].accent;
      shaders.setLook(look, light, accent);
      sky.setLook(look, light);
      scene.backgroundColor = Color.fromCssColorString(look.haze);
      scene.requestRender();
    },
    { fireImmediately: true },
  );
}
