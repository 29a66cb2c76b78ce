import { open } from 'node:fs/promises';
import { extname } from 'node:path';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { openDelimited } from './delimited.ts';
import type { TextScan } from './encoding.ts';
import { openFeatureLines } from './feature-lines.ts';
import { openGeoJson } from './geojson.ts';
import { openJsonArray, openJsonLines } from './json-lines.ts';
import { openKml } from './kml.ts';
import { openShapefile, openZippedShapefile } from './shapefile.ts';
import type { HeaderScore, SourceTable } from './source.ts';
import { openXls } from './xls.ts';
import { openXlsx } from './xlsx.ts';

/**
 * Opens the table of a file. The reader is chosen by what the bytes are, not by the extension: departments rename
 * .csv to .xls. JSON that is no feature collection gives undefined. `known` spares looking through a text file again. Throws
 * `invalid` with a sentence for what cannot be read.
 */
export async function openTable(
  path: string,
  score: HeaderScore,
  known?: TextScan,
): Promise<SourceTable | undefined> {
  try {
    return await openByContent(path, await readStart(path), score, known);
  } catch (error) {
    throw error instanceof TwinError ? error : unreadable(path, error);
  }
}

async function openByContent(
  path: string,
  start: Buffer,
  score: HeaderScore,
  known: TextScan | undefined,
): Promise<SourceTable | undefined> {
  if (start.length === 0)
    throw new TwinError('invalid', say`${path} is empty. Export it again.`, { file: path });
  const magic = start.toString('latin1', 0, 8);
  if (magic.startsWith('PK\u0003\u0004')) return openZip(path, start, score);
  if (magic.startsWith('\u00D0\u00CF\u0011\u00E0')) return openXls(path, score);
  if (start.length >= 4 && start.readInt32BE(0) === 9994) return openShapefile(path);
  const text = start
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .trimStart();
  if (/<kml[\s>]/.test(text)) return openKml(path, known);
  refuseOtherXml(path, text);
  if (/^<(html|\?xml|table|!doctype)/i.test(text)) return openXls(path, score);
  if (/^\u001E?[[{]/.test(text)) return openJson(path, known);
  return openDelimited(path, score, known);
}

/** Formats of maps in XML, told by their outermost element. */
const OTHER_XML = /^(?:<[?!][^>]*>\s*)*<(?:\w+:)?(gpx|osm|FeatureCollection|svg|kmz|LandXML)[\s>]/;

function refuseOtherXml(path: string, text: string): void {
  const kind = OTHER_XML.exec(text)?.[1];
  if (kind === undefined) return;
  throw new TwinError(
    'invalid',
    say`${path} is XML of a kind that is not read (${kind}). Save it as KML, GeoJSON or Shapefile and import that.`,
    { file: path },
  );
}

/** The first entry of an OpenDocument file names its kind and is never packed. */
const OPEN_DOCUMENT = 'mimetypeapplication/vnd.oasis.opendocument';

async function openZip(path: string, start: Buffer, score: HeaderScore): Promise<SourceTable> {
  const isWorkbook =
    /^\.(xlsx|xlsm|et)$/i.test(extname(path)) ||
    start.includes('[Content_Types].xml') ||
    start.includes('xl/');
  if (isWorkbook) return openXlsx(path, score);
  if (start.includes(OPEN_DOCUMENT))
    throw new TwinError(
      'invalid',
      say`${path} is an OpenDocument file (.ods), which is not read. Save it as .xlsx and import that.`,
      { file: path },
    );
  if (/\.kmz$/i.test(path) || start.includes('doc.kml'))
    throw new TwinError(
      'invalid',
      say`${path} is KML packed as .kmz. Save it as .kml, or rename it to .zip, unpack it and import the .kml inside.`,
      { file: path },
    );
  const zipped = await openZippedShapefile(path).catch((error: unknown) => {
    throw error instanceof RangeError ? damagedZip(path, error) : error;
  });
  if (zipped) return zipped;
  throw new TwinError(
    'invalid',
    say`${path} is an archive without a shapefile. Unpack it and import what is inside.`,
    {
      file: path,
    },
  );
}

/** JSON lines hold an object in each line; one object alone is told by the file's name. A list of features is no table. */
async function openJson(
  path: string,
  known: TextScan | undefined,
): Promise<SourceTable | undefined> {
  const start = (await readStart(path, LONGEST_JSON_LINE)).toString('latin1');
  if (LIST_OF_OBJECTS.test(start) && !FEATURE.test(start)) return openJsonArray(path, known);
  const [firstLine = '', ...rest] = start.split('\n', 2);
  const isObject = /^[^{]{0,3}\{.*\}\s*$/.test(firstLine) && !/"FeatureCollection"/.test(firstLine);
  const isAlone = (rest[0] ?? '').trim() === '';
  const isLines = /^\u001E?\{/.test(rest[0] ?? '') || (isAlone && LINES_EXTENSION.test(path));
  if (!isObject || !isLines) return openGeoJson(path, known);
  return FEATURE.test(firstLine) ? openFeatureLines(path, known) : openJsonLines(path, known);
}

const LIST_OF_OBJECTS = /^[^[{]{0,3}\s*\[\s*\{/;
const FEATURE = /"type"\s*:\s*"Feature"/;
const LONGEST_JSON_LINE = 1 << 20;
const LINES_EXTENSION = /\.(jsonl|ndjson|geojsonl|geojsons)$/i;

async function readStart(path: string, bytes = 4096): Promise<Buffer> {
  const file = await open(path, 'r');
  try {
    const buffer = Buffer.alloc(bytes);
    const { bytesRead } = await file.read(buffer, 0, buffer.length, 0);
    return buffer.subarray(0, bytesRead);
  } finally {
    await file.close();
  }
}

function damagedZip(path: string, error: unknown): TwinError {
  return new TwinError(
    'invalid',
    say`${path}: the zip file is cut off or damaged and cannot be opened. Export or copy it again.`,
    { file: path },
    error,
  );
}

/** A file that vanished or changed while it was read, or that the system will not let us read. */
export function unreadable(path: string, error: unknown): TwinError {
  const code = (error as { code?: unknown }).code;
  if (code === 'EACCES' || code === 'EPERM') return unreadableByAccount(path, error);
  const why =
    code === 'ENOENT'
      ? 'the file was moved or deleted while it was read'
      : String((error as Error).message ?? error);
  return new TwinError(
    'invalid',
    say`${path}: ${why}. Put it back in its place and import again.`,
    { file: path },
    error,
  );
}

function unreadableByAccount(path: string, error: unknown): TwinError {
  return new TwinError(
    'forbidden',
    say`This account may not read ${path}. Have it given the right to read, or copy the exports to where it may, and import again.`,
    { file: path },
    error,
  );
}
