import { writeFile } from 'node:fs/promises';
import { expect, test } from '@playwright/test';
import type { Camera, SceneState } from '../../contract/scene.ts';
import { INITIAL_SCENE } from '../../renderer/store.ts';
import { launchTwin, type RunningTwin } from './launch.ts';
import { CANVAS } from './scene-pixels.ts';
import { TwinPage } from './twin-page.ts';

/** Where people stand, by day with shadows and at dusk, and where a bird sits on a roof. */
const EYES: readonly (readonly [name: string, camera: Camera, view: Partial<SceneState>])[] = [
  ['north along a street', eye(121.5458, 29.87168, 1.7, 2, 2), {}],
  ['south-west from a crossing', eye(121.5458, 29.8719, 1.7, 225, 0), { light: 'day' }],
  ['east, low sun', eye(121.544, 29.8725, 2, 95, 3), { sunTime: '2016-06-21T16:30' }],
  ['over low roofs', eye(121.5458, 29.87, 35, 20, -8), {}],
];
/** A cut far over every roof takes nothing away, but with a cut everything is drawn. */
const NO_CUT = { kind: 'level', heightMetres: 5000 } as const;
/**
 * Near buildings are drawn room by room with gaps of a few centimetres, through which a hairline of what lies behind may be
 * seen: share of pixels that may differ by more than 8 of 255.
 */
const MOST_SHARE = 2e-4;

/** The card of the cut lies over the picture. */
const WITHOUT_CARD = '.tool-card { display: none !important; }';

let twin: RunningTwin;
let district: TwinPage;

test.beforeAll(async () => {
  twin = await launchTwin();
  district = new TwinPage(twin.page);
  await district.sceneReady();
  await show({
    panels: { left: false, right: false },
    layers: INITIAL_SCENE.layers.map((layer) => ({ ...layer, visible: layer.id !== 'firm_arc' })),
  });
  await countLeftOut();
});
test.afterAll(() => twin.close());

for (const [name, camera, view] of EYES) {
  test(`what is hidden is left out and nothing seen is: ${name}`, async () => {
    await show({ light: 'dusk', sunTime: undefined, ...view, camera, clip: undefined });
    const lean = await picture();
    const leftOut = await twin.page.evaluate(
      () => (window as unknown as { leftOut?: number }).leftOut,
    );
    await show({ clip: NO_CUT });
    const whole = await picture();
    for (const [kind, png] of Object.entries({ lean, whole }))
      await writeFile(test.info().outputPath(`${kind}.png`), Buffer.from(png, 'base64'));
    expect(await differingShare(lean, whole)).toBeLessThanOrEqual(MOST_SHARE);
    expect(leftOut).toBeGreaterThan(0);
  });
}

function eye(
  longitudeDegrees: number,
  latitudeDegrees: number,
  heightMetres: number,
  headingDegrees: number,
  pitchDegrees: number,
): Camera {
  return { longitudeDegrees, latitudeDegrees, heightMetres, headingDegrees, pitchDegrees };
}

async function show(scene: Partial<SceneState>): Promise<void> {
  await twin.page.evaluate(
    (given) => window.postMessage({ type: 'twin-scene', scene: given }),
    scene,
  );
  await twin.page.waitForTimeout(1000);
  await district.sceneReady();
}

/** The scene at rest as a PNG in base64. */
async function picture(): Promise<string> {
  const clip = await twin.page.locator(CANVAS).boundingBox();
  if (!clip) throw new Error('The scene has no canvas.');
  let png = '';
  await expect(async () => {
    const before = png;
    await twin.page.waitForTimeout(700);
    png = (await twin.page.screenshot({ clip, style: WITHOUT_CARD })).toString('base64');
    expect(png === before, 'the picture rests').toBe(true);
  }).toPass({ timeout: 60_000 });
  return png;
}

/** Counts the buildings that are left out: texels that are set in the one texture of a single byte a texel. */
async function countLeftOut(): Promise<void> {
  await twin.page.evaluate(() => {
    const gl = WebGL2RenderingContext.prototype;
    const original = gl.texImage2D as (...given: unknown[]) => void;
    Object.assign(gl, {
      texImage2D(this: WebGL2RenderingContext, ...given: unknown[]) {
        const texels = given[8];
        if (given[6] === this.RED && texels instanceof Uint8Array)
          Object.assign(window, { leftOut: texels.filter((texel) => texel > 0).length });
        original.apply(this, given);
      },
    });
  });
}

function differingShare(one: string, other: string): Promise<number> {
  return twin.page.evaluate(
    async (pngs) => {
      const [a, b] = await Promise.all(
        pngs.map(async (png) => {
          const bytes = Uint8Array.from(atob(png), (letter) => letter.charCodeAt(0));
          const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
          const pen = new OffscreenCanvas(bitmap.width, bitmap.height).getContext('2d');
          pen?.drawImage(bitmap, 0, 0);
          return (
            pen?.getImageData(0, 0, bitmap.width, bitmap.height).data ?? new Uint8ClampedArray()
          );
        }),
      );
      let differing = 0;
      for (let at = 0; at < (a?.length ?? 0); at += 4)
        if ([0, 1, 2].some((part) => Math.abs((a?.[at + part] ?? 0) - (b?.[at + part] ?? 0)) > 8))
          differing += 1;
      return differing / ((a?.length ?? 4) / 4);
    },
    [one, other],
  );
}
