import { describe, expect, it } from 'vitest';
import {
  CONTENT_SECURITY_POLICY,
  decideDownload,
  decideNavigation,
  decideRequest,
  isTrustedSender,
  WINDOW_CONSTANTS,
  webPreferences,
} from './security.ts';

describe('decideNavigation', () => {
  it.each(['app://twin/', 'app://twin/index.html?view=above', 'app://twin/#card'])(
    'allows %s',
    (url) => {
      expect(decideNavigation(url)).toBe('allow');
    },
  );

  it.each([
    'https://evil.example/',
    'https://evil.example/?next=app://twin/',
    'app://twin.evil.example/',
    'app://evil@twin/',
    'app://other/',
    'app:twin',
    'APP://TWIN.example/',
    'file:///etc/passwd',
    'javascript:alert(1)',
    'data:text/html,hello',
    'blob:https://evil.example/1',
    'about:blank',
    'view-source:app://twin/',
    'not a url',
    '',
  ])('denies %s', (url) => {
    expect(decideNavigation(url)).toBe('deny');
  });
});

describe('decideRequest', () => {
  it.each(['app://twin/tiles/s1/a.glb', 'data:image/png;base64,AA', 'blob:app://twin/7f3e'])(
    'allows %s',
    (url) => {
      expect(decideRequest(url)).toBe('allow');
    },
  );

  it.each([
    'https://api.cesium.com/',
    'http://127.0.0.1:80/',
    'ws://twin/',
    'file:///etc/passwd',
    'blob:https://x/1',
  ])('denies %s', (url) => {
    expect(decideRequest(url)).toBe('deny');
  });
});

describe('isTrustedSender', () => {
  it('takes the main frame of the app only', () => {
    const top = { url: 'app://twin/', parent: null };
    expect(isTrustedSender(top)).toBe(true);
    expect(isTrustedSender({ url: 'app://twin/', parent: top })).toBe(false);
    expect(isTrustedSender({ url: 'https://evil.example/', parent: null })).toBe(false);
    expect(isTrustedSender({ url: 'about:blank', parent: null })).toBe(false);
    expect(isTrustedSender(null)).toBe(false);
  });
});

describe('webPreferences', () => {
  it('keeps the constants whatever the caller wants', () => {
    const given = {
      preload: '/p.cjs',
      sandbox: false,
      nodeIntegration: true,
      contextIsolation: false,
      spellcheck: true,
    };
    expect(webPreferences(given)).toEqual({ preload: '/p.cjs', ...WINDOW_CONSTANTS });
  });

  it('isolates, sandboxes and never spell-checks', () => {
    expect(WINDOW_CONSTANTS).toMatchObject({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webSecurity: true,
      webviewTag: false,
      spellcheck: false,
    });
  });
});

describe('the content security policy', () => {
  it('allows scripts of the app and WebAssembly, never eval or another origin', () => {
    expect(CONTENT_SECURITY_POLICY).toContain("script-src 'self' 'wasm-unsafe-eval';");
    expect(CONTENT_SECURITY_POLICY).not.toContain("'unsafe-eval'");
    expect(CONTENT_SECURITY_POLICY).not.toMatch(/https?:|\*/);
  });
});

describe('decideDownload', () => {
  it('lets the page save what it made itself and nothing else', () => {
    expect(decideDownload('blob:app://twin/5f0c')).toBe('allow');
    expect(decideDownload('app://twin/tiles/s1/buildings/tileset.json')).toBe('deny');
    expect(decideDownload('blob:https://evil.example/5f0c')).toBe('deny');
    expect(decideDownload('https://evil.example/x.exe')).toBe('deny');
  });
});
