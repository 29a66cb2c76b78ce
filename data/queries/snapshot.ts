import type { LayerInfo, SnapshotInfo } from '../../contract/queries/snapshot.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { SourceFileRecord } from '../snapshot/manifest.ts';
import type { QueryContext } from './context.ts';
import { oncePerSnapshot } from './once-per-snapshot.ts';

/** What the window needs to know of the snapshot on screen. */
export async function snapshotInfo({ snapshot }: QueryContext): Promise<SnapshotInfo> {
  const { id, publishedAt, asOf, synthetic, profile, changes, schemaVersion } = snapshot.manifest;
  return { id, publishedAt, asOf, synthetic, profile, changes, schemaVersion };
}

interface LayerSource {
  readonly id: string;
  readonly table: string;
  readonly title?: string;
  readonly titleEn?: string;
  /** SQL condition for a row's belonging to the layer. */
  readonly only?: string;
  /** SQL condition for a row's having a place on the map. */
  readonly placed: string;
}

const LAYERS: readonly LayerSource[] = [
  { id: 'building', table: 'building', placed: 'longitude_degrees IS NOT NULL' },
  { id: 'room', table: 'room', placed: 'building_slot IS NOT NULL' },
  { id: 'resident', table: 'resident', placed: 'room_slot IS NOT NULL' },
  { id: 'unit', table: 'unit', placed: 'room_slot IS NOT NULL' },
  featureLayer('water', '水系', 'Water'),
  featureLayer('road', '道路', 'Roads'),
  featureLayer('green', '绿地', 'Green'),
  areaLayer('boundary', "level <> 'grid'", '行政界线', 'Boundaries'),
  areaLayer('grid-cell', "level = 'grid'", '网格', 'Grid cells'),
];

function areaLayer(id: string, only: string, title: string, titleEn: string): LayerSource {
  return { id, table: 'area', title, titleEn, only, placed: 'west_degrees IS NOT NULL' };
}

function featureLayer(kind: string, title: string, titleEn: string): LayerSource {
  return {
    id: kind,
    table: 'base_map_feature',
    title,
    titleEn,
    only: `kind = '${kind}'`,
    placed: 'west_degrees IS NOT NULL',
  };
}

/** Layers (图层) with source, as-of date, number of rows and how many have a place (上图率). */
export const snapshotLayers = oncePerSnapshot(
  async (context: QueryContext): Promise<LayerInfo[]> => {
    const present = LAYERS.filter((layer) => context.snapshot.has(tableSpec(layer.table).file));
    return Promise.all(present.map((layer) => layerInfo(context, layer)));
  },
);

async function layerInfo(context: QueryContext, layer: LayerSource): Promise<LayerInfo> {
  const spec = tableSpec(layer.table);
  const [counts, sources] = await Promise.all([
    countRows(context, layer, spec),
    sourcesOf(context, layer, spec),
  ]);
  const { asOf } = context.snapshot.manifest;
  return {
    id: layer.id,
    table: layer.table,
    system: spec.system,
    title: layer.title ?? spec.title,
    titleEn: layer.titleEn ?? spec.titleEn,
    department: sources[0]?.department.title ?? spec.department.title,
    asOf:
      sources.reduce((latest, source) => (source.asOf > latest ? source.asOf : latest), '') || asOf,
    rowCount: counts.rows,
    placedCount: counts.placed,
    sourceFiles: sources.map((source) => source.name),
  };
}

async function countRows(context: QueryContext, layer: LayerSource, spec: TableSpec) {
  const none = { rows: 0, placed: 0 };
  const row = await context.snapshot.db.get<typeof none>(
    `SELECT count(*) AS rows, count(CASE WHEN ${layer.placed} THEN 1 END) AS placed
     FROM ${spec.file}.${spec.name} ${layer.only ? `WHERE ${layer.only}` : ''}`,
  );
  return row ?? none;
}

async function sourcesOf(
  context: QueryContext,
  layer: LayerSource,
  spec: TableSpec,
): Promise<SourceFileRecord[]> {
  const sources = context.snapshot.manifest.sources.filter((source) => source.table === spec.name);
  if (!layer.only) return sources;
  const rows = await context.snapshot.db.all<{ file: number }>(
    `SELECT DISTINCT source_file_id AS file FROM ${spec.file}.${spec.name} WHERE ${layer.only}`,
  );
  const files = new Set(rows.map((row) => row.file));
  return sources.filter((source) => files.has(source.fileId));
}
