/** When a picture is drawn: on the next animation frame after a change, while somebody sees it. */
export interface Pace {
  request(): void;
  see(seen: boolean): void;
  isSeen(): boolean;
  /** Pictures drawn so far. */
  frames(): number;
  stop(): void;
}

/** One picture is drawn before anybody sees it, so that geometry and shaders are with the graphics card. */
export function createPace(draw: () => void): Pace {
  let asked: number | undefined;
  let frames = 0;
  let seen = false;
  const onFrame = () => {
    asked = undefined;
    frames += 1;
    draw();
  };
  return {
    request() {
      if (seen || frames === 0) asked ??= requestAnimationFrame(onFrame);
    },
    see(next) {
      seen = next;
    },
    isSeen: () => seen,
    frames: () => frames,
    stop() {
      if (asked !== undefined) cancelAnimationFrame(asked);
    },
  };
}
