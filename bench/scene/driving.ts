import type { Page } from '@playwright/test';
import { PATROL_LAYER, POINT_LAYERS } from '../../contract/point-layers.ts';
import type { Camera, SceneState } from '../../contract/scene.ts';
import { INITIAL_SCENE } from '../../renderer/store.ts';
import { spread } from '../lib/percentiles.ts';
import { drawn } from '../lib/start-window.ts';
import { differingShare, type Frame, type FrameProbe } from './frame-probe.ts';

export type ProbeWindow = Window & { frameProbe: FrameProbe };

/** Changes the view; the message comes as from the main process. */
export const show = (page: Page, scene: Partial<SceneState>): Promise<void> =>
  page.evaluate((given) => window.postMessage({ type: 'twin-scene', scene: given }), scene);

/** Everything that lies on the map; 三地连线 are the answer to a question, up to 800 curves over it. */
export const ALL_LAYERS = INITIAL_SCENE.layers.map((layer) => ({
  ...layer,
  visible: layer.id !== 'firm_arc',
}));

export const settle = async (page: Page): Promise<void> => {
  await page.waitForTimeout(700);
  await drawn(page);
  await page.waitForTimeout(700);
  await drawn(page);
};

/** All layers, nothing before them. */
export async function openDistrict(page: Page): Promise<void> {
  await show(page, { panels: { left: false, right: false }, layers: ALL_LAYERS });
  await settle(page);
}

/** Draws the same view again and again in one of the two pages and gives what each frame took. */
export async function frames(page: Page, camera: Camera, count: number): Promise<Frame[]> {
  return await page.evaluate(
    async ([at, wanted]) => {
      const { frameProbe: probe } = window as unknown as ProbeWindow;
      const bare = (window as unknown as { bareEngine?: { look(camera: Camera): void } })
        .bareEngine;
      const taken: Frame[] = [];
      while (taken.length < wanted) {
        probe.frames = [];
        // A hair's breadth to and fro: the engine draws nothing for a camera that has not moved.
        probe.moves += 1;
        const moved = { ...at, heightMetres: at.heightMetres + (1 + (probe.moves % 2)) * 1e-4 };
        if (bare) bare.look(moved);
        else window.postMessage({ type: 'twin-scene', scene: { camera: moved } });
        while (probe.frames.length === 0)
          await new Promise((resolve) => window.requestAnimationFrame(resolve));
        taken.push(probe.frames[0] as Frame);
      }
      return taken;
    },
    [camera, count] as const,
  );
}

async function keepPixels(page: Page, name: string, camera: Camera): Promise<void> {
  await page.evaluate((key) => {
    (window as unknown as ProbeWindow).frameProbe.keepPixels = key;
  }, name);
  await frames(page, camera, 1);
}

/** Symbols, discs and tracks lie over buildings. */
const OVER_BUILDINGS: readonly string[] = [...POINT_LAYERS.map(({ id }) => id), PATROL_LAYER];
const BUILDINGS: readonly string[] = ['building', 'room'];

/**
 * Shares of the picture that buildings cover. A pixel counts where it changes when buildings and rooms are left out: `seen`
 * with everything drawn, so that a disc over a building hides it; `drawn` without what lies over buildings. Names and panels
 * are no part of the picture.
 */
export async function coveredShares(
  page: Page,
  camera: Camera,
): Promise<{ readonly seen: number; readonly drawn: number }> {
  const share = async (leftOut: readonly string[]) => {
    const names = ['with', 'without'] as [string, string];
    for (const [index, name] of names.entries()) {
      const without = index === 0 ? leftOut : [...leftOut, ...BUILDINGS];
      const layers = ALL_LAYERS.map((layer) => ({
        ...layer,
        visible: layer.visible && !without.includes(layer.id),
      }));
      await show(page, { layers });
      await settle(page);
      await keepPixels(page, name, camera);
    }
    return await page.evaluate(differingShare, names);
  };
  const shares = { seen: await share([]), drawn: await share(OVER_BUILDINGS) };
  await show(page, { layers: ALL_LAYERS });
  await settle(page);
  return shares;
}

export const median = (taken: readonly Frame[], of: (frame: Frame) => number): number =>
  spread(taken.map(of)).median;
