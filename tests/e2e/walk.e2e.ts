import { expect, test } from '@playwright/test';
import { launchTwin, type RunningTwin } from './launch.ts';
import { TwinPage } from './twin-page.ts';

let twin: RunningTwin;
let window: TwinPage;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async () => {
  twin = await launchTwin();
  window = new TwinPage(twin.page);
});

test.afterAll(() => twin.close());

test('draws the demo district and says that it is invented', async () => {
  await window.sceneReady();
  await expect(twin.page.getByText('演示数据·虚构').first()).toBeVisible();
  await window.picture('district');
});

test('leads from a click on a building to a resident’s masked row', async () => {
  await window.goTo('家园');
  await window.clickAHome();
  await window.picture('building-card');

  await window.inhabitedRoom().click();
  const person = window.record
    .getByRole('region', { name: '现行人口' })
    .getByRole('listitem')
    .first();
  await expect(person.getByText(/^.\*\*$/)).toBeVisible();
  await expect(person.getByText(/^\d{4}\*{10}\d{3}[\dX]$/)).toBeVisible();
  await expect(person).not.toContainText(/\d{4}-\d{2}-\d{2} 出生/);
  await window.picture('room-card');
});

test('finds 月湖 by characters and by initials', async () => {
  await expect((await window.find('月湖')).first()).toContainText('月湖');
  await expect((await window.find('yh')).filter({ hasText: '月湖' }).first()).toBeVisible();
  await window.find('月');
  await window.picture('search');
  await window.search.press('Escape');
});

test('switches the language of window and menu, and back', async () => {
  const firstMenu = () =>
    twin.app.evaluate(({ Menu }) => Menu.getApplicationMenu()?.items[0]?.label);
  expect(await firstMenu()).toBe('文件');
  await twin.page.getByRole('button', { name: 'English' }).click();
  await expect(twin.page.getByRole('region', { name: 'Details' })).toBeVisible();
  await expect.poll(firstMenu).toBe('File');
  await window.picture('english');
  await twin.page.getByRole('button', { name: '中文' }).click();
  await expect(window.record).toBeVisible();
  await expect.poll(firstMenu).toBe('文件');
});

test('stays usable with the keyboard alone', async () => {
  await twin.page.keyboard.press('Control+k');
  const focused = () => twin.page.evaluate(() => document.activeElement?.getAttribute('role'));
  await expect.poll(focused).toBe('combobox');
  await twin.page.keyboard.type('月湖');
  await expect(window.search).toHaveValue('月湖');
  await expect(twin.page.getByRole('option').first()).toBeVisible();
  await twin.page.keyboard.press('ArrowDown');
  await twin.page.keyboard.press('Enter');
  await expect(twin.page.getByRole('option')).toHaveCount(0);
});

test('made no request outside the origin of the app and met no error', async () => {
  const urls = await twin.requests();
  expect(urls.some((url) => url.startsWith('app://twin/tiles/'))).toBe(true);
  expect(twin.errors).toEqual([]);
  expect(urls.filter((url) => !/^(app:\/\/twin\/|data:|blob:app:\/\/twin\/)/.test(url))).toEqual(
    [],
  );
});
