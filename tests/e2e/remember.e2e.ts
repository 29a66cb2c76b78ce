import { mkdtemp, rm } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { launchTwin, type RunningTwin } from './launch.ts';

const BOUNDS = { x: 60, y: 40, width: 1200, height: 760 };

function bounds(twin: RunningTwin) {
  return twin.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getBounds());
}

test('the window opens where it was closed, in the language it was left in', async () => {
  const userData = await mkdtemp(path.join(os.tmpdir(), 'haishu-twin-user-'));
  const first = await launchTwin({ userData, language: 'zh-CN' });
  await first.page.getByRole('button', { name: 'English' }).click();
  await first.app.evaluate(
    ({ BrowserWindow }, wanted) => BrowserWindow.getAllWindows()[0]?.setBounds(wanted),
    BOUNDS,
  );
  await expect.poll(() => bounds(first)).toEqual(BOUNDS);
  await first.close();

  const second = await launchTwin({ userData, language: 'remembered' });
  await expect(second.page.getByRole('button', { name: '中文' })).toBeVisible();
  expect(await bounds(second)).toEqual(BOUNDS);
  await second.close();
  await rm(userData, { recursive: true, force: true });
});
