import { say } from '../../contract/sentence.ts';
import { readGeometry, type Repair } from './feature-geometry.ts';
import type { Cell, SourceRow } from './source.ts';

/** A Feature of GeoJSON as it was parsed. */
export interface RawFeature {
  readonly id?: unknown;
  readonly geometry?: unknown;
  readonly properties?: Record<string, unknown> | null;
}

/** Names of the properties of features, and `id` where some have one outside them. */
export class FeatureNames {
  private readonly names = new Set<string>();
  private hasId = false;

  add({ id, properties }: RawFeature): void {
    for (const name of Object.keys(properties ?? {})) this.names.add(name);
    this.hasId ||= id !== undefined;
  }

  all(): string[] {
    return [...(this.hasId ? this.names.add('id') : this.names)];
  }
}

/** A feature as a row. */
export function featureRow(
  feature: RawFeature,
  headers: readonly string[],
  line: number,
): SourceRow {
  const properties: Record<string, unknown> = { id: feature.id, ...feature.properties };
  const cells = headers.map((name) => propertyCell(properties[name]));
  const repair: Repair = { flags: [] };
  const geometry = readGeometry(feature.geometry, repair);
  if (geometry === 'broken') return { line, cells, broken: BROKEN_GEOMETRY };
  if (geometry === 'nested otherwise') return { line, cells, broken: OTHER_NESTING };
  return { line, cells, geometry, ...(repair.flags.length > 0 ? { flags: repair.flags } : {}) };
}

const BROKEN_GEOMETRY = {
  code: 'GEOM_INVALID',
  sentence: say`The coordinates are no numbers, so there is no shape. Check the geometry of this feature.`,
};

const OTHER_NESTING = {
  code: 'GEOM_INVALID',
  sentence: say`The brackets of the coordinates are not those of this kind of geometry. Export the feature again.`,
};

/** A property as a cell; nested objects keep their JSON text. */
export function propertyCell(value: unknown): Cell {
  if (value === null || value === undefined) return null;
  if (typeof value === 'string' || typeof value === 'number') return value;
  if (typeof value === 'boolean') return value ? '是' : '否';
  return JSON.stringify(value);
}
