import type { Page } from '@playwright/test';

/** The district's canvas. */
export const CANVAS = '.scene-canvas .cesium-widget canvas';

const ACROSS = 64;
const DOWN = 48;

/** Brightness of the scene as it is on the screen, 0 to 255, on a coarse grid, row by row. */
export async function sceneBrightness(page: Page): Promise<readonly number[]> {
  const clip = await page.locator(CANVAS).boundingBox();
  if (!clip) throw new Error('The scene has no canvas.');
  const picture = await page.screenshot({ clip });
  return await page.evaluate(
    async ([base64, width, height]) => {
      const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      const bitmap = await createImageBitmap(new Blob([bytes], { type: 'image/png' }));
      const pen = new OffscreenCanvas(width, height).getContext('2d');
      if (!pen) throw new Error('No canvas to read the picture with.');
      pen.drawImage(bitmap, 0, 0, width, height);
      const { data } = pen.getImageData(0, 0, width, height);
      return Array.from({ length: width * height }, (_, index) => {
        const [red, green, blue] = data.subarray(index * 4, index * 4 + 3);
        return 0.2126 * (red ?? 0) + 0.7152 * (green ?? 0) + 0.0722 * (blue ?? 0);
      });
    },
    [picture.toString('base64'), ACROSS, DOWN] as const,
  );
}

export const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length;

/** Mean difference of two pictures of the same view, 0 to 255. */
export const difference = (one: readonly number[], other: readonly number[]): number =>
  mean(one.map((value, index) => Math.abs(value - (other[index] ?? 0))));

/** How much there is to see: mean distance from the mean; an empty picture has next to none. */
export const contrast = (values: readonly number[]): number =>
  mean(values.map((value) => Math.abs(value - mean(values))));
