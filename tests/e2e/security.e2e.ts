import { expect, test } from '@playwright/test';
import { launchTwin, type RunningTwin } from './launch.ts';

let twin: RunningTwin;

test.beforeAll(async () => {
  twin = await launchTwin();
  await expect(twin.page.locator('#root > *').first()).toBeAttached();
});

test.afterAll(() => twin.close());

test.afterEach(async () => {
  expect(twin.page.url()).toBe('app://twin/');
  expect(twin.app.windows()).toHaveLength(1);
});

for (const url of [
  'https://evil.example/',
  'https://evil.example/?next=app://twin/',
  'file:///etc/passwd',
  'app://other/',
]) {
  test(`does not navigate to ${url}`, async () => {
    await twin.page.evaluate((address) => {
      const link = document.createElement('a');
      link.href = address;
      document.body.append(link);
      link.click();
      link.target = '_blank';
      link.click();
      link.remove();
    }, url);
    expect(await twin.page.evaluate((address) => window.open(address), url)).toBeNull();
  });

  test(`does not fetch or embed ${url}`, async () => {
    const outcome = await twin.page.evaluate(async (address) => {
      const frame = document.createElement('iframe');
      frame.src = address;
      document.body.append(frame);
      const fetched = await fetch(address).then(
        () => 'fetched',
        () => 'refused',
      );
      const reached = frame.contentDocument?.body?.textContent ?? '';
      frame.remove();
      return { fetched, reached };
    }, url);
    expect(outcome).toEqual({ fetched: 'refused', reached: '' });
  });
}

test('gives the page nothing of Node or Electron but its bridge', async () => {
  const globals = await twin.page.evaluate(() => {
    const names = ['require', 'process', 'Buffer', 'module', 'electron', 'ipcRenderer'];
    return names.filter((name) => name in globalThis);
  });
  expect(globals).toEqual([]);
});

test('refuses inline scripts', async () => {
  const outcome = await twin.page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'document.documentElement.dataset.injected = "yes"';
    document.body.append(script);
    return document.documentElement.dataset.injected ?? 'refused';
  });
  expect(outcome).toBe('refused');
});

test('denies permissions', async () => {
  const outcome = await twin.page.evaluate(async () => ({
    notifications: await Notification.requestPermission(),
    position: await new Promise((resolve) =>
      navigator.geolocation.getCurrentPosition(
        () => resolve('given'),
        () => resolve('denied'),
      ),
    ),
  }));
  expect(outcome).toEqual({ notifications: 'denied', position: 'denied' });
});

test('is still the app at the end of it all', async () => {
  const state = await twin.page.evaluate(() => ({
    origin: location.origin,
    panels: document.querySelectorAll('#root > *').length,
  }));
  expect(state.origin).toBe('app://twin');
  expect(state.panels).toBeGreaterThan(0);
});
