import { rm } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from '@playwright/test';
import { INITIAL_SCENE } from '../../renderer/store.ts';
import { launchTwin, type RunningTwin } from './launch.ts';
import { TwinPage } from './twin-page.ts';

let twin: RunningTwin;

test.beforeAll(async () => {
  twin = await launchTwin();
});

test.afterAll(() => twin.close());

async function hostProcess(): Promise<number> {
  const processes = await twin.app.evaluate(({ app }) =>
    app.getAppMetrics().map(({ name, pid }) => ({ name, pid })),
  );
  const host = processes.find(({ name }) => name === 'Haishu Twin data host');
  if (!host) throw new Error('There is no data host.');
  return host.pid;
}

async function killHost(): Promise<void> {
  process.kill(await hostProcess(), 'SIGKILL');
}

test('layers of systems the snapshot has nothing of are refused, and the data host lives on', async () => {
  const district = new TwinPage(twin.page);
  await district.sceneReady();
  const before = await hostProcess();
  const layers = INITIAL_SCENE.layers.map((layer) => ({ ...layer, visible: true }));
  await twin.page.evaluate((scene) => window.postMessage({ type: 'twin-scene', scene }), {
    layers,
  });
  await district.sceneReady();
  await expect((await district.find('月湖')).first()).toContainText('月湖');
  expect(await hostProcess()).toBe(before);
});

test('says that the data host died, restarts it and goes on', async () => {
  const window = new TwinPage(twin.page);
  await window.sceneReady();
  await killHost();
  await expect(twin.page.getByText('数据服务中断，正在重新启动')).toBeVisible();
  await window.picture('host-restarting');
  await expect(twin.page.getByText('数据服务已恢复，内容已重新读取。')).toBeVisible();
  await expect((await window.find('月湖')).first()).toContainText('月湖');
});

test('says in the status line what a snapshot nobody opened before is made ready of, and how far', async () => {
  await killHost();
  await rm(path.join(twin.store, 'kept'), { recursive: true, force: true });
  await expect(twin.page.getByText(/^首次整理：\S+ \d+\/\d+$/)).toBeVisible();
  await expect(twin.page.getByText(/^首次整理/)).toHaveCount(0);
});
