import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { app, BrowserWindow, protocol } from 'electron';

const TYPES: Record<string, string> = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
};

for (const name of ['ignore-gpu-blocklist', 'enable-unsafe-swiftshader'])
  app.commandLine.appendSwitch(name);
protocol.registerSchemesAsPrivileged([
  {
    scheme: 'app',
    privileges: { standard: true, secure: true, supportFetchAPI: true, stream: true },
  },
]);

void app.whenReady().then(() => {
  const folder = path.join(__dirname, 'page');
  protocol.handle('app', async (request) => {
    const { pathname } = new URL(request.url);
    const file = path.join(folder, pathname === '/' ? 'index.html' : pathname);
    const type = TYPES[path.extname(file)] ?? 'application/octet-stream';
    return new Response(new Uint8Array(await readFile(file)), {
      headers: { 'content-type': type },
    });
  });
  const window = new BrowserWindow({ width: 1440, height: 900, webPreferences: { sandbox: true } });
  void window.loadURL('app://twin/');
});
app.on('window-all-closed', () => app.quit());
