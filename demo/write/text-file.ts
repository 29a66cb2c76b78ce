import { createWriteStream, type WriteStream } from 'node:fs';
import { once } from 'node:events';
import { finished } from 'node:stream/promises';
import { encodeGb18030 } from './gb18030.ts';

export type TextEncoding = 'gb18030' | 'utf-8-bom' | 'utf-8';

const CHUNK_CHARACTERS = 1 << 18;

/** A line-by-line file that waits for the disk instead of filling memory. */
export interface LineFile {
  /** Writes one line and returns its number, 1-based. */
  line(text: string): number;
  /** To be awaited now and then; resolves when the disk has kept up. */
  drain(): Promise<void>;
  close(): Promise<void>;
}

/** Creates the file, lines ended by CR LF as Windows exports have them. */
export function openLineFile(path: string, encoding: TextEncoding): LineFile {
  const stream = createWriteStream(path);
  const encode =
    encoding === 'gb18030' ? encodeGb18030 : (text: string) => Buffer.from(text, 'utf8');
  let pending = encoding === 'utf-8-bom' ? '\uFEFF' : '';
  let lines = 0;
  const flush = async (): Promise<void> => {
    const text = pending;
    pending = '';
    if (text !== '') await write(stream, encode(text));
  };
  return {
    line: (text) => {
      pending += `${text}\r\n`;
      return ++lines;
    },
    drain: () => (pending.length >= CHUNK_CHARACTERS ? flush() : Promise.resolve()),
    close: async () => {
      await flush();
      stream.end();
      await finished(stream);
    },
  };
}

async function write(stream: WriteStream, bytes: Buffer): Promise<void> {
  if (!stream.write(bytes)) await once(stream, 'drain');
}

/** A CSV line; cells with a comma, quote or line break are quoted. */
export function csvLine(cells: readonly string[]): string {
  let line = '';
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at]!;
    line +=
      (at === 0 ? '' : ',') + (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);
  }
  return line;
}
