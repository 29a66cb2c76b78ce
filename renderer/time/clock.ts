import { changeScene, type TwinStore } from '../store.ts';

/** Seconds of the clock in one second: 1×–600× for patrols, an hour and a day for cases. */
export const SPEEDS = [1, 10, 60, 300, 600, 3600, 86_400] as const;
/** How often the clock moves while it runs, milliseconds. */
const TICK_MS = 50;

/** First and last moment the clock runs through, seconds since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

/** A moment of the view as seconds since 1970 on the district's clock. */
export function secondsOfAt(at: string): number {
  return Date.parse(`${at}${at.length === 16 ? ':00' : ''}Z`) / 1000;
}

/** Seconds since 1970 as a moment of the view. */
export function atOfSeconds(seconds: number): string {
  return new Date(Math.round(seconds) * 1000).toISOString().slice(0, 19);
}

/** Sets the clock; undefined takes it away: everything of the window is drawn. */
export function setClock(store: TwinStore, seconds: number | undefined): void {
  const { at: _before, ...time } = store.getState().scene.time ?? {};
  changeScene(store, {
    time: seconds === undefined ? time : { ...time, at: atOfSeconds(seconds) },
  });
}

/** Starts or stops the clock; from the beginning where it stands at the end or nowhere. */
export function play(store: TwinStore, playing: boolean, span: Span): void {
  const { clock, scene } = store.getState();
  const now = scene.time?.at === undefined ? undefined : secondsOfAt(scene.time.at);
  if (playing && (now === undefined || now < span.from || now >= span.to))
    setClock(store, span.from);
  store.setState({ clock: { ...clock, playing } });
}

/**
 * Lets the clock run while it is playing. `spanOf` tells where it ends; there it stops. Returns what ends the watching.
 */
export function runClock(
  store: TwinStore,
  spanOf: () => Span,
  now: () => number = () => performance.now(),
): () => void {
  let timer: ReturnType<typeof setInterval> | undefined;
  let last = 0;
  /** Parts of a second that did not show yet. */
  let seconds = 0;
  const tick = (): void => {
    const { clock, scene } = store.getState();
    const elapsed = (now() - last) / 1000;
    last = now();
    if (scene.time?.at === undefined) return play(store, false, spanOf());
    const shown = secondsOfAt(scene.time.at);
    if (Math.round(seconds) !== shown) seconds = shown;
    const { to } = spanOf();
    seconds = Math.min(to, seconds + elapsed * clock.speed);
    if (Math.round(seconds) !== shown) setClock(store, seconds);
    if (seconds >= to) store.setState({ clock: { ...clock, playing: false } });
  };
  const unsubscribe = store.subscribe(
    (state) => state.clock.playing,
    (playing) => {
      clearInterval(timer);
      last = now();
      if (playing) timer = setInterval(tick, TICK_MS);
    },
    { fireImmediately: true },
  );
  return () => {
    unsubscribe();
    clearInterval(timer);
  };
}
