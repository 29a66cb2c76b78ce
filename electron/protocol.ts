import path from 'node:path';
import { app, protocol } from 'electron';
import { MAPS_PATH } from '../contract/maps.ts';
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

type Handler = (request: Request) => Promise<Response>;

/** Serves the whole origin: tiles of snapshots, map files, everything else from the built page. */
export function handleScheme(tiles: Handler, maps: Handler): void {
  const page = createPageHandler(path.join(app.getAppPath(), 'dist', 'renderer'));
  protocol.handle(APP_SCHEME, async (request) => {
    if (decideNavigation(request.url) === 'deny') return new Response('', { status: 404 });
    const { pathname } = new URL(request.url);
    const handler = pathname.startsWith(TILES_PATH)
      ? tiles
      : pathname.startsWith(MAPS_PATH)
        ? maps
        : page;
    return withAppHeaders(await handler(request));
  });
}
