import { Color } from 'cesium';
import { TOKENS } from '../theme/tokens.ts';
import { lookOf } from './look.ts';
import type { Sky } from './sky.ts';
import type { Stage, Stop } from './stage.ts';

/** Light and appearance: colours of shaders, sky and background. */
export function createLookController(
  { scene, store, shaders }: Pick<Stage, 'scene' | 'store' | 'shaders'>,
  sky: Pick<Sky, 'setLook'>,
): Stop {
  return store.subscribe(
    (state) => `${state.scene.light} ${state.scene.appearance}`,
    () => {
      const { scene: view } = store.getState();
      const look = lookOf(view);
      const accent = TOKENS[view.light === 'night' ? 'dark' : view.appearance].accent;
      shaders.setLook(look, accent);
      sky.setLook(look);
      scene.backgroundColor = Color.fromCssColorString(look.haze);
      scene.requestRender();
    },
    { fireImmediately: true },
  );
}
