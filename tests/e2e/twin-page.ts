import { expect, type Locator, type Page, test } from '@playwright/test';

/** Distances from the middle of the scene at which to look for a building, nearest first, CSS pixels. */
const LOOK_PIXELS = [0, 40, 80, 120, 170, 220];
const DIRECTIONS = 8;

/** The window as a person sees it, by roles and labels of the Chinese interface. */
export class TwinPage {
  readonly page: Page;
  readonly search: Locator;
  readonly record: Locator;
  readonly matrix: Locator;

  constructor(page: Page) {
    this.page = page;
    this.search = page.getByRole('combobox', { name: '搜索楼栋、地址、单位、地名' });
    this.record = page.getByRole('region', { name: '详情' });
    this.matrix = page.getByRole('grid', { name: /楼盘表/ });
  }

  /** Waits until all tiles of the view are drawn. */
  async sceneReady(): Promise<void> {
    await expect(this.page.locator('html[data-scene=ready]')).toBeAttached({ timeout: 120_000 });
  }

  /** Keeps a picture of the window with the test's results. */
  async picture(name: string): Promise<void> {
    await this.page.screenshot({ path: test.info().outputPath(`${name}.png`) });
  }

  /** Flies to the first building found for a text and clears the selection again. */
  async goTo(text: string): Promise<void> {
    await (await this.find(text)).filter({ hasText: '楼栋' }).first().click();
    await expect(this.matrix).toBeVisible();
    await this.sceneReady();
    await this.record.getByRole('button', { name: '取消选择' }).click();
    await expect(this.matrix).toBeHidden();
    await this.sceneReady();
  }

  /** Flies to a landmark of the district's own card. */
  async lookAtLandmark(name: string): Promise<void> {
    await this.record.getByRole('button', { name: `前往${name}` }).click();
    await this.page.waitForTimeout(2500);
    await this.sceneReady();
  }

  /** Clicks on the canvas round its middle until a building is hit in which somebody lives. */
  async clickAHome(): Promise<void> {
    for (const { x, y } of placesToLook(await this.canvasBox())) {
      await this.page.mouse.click(x, y);
      if (await this.showsHome()) return;
    }
    throw new Error('No inhabited building was found near the middle of the scene.');
  }

  /** The first room of the matrix in which somebody is registered. */
  inhabitedRoom(): Locator {
    return this.matrix.getByRole('gridcell', { name: /现行 [1-9]\d* 人/ }).first();
  }

  /** Types into the search box and gives the suggestions. */
  async find(text: string): Promise<Locator> {
    await this.search.fill(text);
    const options = this.page.getByRole('option');
    await expect(options.first()).toBeVisible();
    return options;
  }

  private async canvasBox() {
    const box = await this.page.locator('canvas').first().boundingBox();
    if (!box) throw new Error('The scene has no canvas.');
    return box;
  }

  private async showsHome(): Promise<boolean> {
    return await this.inhabitedRoom()
      .waitFor({ timeout: 2_500 })
      .then(() => true)
      .catch(() => false);
  }
}

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function placesToLook({ x, y, width, height }: Box): { x: number; y: number }[] {
  const middle = { x: x + width / 2, y: y + height / 2 };
  return LOOK_PIXELS.flatMap((distance) =>
    Array.from({ length: distance === 0 ? 1 : DIRECTIONS }, (_, index) => {
      const angle = (index / DIRECTIONS) * 2 * Math.PI;
      return { x: middle.x + distance * Math.cos(angle), y: middle.y + distance * Math.sin(angle) };
    }),
  );
}
