import { prefersReducedMotion } from '../theme/antd-theme.ts';

/** Runs a step every frame until it answers false; a new motion ends the one before. */
export interface Motion {
  run(step: (seconds: number) => boolean): void;
  cancel(): void;
  active(): boolean;
}

/** Makes the one motion of the camera. */
export function createMotion(): Motion {
  let frame: number | undefined;
  const cancel = () => {
    if (frame !== undefined) cancelAnimationFrame(frame);
    frame = undefined;
  };
  return {
    run: (step) => {
      cancel();
      let last = performance.now();
      const tick = (now: number) => {
        const seconds = Math.max(now - last, 0) / 1000;
        last = now;
        frame = step(seconds) ? requestAnimationFrame(tick) : undefined;
      };
      frame = requestAnimationFrame(tick);
    },
    cancel,
    active: () => frame !== undefined,
  };
}

/** True where nothing may glide: the person asked for it. */
export const still = prefersReducedMotion;
