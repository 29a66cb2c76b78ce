import type { Page } from '@playwright/test';
import { type ProbeWindow, settle, show } from './driving.ts';

export const IDLE_SECONDS = 3;
export const REPEATS = 12;
export const THEME_CHANGES = 100;
/** Shown by turns: the window holds the answer of the theme it shows, so only another one is asked. */
const ROOM_THEMES = ['room.use', 'room.tenure'] as const;
/** After this long nothing is left to do for a move, milliseconds. */
const RESTED_MS = 2000;

/** Frames drawn while nobody does anything. */
export async function idleFrames(page: Page): Promise<number> {
  await page.waitForTimeout(RESTED_MS);
  await page.evaluate(() => {
    (window as unknown as ProbeWindow).frameProbe.frames = [];
  });
  await page.waitForTimeout(IDLE_SECONDS * 1000);
  return await page.evaluate(() => (window as unknown as ProbeWindow).frameProbe.frames.length);
}

const roomTheme = (turn: number): string => ROOM_THEMES[turn % ROOM_THEMES.length] as string;

/** Milliseconds from the answer's arrival until the frame with the new colours was handed to WebGL. */
export async function recolours(page: Page): Promise<number[]> {
  const taken: number[] = [];
  for (let turn = 0; turn < REPEATS; turn++) {
    await settle(page);
    taken.push(
      await page.evaluate(async (id) => {
        const { frameProbe: probe } = window as unknown as ProbeWindow;
        [probe.largeMessages, probe.frames] = [[], []];
        window.postMessage({ type: 'twin-scene', scene: { themes: { room: { id } } } });
        for (;;) {
          const [came] = probe.largeMessages;
          const shown = probe.frames.find(({ begun }) => came !== undefined && begun > came);
          if (came !== undefined && shown) return shown.begun + shown.submitting - came;
          await new Promise((next) => setTimeout(next));
        }
      }, roomTheme(turn)),
    );
  }
  return taken;
}

/** Milliseconds of a click's handler, which picks before it returns. */
export async function picks(page: Page): Promise<number[]> {
  return await page.evaluate(async (repeats) => {
    const canvas = document.querySelector('.cesium-widget canvas') as HTMLCanvasElement;
    canvas.setPointerCapture = () => {};
    const taken: number[] = [];
    for (let turn = 0; turn < repeats; turn++) {
      const at = {
        clientX: canvas.getBoundingClientRect().left + canvas.clientWidth * (0.3 + turn * 0.03),
        clientY: canvas.getBoundingClientRect().top + canvas.clientHeight * 0.6,
        pointerId: 77,
        bubbles: true,
      };
      canvas.dispatchEvent(new PointerEvent('pointerdown', at));
      const begun = performance.now();
      canvas.dispatchEvent(new PointerEvent('pointerup', at));
      taken.push(performance.now() - begun);
      await new Promise((resolve) => setTimeout(resolve, 400));
    }
    return taken;
  }, REPEATS);
}

/** What WebGL and the page still hold after many theme changes, against before. */
export async function leaks(page: Page): Promise<string[][]> {
  const alive = () =>
    page.evaluate(() => ({ ...(window as unknown as ProbeWindow).frameProbe.alive }));
  const change = async (count: number) => {
    for (let turn = 0; turn < count; turn++) {
      await show(page, { themes: { room: { id: roomTheme(turn) } } });
      await page.waitForTimeout(150);
    }
    await settle(page);
  };
  await change(4);
  const before = await alive();
  await change(THEME_CHANGES);
  const after = await alive();
  return (Object.keys(before) as (keyof typeof before)[]).map((kind) => [
    kind,
    String(before[kind]),
    String(after[kind]),
  ]);
}
