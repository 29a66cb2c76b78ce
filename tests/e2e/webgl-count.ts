import type { Page } from '@playwright/test';

/** What WebGL was asked for since the counting began. */
export interface WebglCount {
  /** Calls that draw or clear. */
  readonly draws: number;
  /** Made and not deleted. */
  readonly textures: number;
  readonly buffers: number;
}

type CountedWindow = Window & { webglCount: { -readonly [K in keyof WebglCount]: WebglCount[K] } };

/** Begins to count every WebGL 2 call of the page that draws, makes or deletes. */
export async function countWebgl(page: Page): Promise<void> {
  await page.evaluate(() => {
    const count = { draws: 0, textures: 0, buffers: 0 };
    (window as unknown as CountedWindow).webglCount = count;
    const gl = WebGL2RenderingContext.prototype as unknown as Record<
      string,
      (...given: unknown[]) => unknown
    >;
    const watch = (name: string, what: keyof typeof count, by: number) => {
      const original = gl[name];
      if (!original) throw new Error(`WebGL has no ${name}.`);
      gl[name] = function counted(this: unknown, ...given: unknown[]) {
        count[what] += by;
        return original.apply(this, given);
      };
    };
    for (const name of ['clear', 'drawArrays', 'drawElements', 'drawElementsInstanced'])
      watch(name, 'draws', 1);
    watch('createTexture', 'textures', 1);
    watch('deleteTexture', 'textures', -1);
    watch('createBuffer', 'buffers', 1);
    watch('deleteBuffer', 'buffers', -1);
  });
}

export async function webglCount(page: Page): Promise<WebglCount> {
  return await page.evaluate(() => ({ ...(window as unknown as CountedWindow).webglCount }));
}
