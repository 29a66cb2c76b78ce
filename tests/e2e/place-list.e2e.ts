import { expect, test } from '@playwright/test';
import { launchTwin } from './launch.ts';
import { TwinPage } from './twin-page.ts';

test('a pasted list is placed, opened row by row and copied back in its order', async () => {
  const twin = await launchTwin();
  const { page } = twin;
  const window = new TwinPage(page);
  await window.sceneReady();
  const code = await firstBuilding(window);

  await page.getByRole('button', { name: '名单上图' }).click();
  const panel = page.getByRole('region', { name: '名单上图' });
  const list = `序号\t地址\n1\t${code}\n2\t\n3\t火星路一号\n4\t=1+1\n`;
  await twin.app.evaluate(({ clipboard }, text) => clipboard.writeText(text), list);
  await panel.getByRole('textbox', { name: '粘贴名单' }).focus();
  await page.keyboard.press('Control+V');
  await expect(panel.getByText('4 行，2 列')).toBeVisible();
  await panel.getByRole('button', { name: '上图', exact: true }).click();
  await expect(panel.getByText('1 / 4 行上图（25.0%）')).toBeVisible();
  await expect(page.locator('canvas[data-role=place-list]')).toHaveAttribute('data-count', '1');

  const rows = page.getByRole('grid', { name: '名单 4 行' });
  await expect(rows.getByRole('row')).toHaveCount(5);
  await expect(rows.getByRole('row').nth(2)).toContainText('空行');
  await rows.getByRole('row').filter({ hasText: code }).click();
  await expect(window.record).toContainText(code);
  await window.picture('placed');

  await panel.getByRole('button', { name: '复制回表格' }).click();
  await expect(panel.getByText(/已复制 4 行/)).toBeVisible();
  const copied = await twin.app.evaluate(({ clipboard }) => clipboard.readText());
  const cells = copied.split('\r\n').map((line) => line.split('\t'));
  expect(cells[0]?.slice(0, 4)).toEqual(['序号', '地址', '标准地址码', '标准地址']);
  expect(cells.slice(1, 5).map(([number]) => number)).toEqual(['1', '2', '3', '4']);
  expect(cells[1]?.slice(1, 3)).toEqual([code, code]);
  expect(cells[4]?.[1]).toBe("'=1+1");

  expect(twin.errors).toEqual([]);
  await twin.close();
});

/** Code of a building as its card shows it. */
async function firstBuilding(window: TwinPage): Promise<string> {
  const found = await window.find('幢');
  await found.filter({ hasText: '楼栋' }).first().click();
  const code = window.record.locator('dt', { hasText: /^编号$/ }).locator('+ dd');
  return (await code.innerText()).trim();
}
