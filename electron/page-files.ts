import { readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { CONTENT_SECURITY_POLICY } from './security.ts';

const MIME_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.xml': 'text/xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.glb': 'model/gltf-binary',
  '.ktx2': 'image/ktx2',
};

/** Serves the files of one folder; anything that is not inside it, links included, is not found. */
export function createPageHandler(folder: string): (request: Request) => Promise<Response> {
  const root = realpath(folder);
  return async (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return refusal(405);
    const wanted = decodePath(request.url);
    if (wanted === undefined) return refusal(400);
    return serve(await root, wanted);
  };
}

/** The response with the headers every answer of the app's origin carries. */
export function withAppHeaders(response: Response): Response {
  const headers = new Headers(response.headers);
  headers.set('Content-Security-Policy', CONTENT_SECURITY_POLICY);
  headers.set('X-Content-Type-Options', 'nosniff');
  return new Response(response.body, { status: response.status, headers });
}

async function serve(root: string, wanted: string): Promise<Response> {
  try {
    const file = await realpath(path.join(root, wanted));
    if (!file.startsWith(root + path.sep)) return refusal(404);
    return answer(file, await readFile(file));
  } catch {
    return refusal(404);
  }
}

function answer(file: string, content: Buffer<ArrayBuffer>): Response {
  const type = MIME_TYPES[path.extname(file).toLowerCase()] ?? 'application/octet-stream';
  return new Response(content, {
    headers: { 'Content-Type': type, 'Content-Length': String(content.byteLength) },
  });
}

/** Path below the folder; undefined for one that is not well formed or means to climb. */
function decodePath(url: string): string | undefined {
  try {
    const decoded = decodeURIComponent(new URL(url).pathname);
    if (decoded.includes('\0') || decoded.includes('\\')) return undefined;
    if (decoded.split('/').includes('..')) return undefined;
    return decoded === '/' ? 'index.html' : decoded.slice(1);
  } catch {
    return undefined;
  }
}

function refusal(status: number): Response {
  return new Response('', { status });
}
