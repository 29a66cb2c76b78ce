import type { Geometry, Position } from 'geojson';
import { SaxesParser } from 'saxes';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { decodeFile } from './decode.ts';
import { scanText, type TextScan } from './encoding.ts';
import { joinedShapes } from './joined-shapes.ts';
import { BATCH_ROWS, type SourceRow, type SourceTable } from './source.ts';

interface Placemark {
  readonly line: number;
  readonly fields: Map<string, string>;
  readonly geometries: Geometry[];
}

/** Opens KML or ovkml: each Placemark (地标) is a row of its name, description and data; coordinates are WGS-84. */
export async function openKml(path: string, known?: TextScan): Promise<SourceTable> {
  const scan = known ?? (await scanText(path));
  const { encoding } = scan;
  const reader = new KmlReader();
  try {
    for await (const text of decodeFile(path, encoding)) reader.write(text);
    reader.end();
  } catch (error) {
    throw error instanceof TwinError ? error : broken(path, reader.line, error);
  }
  const headers = [...new Set(reader.placemarks.flatMap(({ fields }) => [...fields.keys()]))];
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
    rows: () => readRows(reader.placemarks, headers),
  };
}

function broken(path: string, line: number, cause: unknown): TwinError {
  return new TwinError(
    'invalid',
    say`${path}, line ${line}: the KML breaks off here; the file may be cut. Export it again.`,
    { file: path, line },
    cause,
  );
}

async function* readRows(
  placemarks: readonly Placemark[],
  headers: readonly string[],
): AsyncGenerator<SourceRow[]> {
  for (let from = 0; from < placemarks.length; from += BATCH_ROWS) {
    yield placemarks.slice(from, from + BATCH_ROWS).map((placemark) => asRow(placemark, headers));
  }
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
  private current: Placemark | undefined;
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
    if (name === 'Placemark')
      this.current = { line: this.parser.line, fields: new Map(), geometries: [] };
    if (name === 'Data' || name === 'SimpleData') this.dataName = attributes.name ?? '';
    if (name === 'Polygon') this.rings = [];
  }

  private close(name: string): void {
    this.path.pop();
    const text = this.text.trim();
    this.text = '';
    if (!this.current) return;
    if (name === 'Placemark') {
      this.placemarks.push(this.current);
      this.current = undefined;
    } else if (name === 'coordinates') this.takeCoordinates(this.current, text);
    else if (name === 'Polygon')
      this.current.geometries.push({ type: 'Polygon', coordinates: this.rings });
    else this.takeField(this.current, name, text);
  }

  private takeField({ fields }: Placemark, name: string, text: string): void {
    const parent = this.path[this.path.length - 1];
    if (name === 'SimpleData') fields.set(this.dataName, text);
    else if (name === 'value' && parent === 'Data') fields.set(this.dataName, text);
    else if (parent === 'Placemark' && (name === 'name' || name === 'description'))
      fields.set(name, text);
  }

  private takeCoordinates({ geometries }: Placemark, text: string): void {
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
