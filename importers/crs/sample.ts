import type { Geometry, Position } from 'geojson';
import type { TableSpec } from '../../contract/schema/table.ts';
import { cellCode, cellText } from '../normalise/cells.ts';
import type { HeaderMatch } from '../headers.ts';
import type { Cell, SourceRow } from '../readers/source.ts';
import { readPosition } from './coordinate-pair.ts';
import type { LonLat } from './systems.ts';

/** What a row says of where it lies, as text of the file. */
export interface PlaceNames {
  readonly building?: string;
  readonly room?: string;
  readonly address?: string;
  readonly grid?: string;
  readonly community?: string;
}

/** A position as the file gives it, with what its row says of the place. */
export interface SamplePoint {
  readonly at: LonLat;
  readonly names: PlaceNames;
}

/** Where things of a table lie: in or at buildings, beside roads and neither in buildings nor in water, or buildings themselves. */
export type Standing = 'premises' | 'street' | 'buildings' | 'anywhere';

/** Positions of one file, drawn evenly. */
export interface CrsSample {
  readonly points: readonly SamplePoint[];
  readonly standing: Standing;
}

/** Positions a fit is measured on. */
export const SAMPLE_SIZE = 2000;

const STANDINGS: Readonly<Record<string, Standing>> = {
  building: 'buildings',
  building_part: 'buildings',
  component: 'street',
  city_case: 'street',
  patrol_fix: 'street',
  unit: 'premises',
  premises: 'premises',
  enterprise: 'premises',
  commercial_building: 'premises',
  care_facility: 'premises',
  facility: 'premises',
  service_firm: 'premises',
};

/** Where things of a table lie. */
export function standingOf(table: string): Standing {
  return STANDINGS[table] ?? 'anywhere';
}

/** Reads the position and the place names out of a file's rows. Made once a file and table. */
export class PlaceReader {
  private readonly x: number | undefined;
  private readonly y: number | undefined;
  private readonly names: readonly (readonly [keyof PlaceNames, number])[];

  constructor(table: TableSpec, { columns }: HeaderMatch) {
    this.x = columns.get('longitude_degrees');
    this.y = columns.get('latitude_degrees');
    this.names = [...nameFields(table)].flatMap(([name, field]) => {
      const index = columns.get(field);
      return index === undefined ? [] : [[name, index] as const];
    });
  }

  /** Whether the file gives positions in columns. */
  get hasColumns(): boolean {
    return this.x !== undefined && this.y !== undefined;
  }

  /** The position as the file gives it: of its shape, else of its columns; undefined without one. */
  position(row: SourceRow): LonLat | undefined {
    if (row.geometry) return innermost(row.geometry);
    if (this.x === undefined || this.y === undefined) return undefined;
    const [x, y] = readPosition(row.cells, this.x, this.y);
    return typeof x === 'number' && typeof y === 'number' ? [x, y] : undefined;
  }

  point(row: SourceRow): SamplePoint | undefined {
    const at = this.position(row);
    if (!at) return undefined;
    const names: { -readonly [K in keyof PlaceNames]: string } = {};
    for (const [name, index] of this.names) {
      const text = nameText(name, row.cells[index] ?? null);
      if (text !== null) names[name] ??= text;
    }
    return { at, names };
  }
}

function nameText(name: keyof PlaceNames, cell: Cell): string | null {
  return name === 'address' ? cellText(cell) : cellCode(cell);
}

function* nameFields(table: TableSpec): Generator<readonly [keyof PlaceNames, string]> {
  for (const [field, { references }] of Object.entries(table.columns)) {
    if (references === 'building') yield ['building', field];
    if (references === 'room') yield ['room', field];
  }
  yield ['building', 'building_id'];
  yield ['grid', 'grid_code'];
  yield ['community', 'community_code'];
  for (const field of ['address', 'actual_address', 'business_address', 'road', 'place_text'])
    if (field in table.columns) yield ['address', field];
}

/** One position of a shape: of a surface the middle of its corners, of a line its first. */
function innermost(geometry: Geometry): LonLat | undefined {
  let at: unknown = 'coordinates' in geometry ? geometry.coordinates : undefined;
  while (Array.isArray(at) && Array.isArray(at[0]) && Array.isArray((at[0] as unknown[])[0]))
    at = at[0];
  if (!Array.isArray(at) || at.length === 0) return undefined;
  if (typeof at[0] === 'number') return [at[0], at[1] as number];
  const corners = at as Position[];
  if (!geometry.type.endsWith('Polygon')) return corners[0] as unknown as LonLat;
  const [x, y] = [0, 1].map((axis) => {
    const values = corners.map((corner) => corner[axis] as number);
    return (Math.min(...values) + Math.max(...values)) / 2;
  });
  return [x as number, y as number];
}

/** Every n-th of the points, at most `SAMPLE_SIZE`, so that all parts of a file have their say. */
export function thinned(points: readonly SamplePoint[], standing: Standing): CrsSample {
  const step = Math.max(1, points.length / SAMPLE_SIZE);
  const count = Math.min(points.length, SAMPLE_SIZE);
  const kept = Array.from(
    { length: count },
    (_, index) => points[Math.floor(index * step)] as SamplePoint,
  );
  return { points: kept, standing };
}
