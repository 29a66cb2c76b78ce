import { decodedPieces, readZipDirectory, type ZipDirectory } from './zip-directory.ts';

/** The XML files of a workbook, as its readers here expect them. */
export type WorkbookZip = Pick<ZipDirectory, 'names' | 'text' | 'pieces' | 'length'>;

/**
 * The files of an .xlsx. Where an XML names its elements with a prefix (`<x:row>`, as the Open XML SDK writes them) they
 * come without it, so that readers look for `<row` alone.
 */
export async function readWorkbookZip(path: string): Promise<WorkbookZip> {
  const zip = await readZipDirectory(path);
  const pieces = (name: string) => {
    const stored = zip.pieces(name);
    return stored && withoutPrefix(stored);
  };
  return {
    names: zip.names,
    pieces,
    text: (name) => {
      const plain = pieces(name);
      return plain && decodedPieces(plain);
    },
    length: (name) => zip.length(name),
  };
}

/** The first element of an XML and its prefix; what declares or comments begins otherwise. */
const ROOT = /<(?:([\w.-]+):)?[\w.-]+[\s/>]/;
/** Within so many bytes an XML names its first element. */
const LONGEST_HEAD = 4096;

async function* withoutPrefix(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let prefix: string | undefined;
  let rest = '';
  for await (const piece of pieces) {
    if (prefix === '') {
      yield piece;
      continue;
    }
    const xml = rest + latin1(piece);
    prefix ??= rootPrefix(xml);
    const end = prefix === undefined ? 0 : wholeTags(xml, prefix);
    rest = xml.slice(end);
    if (end > 0) yield stripped(xml.slice(0, end), prefix);
  }
  if (rest !== '') yield stripped(rest, prefix);
}

/** Prefix of the first element, empty without one; undefined while it may still come. */
function rootPrefix(xml: string): string | undefined {
  const root = ROOT.exec(xml);
  if (root) return root[1] ?? '';
  return xml.length > LONGEST_HEAD ? '' : undefined;
}

/** Where the last tag begins if its prefix may go on in the next piece, else the end. */
function wholeTags(xml: string, prefix: string): number {
  const last = xml.lastIndexOf('<');
  return prefix !== '' && last >= 0 && xml.length - last < `</${prefix}:`.length
    ? last
    : xml.length;
}

function stripped(xml: string, prefix = ''): Uint8Array {
  const plain =
    prefix === '' ? xml : xml.replaceAll(`<${prefix}:`, '<').replaceAll(`</${prefix}:`, '</');
  return Buffer.from(plain, 'latin1');
}

/** Bytes as characters, one each: the tags are ASCII, and no character of the text is touched. */
function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
}
