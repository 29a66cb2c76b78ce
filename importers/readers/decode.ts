import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { filePieces } from '../../data/file-pieces.ts';
import type { TextEncodingName } from './encoding.ts';

/** Rows of one piece die young: with 1 MB pieces the same file took a third longer and 200 MB more. */
const DECODE_READ_BYTES = 1 << 16;

/** Streams a file as decoded text. Throws `invalid` with the line where mojibake (乱码) shows. */
export async function* decodeFile(
  path: string,
  encoding: TextEncodingName,
): AsyncGenerator<string> {
  const decoder = new TextDecoder(encoding === 'utf-8-bom' ? 'utf-8' : encoding);
  let line = 1;
  for await (const piece of filePieces(path, DECODE_READ_BYTES)) {
    const text = decoder.decode(piece, { stream: true });
    line = refuseMojibake(path, text, line);
    yield text;
  }
  const rest = decoder.decode();
  refuseMojibake(path, rest, line);
  if (rest !== '') yield rest;
}

const MOJIBAKE = ['\uFFFD', '锟斤拷', 'å®æ³¢', 'æµ·æ›™', '瀹佹尝', '娴锋洐'];

/** Damage done before the export reached us cannot be undone; gives the line after `text`. */
function refuseMojibake(path: string, text: string, line: number): number {
  for (const mark of MOJIBAKE) {
    const at = text.indexOf(mark);
    if (at < 0) continue;
    const where = line + countLines(text.slice(0, at));
    throw new TwinError(
      'invalid',
      say`${path}, line ${where}: the text was already garbled (乱码 “${mark}”) when it was saved and cannot be restored. Export it again in the right encoding.`,
      { file: path, line: where },
    );
  }
  return line + countLines(text);
}

function countLines(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) count += 1;
  return count;
}
