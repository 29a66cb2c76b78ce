/** The one origin of this application: page, workers, assets and tiles. */
export const APP_ORIGIN = 'app://twin';
export const APP_SCHEME = 'app';
const APP_HOST = 'twin';

/**
 * Sent with every response. Cesium 1.145 compiles WebAssembly on the page, hence 'wasm-unsafe-eval';
 * nothing here is ever allowed 'unsafe-eval'.
 */
export const CONTENT_SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data: blob:",
  "connect-src 'self'",
  "object-src 'none'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
  "form-action 'none'",
].join('; ');

/** What a window may never be created without; a caller's own values do not win over these. */
export const WINDOW_CONSTANTS = Object.freeze({
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInWorker: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
  navigateOnDragDrop: false,
  spellcheck: false,
  disableBlinkFeatures: 'Auxclick',
});

/** `webPreferences` of every window: the caller's preload and arguments under the constants. */
export function webPreferences<Given extends object>(
  given: Given,
): Given & typeof WINDOW_CONSTANTS {
  return { ...given, ...WINDOW_CONSTANTS };
}

/** Where a window may go: inside the app's own origin, nowhere else. */
export function decideNavigation(url: string): 'allow' | 'deny' {
  return isAppUrl(url) ? 'allow' : 'deny';
}

/** Which requests may leave the page: the app's own, and data the page made itself. */
export function decideRequest(url: string): 'allow' | 'deny' {
  if (isAppUrl(url)) return 'allow';
  const scheme = parse(url)?.protocol;
  return scheme === 'data:' || scheme === 'devtools:' || isOwnBlob(url) ? 'allow' : 'deny';
}

/** What may be saved to a file: data the page made itself; the system's dialog asks where. */
export function decideDownload(url: string): 'allow' | 'deny' {
  return isOwnBlob(url) ? 'allow' : 'deny';
}

/** True for messages from the app's page itself: the main frame of a window, at the app's origin. */
export function isTrustedSender(
  frame: { readonly url: string; readonly parent: unknown } | null | undefined,
): boolean {
  return Boolean(frame) && !frame?.parent && isAppUrl(frame?.url ?? '');
}

function isAppUrl(url: string): boolean {
  const parsed = parse(url);
  if (!parsed) return false;
  const { protocol, host, username, password } = parsed;
  return protocol === `${APP_SCHEME}:` && host === APP_HOST && username === '' && password === '';
}

function isOwnBlob(url: string): boolean {
  return url.startsWith('blob:') && isAppUrl(url.slice('blob:'.length));
}

function parse(url: string): URL | undefined {
  try {
    return new URL(url);
  } catch {
    return undefined;
  }
}
