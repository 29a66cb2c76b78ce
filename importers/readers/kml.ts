import type { Geometry, Position } from 'geojson';
import { SaxesParser } from 'saxes';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { decodeFile } from './decode.ts';
import { scanText, type TextEncodingName, type TextScan } from './encoding.ts';
import { joinedShapes } from './joined-shapes.ts';
import { inBatches, type SourceRow, type SourceTable } from './source.ts';

interface Placemark {
  readonly line: number;
  readonly fields: ReadonlyMap<string, string>;
  readonly geometries: readonly Geometry[];
}

/** One place of a track (gx:Track, 轨迹): its text is empty where the receiver had none. */
interface TrackPlace {
  readonly line: number;
  readonly text: string;
}

/** Times and places of a track, in step. */
interface Track {
  readonly whens: string[];
  readonly places: TrackPlace[];
}

/**
 * Opens KML or ovkml: each Placemark (地标) is a row of its name, description, times, data and the folder it lies in, each
 * place of a track a row of its own with its time; coordinates are WGS-84. Read twice, for the names of its data and as rows, and
 * never held whole.
 */
export async function openKml(path: string, known?: TextScan): Promise<SourceTable> {
  const scan = known ?? (await scanText(path));
  const { encoding } = scan;
  const names = new Set<string>();
  for await (const placemarks of placemarkBatches(path, encoding))
    for (const { fields } of placemarks) for (const name of fields.keys()) names.add(name);
  const headers = [...names];
  return {
    path,
    format: 'kml',
    headers,
    hasGeometry: true,
    encoding,
    scan,
    crs: { name: 'EPSG:4326', known: true },
    skipped: [],
    companions: [],
    rows: () => inBatches(rowPieces(path, encoding, headers)),
  };
}

/** The placemarks of a file, a piece of it at a time. */
async function* placemarkBatches(
  path: string,
  encoding: TextEncodingName,
): AsyncGenerator<readonly Placemark[]> {
  const reader = new KmlReader();
  try {
    for await (const text of decodeFile(path, encoding)) {
      reader.write(text);
      yield reader.placemarks.splice(0);
    }
    reader.end();
  } catch (error) {
    throw error instanceof TwinError ? error : broken(path, reader.line, error);
  }
  yield reader.placemarks;
}

function broken(path: string, line: number, cause: unknown): TwinError {
  return new TwinError(
    'invalid',
    say`${path}, line ${line}: the KML breaks off here; the file may be cut. Export it again.`,
    { file: path, line },
    cause,
  );
}

async function* rowPieces(
  path: string,
  encoding: TextEncodingName,
  headers: readonly string[],
): AsyncGenerator<SourceRow[]> {
  for await (const placemarks of placemarkBatches(path, encoding))
    yield placemarks.map((placemark) => asRow(placemark, headers));
}

function asRow({ line, fields, geometries }: Placemark, headers: readonly string[]): SourceRow {
  const cells = headers.map((name) => fields.get(name) ?? null);
  const { geometry, leftOut } = joinedShapes(geometries);
  return { line, cells, geometry, ...(leftOut ? { flags: ['GEOM_REPAIRED'] } : {}) };
}

/** Collects Placemarks as the text comes. */
class KmlReader {
  readonly placemarks: Placemark[] = [];
  private readonly parser = new SaxesParser();
  private readonly path: string[] = [];
  private current:
    | { line: number; fields: Map<string, string>; geometries: Geometry[]; tracks: Track[] }
    | undefined;
  /** Names of the folders around, the innermost last; one without a name is empty. */
  private readonly folders: string[] = [];
  private text = '';
  private dataName = '';
  private rings: Position[][] = [];

  constructor() {
    this.parser.on('opentag', ({ name, attributes }) => {
      this.open(name.replace(/^.*:/, ''), attributes as Record<string, string>);
    });
    this.parser.on('closetag', ({ name }) => {
      this.close(name.replace(/^.*:/, ''));
    });
    const take = (text: string) => {
      this.text += text;
    };
    this.parser.on('text', take);
    this.parser.on('cdata', take);
    this.parser.on('error', (error) => {
      throw error;
    });
  }

  get line(): number {
    return this.parser.line;
  }

  write(text: string): void {
    this.parser.write(text);
  }

  end(): void {
    this.parser.close();
  }

  private open(name: string, attributes: Record<string, string>): void {
    this.path.push(name);
    this.text = '';
    if (name === 'Folder') this.folders.push('');
    if (name === 'Placemark') {
      const { line } = this.parser;
      this.current = { line, fields: new Map(), geometries: [], tracks: [] };
    }
    if (name === 'Track') this.current?.tracks.push({ whens: [], places: [] });
    if (name === 'Data' || name === 'SimpleData') this.dataName = attributes.name ?? '';
    if (name === 'Polygon') this.rings = [];
  }

  private close(name: string): void {
    this.path.pop();
    const text = this.text.trim();
    this.text = '';
    if (name === 'Folder') this.folders.pop();
    if (!this.current) {
      if (name === 'name' && this.parent === 'Folder') this.folders.splice(-1, 1, text);
    } else if (name === 'Placemark') this.endPlacemark(this.current);
    else if (name === 'coordinates') this.takeCoordinates(this.current.geometries, text);
    else if (name === 'Polygon')
      this.current.geometries.push({ type: 'Polygon', coordinates: this.rings });
    else if (this.parent === 'Track') this.takeTrackPart(this.current.tracks, name, text);
    else this.takeField(this.current.fields, name, text);
  }

  private get parent(): string | undefined {
    return this.path[this.path.length - 1];
  }

  private endPlacemark({ line, fields, geometries, tracks }: NonNullable<typeof this.current>) {
    this.current = undefined;
    const folder = this.folders.findLast((name) => name !== '');
    if (folder !== undefined && !fields.has('folder')) fields.set('folder', folder);
    const fixes = tracks.flatMap((track) => fixesOf(track, fields));
    this.placemarks.push(...fixes);
    if (fixes.length === 0 || geometries.length > 0)
      this.placemarks.push({ line, fields, geometries });
  }

  private takeTrackPart(tracks: readonly Track[], name: string, text: string): void {
    const track = tracks[tracks.length - 1];
    if (name === 'when') track?.whens.push(text);
    else if (name === 'coord') track?.places.push({ line: this.parser.line, text });
  }

  private takeField(fields: Map<string, string>, name: string, text: string): void {
    const { parent = '' } = this;
    if (name === 'SimpleData') fields.set(this.dataName, text);
    else if (name === 'value' && parent === 'Data') fields.set(this.dataName, text);
    else if (FIELDS[parent]?.includes(name)) fields.set(name, text);
  }

  private takeCoordinates(geometries: Geometry[], text: string): void {
    if (text === '') return;
    const places = text.replace(/\s*,\s*/g, ',').split(/\s+/);
    const positions = places.map((part) => part.split(',').slice(0, 2).map(Number));
    const [around, parent] = this.path.slice(-2);
    if (parent === 'LinearRing' && around === 'outerBoundaryIs') this.rings.unshift(positions);
    else if (parent === 'LinearRing') this.rings.push(positions);
    else if (parent === 'LineString')
      geometries.push({ type: 'LineString', coordinates: positions });
    else if (parent === 'Point')
      geometries.push({ type: 'Point', coordinates: positions[0] as Position });
  }
}

/** Elements that are columns, by the one they stand in. */
const FIELDS: Readonly<Record<string, readonly string[]>> = {
  Placemark: ['name', 'description', 'address', 'phoneNumber'],
  TimeStamp: ['when'],
  TimeSpan: ['begin', 'end'],
};

/** A row for each place of a track. A time without a place and a place without a time stay rows, so that their lack is told. */
function fixesOf(
  { whens, places }: Track,
  fields: ReadonlyMap<string, string>,
): readonly Placemark[] {
  const length = Math.max(whens.length, places.length);
  return Array.from({ length }, (_, at) => {
    const place = places[at];
    const numbers = place?.text.split(/\s+/).slice(0, 2).map(Number) ?? [];
    const when = whens[at];
    return {
      line: place?.line ?? places[places.length - 1]?.line ?? 0,
      fields: when === undefined ? fields : new Map([...fields, ['when', when]]),
      geometries: numbers.length === 2 ? [{ type: 'Point', coordinates: numbers }] : [],
    };
  });
}
