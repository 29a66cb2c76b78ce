import { open, readFile, readdir, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import type { Geometry } from 'geojson';
import { openShp } from 'shapefile';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { crsFromWkt, nameOfWkt } from '../crs/wkt.ts';
import { readDbf, type DbfTable } from './dbf.ts';
import {
  BATCH_ROWS,
  type DeclaredCrs,
  type SkippedLine,
  type SourceRow,
  type SourceTable,
  withSkipped,
} from './source.ts';
import { withRingsInOrder } from './ring-order.ts';
import { readZipDirectory } from './zip-directory.ts';

/** The files of one Shapefile, beside each other or in a zip. */
interface ShapefileParts {
  readonly shp: string | Uint8Array;
  readonly dbf: Buffer;
  readonly prj: string | undefined;
  readonly cpg: string | undefined;
  readonly companions: readonly string[];
}

/** Opens a Shapefile with its .dbf (GBK unless it says otherwise) and .prj. A row's line is its record's number. */
export async function openShapefile(path: string): Promise<SourceTable> {
  const siblings = await findSiblings(path);
  const dbfPath = siblings.get('dbf');
  if (!dbfPath) throw withoutAttributes(path);
  await refuseTruncated(path);
  return shapefileTable(path, {
    shp: path,
    dbf: await readFile(dbfPath),
    prj: await readText(siblings.get('prj')),
    cpg: await readText(siblings.get('cpg')),
    companions: sorted(siblings),
  });
}

/** Opens the Shapefile in a zip; undefined when there is none. Throws `invalid` when there are several. */
export async function openZippedShapefile(path: string): Promise<SourceTable | undefined> {
  const zip = await readZipDirectory(path);
  const shapes = zip.names.filter((name) => /\.shp$/i.test(name) && !name.startsWith('__MACOSX'));
  const [shpName] = shapes;
  if (shpName === undefined) return undefined;
  if (shapes.length > 1) throw severalInZip(path, shapes);
  const stem = shpName.slice(0, -4).toLowerCase();
  const part = (extension: string) => {
    const name = zip.names.find((each) => each.toLowerCase() === `${stem}.${extension}`);
    return name === undefined ? undefined : zip.bytes(name);
  };
  const [shp, dbf] = [await part('shp'), await part('dbf')];
  if (!dbf) throw withoutAttributes(path);
  if (!shp || !isWhole(shp, shp.length)) throw cutOff(path);
  const prj = (await part('prj'))?.toString('utf8');
  const cpg = (await part('cpg'))?.toString('utf8');
  return shapefileTable(path, { shp, dbf, prj, cpg, companions: [] });
}

function shapefileTable(
  path: string,
  { shp, dbf, prj, cpg, companions }: ShapefileParts,
): SourceTable {
  const table = readDbf(path, dbf, cpg);
  const crs = declaredCrs(prj);
  const skipped: SkippedLine[] = [];
  return {
    path,
    format: 'shapefile',
    headers: table.headers,
    hasGeometry: true,
    encoding: table.encoding,
    ...(crs ? { crs } : {}),
    likelyRows: table.count,
    skipped,
    companions,
    rows: () => withSkipped(skipped, (own) => readRows(path, shp, table, own)),
  };
}

function withoutAttributes(path: string): TwinError {
  return new TwinError(
    'invalid',
    say`${path}: the .dbf with its attributes is missing. Copy .shp, .shx, .dbf and .prj together.`,
    { file: path },
  );
}

function severalInZip(path: string, names: readonly string[]): TwinError {
  return new TwinError(
    'invalid',
    say`${path}: the archive holds ${names.length} shapefiles (${names.slice(0, 3).join(', ')}). Unpack it and import the folder.`,
    { file: path },
  );
}

/** Extensions of one Shapefile beside its .shp. */
export const SHAPEFILE_COMPANIONS = ['dbf', 'shx', 'prj', 'cpg', 'sbn', 'sbx', 'qix', 'qpj'];

/** Paths of the other files of a Shapefile, in the order its fingerprint takes them. */
export async function shapefileCompanions(path: string): Promise<readonly string[]> {
  return sorted(await findSiblings(path));
}

function sorted(siblings: ReadonlyMap<string, string>): readonly string[] {
  return [...siblings.values()].sort();
}

/** Files with the same name as the .shp, whatever the case of their extension. */
async function findSiblings(path: string): Promise<Map<string, string>> {
  const stem = basename(path)
    .replace(/\.shp$/i, '')
    .toLowerCase();
  const found = new Map<string, string>();
  for (const name of await readdir(dirname(path))) {
    const at = name.lastIndexOf('.');
    const extension = name.slice(at + 1).toLowerCase();
    if (name.slice(0, at).toLowerCase() === stem && SHAPEFILE_COMPANIONS.includes(extension)) {
      found.set(extension, join(dirname(path), name));
    }
  }
  return found;
}

async function readText(path: string | undefined): Promise<string | undefined> {
  return path === undefined ? undefined : readFile(path, 'utf8');
}

function declaredCrs(wkt: string | undefined): DeclaredCrs | undefined {
  if (wkt === undefined || wkt.trim() === '') return undefined;
  const name = crsFromWkt(wkt);
  return name ? { name, known: true } : { name: nameOfWkt(wkt), known: false };
}

async function refuseTruncated(path: string): Promise<void> {
  const head = Buffer.alloc(28);
  const file = await open(path, 'r');
  try {
    await file.read(head, 0, 28, 0);
  } finally {
    await file.close();
  }
  if (!isWhole(head, (await stat(path)).size)) throw cutOff(path);
}

/** The header of a .shp says how long it is. */
function isWhole(head: Buffer, size: number): boolean {
  return size >= 28 && head.readInt32BE(0) === 9994 && head.readInt32BE(24) * 2 === size;
}

function cutOff(path: string): TwinError {
  return new TwinError(
    'invalid',
    say`${path}: the shapes are cut off or damaged. Copy the file again together with its .dbf and .shx.`,
    { file: path },
  );
}

async function* readRows(
  path: string,
  shp: ShapefileParts['shp'],
  table: DbfTable,
  skipped: SkippedLine[],
): AsyncGenerator<SourceRow[]> {
  const shapes = await openShp(shp);
  try {
    let batch: SourceRow[] = [];
    for (let index = 0; ; index += 1) {
      const { done, value } = await shapes.read();
      if (done !== index >= table.count) throw unequal(path, index, table.count);
      if (done) break;
      const record = table.record(index);
      if (record.deleted) skipped.push({ line: index + 1, reason: '已标记删除的记录', text: '' });
      else batch.push(asRow(record.cells, record.cut, value, index + 1));
      if (batch.length === BATCH_ROWS) {
        yield batch;
        batch = [];
      }
    }
    if (batch.length > 0) yield batch;
  } finally {
    await shapes.cancel();
  }
}

function asRow(
  cells: SourceRow['cells'],
  cut: boolean,
  geometry: Geometry | null,
  line: number,
): SourceRow {
  const { shape, isReordered } = withRingsInOrder(geometry);
  const flags = [...(cut ? ['TEXT_CUT'] : []), ...(isReordered ? ['GEOM_REPAIRED'] : [])];
  return flags.length > 0 ? { line, cells, geometry: shape, flags } : { line, cells, geometry };
}

function unequal(path: string, shapes: number, records: number): TwinError {
  return new TwinError(
    'invalid',
    say`${path}: there are ${shapes} shapes for ${records} attribute records, so they are not of one export. Export them again together.`,
    { file: path, line: shapes },
  );
}
