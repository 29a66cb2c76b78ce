import path from 'node:path';
import { app, protocol } from 'electron';
import { createPageHandler, withAppHeaders } from './page-files.ts';
import { APP_SCHEME, decideNavigation } from './security.ts';

const TILES_PATH = '/tiles/';

/** Declares the app's scheme; must run before Electron is ready. */
export function registerScheme(): void {
  protocol.registerSchemesAsPrivileged([
    {
      scheme: APP_SCHEME,
      privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
    },
  ]);
}

/** Serves the whole origin: tiles from the snapshot, everything else from the built page. */
export function handleScheme(tiles: (request: Request) => Promise<Response>): void {
  const page = createPageHandler(path.join(app.getAppPath(), 'dist', 'renderer'));
  protocol.handle(APP_SCHEME, async (request) => {
    if (decideNavigation(request.url) === 'deny') return new Response('', { status: 404 });
    const isTile = new URL(request.url).pathname.startsWith(TILES_PATH);
    return withAppHeaders(await (isTile ? tiles(request) : page(request)));
  });
}
