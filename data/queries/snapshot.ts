import type { LayerInfo, SnapshotInfo } from '../../contract/queries/snapshot.ts';
import { PATROL_LAYER, POINT_LAYERS, type PointLayerId } from '../../contract/point-layers.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import { SNAPSHOT_FILES, type TableSpec } from '../../contract/schema/table.ts';
import { highestSecrecy } from '../../contract/secrecy.ts';
import type { SystemId } from '../../contract/systems.ts';
import type { SourceFileRecord } from '../snapshot/manifest.ts';
import { type Basis, keptValue } from '../kept/kept-value.ts';
import type { QueryContext } from './context.ts';
import { oncePerSnapshot } from './once-per-snapshot.ts';
import {
  FIRE_LANE_WHERE,
  FIRE_UNIT_WHERE,
  HYDRANT_WHERE,
  PLANNED_WHERE,
} from './work-safety/conditions.ts';

/** What the window needs to know of the snapshot on screen. */
export async function snapshotInfo({ snapshot }: QueryContext): Promise<SnapshotInfo> {
  const { id, publishedAt, asOf, synthetic, profile, changes, schemaVersion } = snapshot.manifest;
  const stated = snapshot.manifest.sources.map(({ secrecy }) => secrecy);
  const secrecy = {
    highest: highestSecrecy(stated) ?? null,
    isPartlyUnstated: stated.includes(undefined),
  };
  return { id, publishedAt, asOf, synthetic, profile, changes, schemaVersion, secrecy };
}

interface LayerSource {
  readonly id: string;
  readonly table: string;
  readonly title?: string;
  readonly titleEn?: string;
  /** The table's own where absent. */
  readonly system?: SystemId;
  /** SQL condition for a row's belonging to the layer. */
  readonly only?: string;
  /** SQL condition for a row's having a place on the map. */
  readonly placed: string;
}

/** Tables whose rows are placed by their written address where they name no room. */
const PLACED_BY_ADDRESS: readonly string[] = ['call', 'care_facility'];

const PREMISES_PLACED = 'room_slot IS NOT NULL OR longitude_degrees IS NOT NULL';

/** Layers of points that show a part of their table. */
const POINTS_ONLY: Readonly<Partial<Record<PointLayerId, string>>> = {
  inspection: PLANNED_WHERE,
  fire_unit: FIRE_UNIT_WHERE,
  fire_lane: FIRE_LANE_WHERE,
  hydrant: HYDRANT_WHERE,
};

/** Rows of a layer of points with a place; rows placed by their written address are counted in the links. */
const PLACED_POINTS: Readonly<Record<PointLayerId, string>> = {
  component: 'longitude_degrees IS NOT NULL',
  city_case: 'longitude_degrees IS NOT NULL',
  hazard: 'room_slot IS NOT NULL',
  premises: PREMISES_PLACED,
  inspection: `EXISTS (SELECT 1 FROM safety.premises
    WHERE premises.premises_no = inspection.premises_no AND (${PREMISES_PLACED}))`,
  fire_unit: PREMISES_PLACED,
  fire_lane: 'room_slot IS NOT NULL',
  hydrant: 'longitude_degrees IS NOT NULL',
  call: 'room_slot IS NOT NULL',
  care_facility: 'room_slot IS NOT NULL',
};

const LAYERS: readonly LayerSource[] = [
  { id: 'building', table: 'building', placed: 'longitude_degrees IS NOT NULL' },
  { id: 'room', table: 'room', placed: 'building_slot IS NOT NULL' },
  { id: 'resident', table: 'resident', placed: 'room_slot IS NOT NULL' },
  { id: 'unit', table: 'unit', placed: 'room_slot IS NOT NULL' },
  featureLayer('water', '水系', 'Water'),
  featureLayer('road', '道路', 'Roads'),
  featureLayer('green', '绿地', 'Green'),
  ...POINT_LAYERS.map(({ id, table, system, title, titleEn }): LayerSource => {
    const only = POINTS_ONLY[id];
    return { id, table, system, title, titleEn, placed: PLACED_POINTS[id], ...(only && { only }) };
  }),
  { id: PATROL_LAYER, table: 'patrol_fix', placed: 'longitude_degrees IS NOT NULL' },
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

/** Layers (图层) with source, as-of date, number of rows and how many have a place (上图率); tracks are not for walls. */
export async function snapshotLayers(context: QueryContext): Promise<LayerInfo[]> {
  const layers = await everyLayer(context);
  return context.principal.role === 'wall'
    ? layers.filter(({ id }) => id !== PATROL_LAYER)
    : layers;
}

/** Rows of every table are counted for it: kept, since each window asks for it first. */
const everyLayer = oncePerSnapshot((context: QueryContext): Promise<LayerInfo[]> => {
  const { snapshot } = context;
  const { sources, asOf } = snapshot.manifest;
  const basis: Basis = {
    files: SNAPSHOT_FILES,
    rules: [
      LAYERS,
      asOf,
      sources.map(({ table, name, asOf: of, secrecy }) => [table, name, of, secrecy ?? null]),
    ],
  };
  return keptValue(snapshot, 'layers', basis, () => {
    const present = LAYERS.filter((layer) => snapshot.has(tableSpec(layer.table).file));
    return Promise.all(present.map((layer) => layerInfo(context, layer)));
  });
});

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
    system: layer.system ?? spec.system,
    title: layer.title ?? spec.title,
    titleEn: layer.titleEn ?? spec.titleEn,
    department: sources[0]?.department.title ?? spec.department.title,
    asOf:
      sources.reduce((latest, source) => (source.asOf > latest ? source.asOf : latest), '') || asOf,
    rowCount: counts.rows,
    placedCount: counts.placed,
    sourceFiles: sources.map((source) => source.name),
    secrecy: highestSecrecy(sources.map(({ secrecy }) => secrecy)) ?? null,
  };
}

async function countRows(context: QueryContext, layer: LayerSource, spec: TableSpec) {
  const none = { rows: 0, placed: 0 };
  const linked = await linkedRows(context, spec);
  const row = await context.snapshot.db.get<typeof none>(
    `SELECT count(*) AS rows, count(CASE WHEN ${layer.placed} THEN 1 END) AS placed
     FROM ${spec.file}.${spec.name} ${layer.only ? `WHERE ${layer.only}` : ''}`,
  );
  return row ? { rows: row.rows, placed: row.placed + linked } : none;
}

/** Rows without a room that their written address places at a building. */
async function linkedRows(context: QueryContext, spec: TableSpec): Promise<number> {
  const { snapshot } = context;
  if (!PLACED_BY_ADDRESS.includes(spec.name) || !snapshot.has('links')) return 0;
  const key = spec.naturalKey[0];
  const row = await snapshot.db.get<{ linked: number }>(
    `SELECT count(*) - (
       SELECT count(*) FROM ${spec.file}.${spec.name} AS source CROSS JOIN links.address_link AS link
         ON link.table_name = '${spec.name}' AND link.row_key = source.${key} AND link.field = 'address'
       WHERE source.room_slot IS NOT NULL AND link.building_slot IS NOT NULL) AS linked
     FROM links.address_link
     WHERE table_name = '${spec.name}' AND field = 'address' AND building_slot IS NOT NULL`,
  );
  return row?.linked ?? 0;
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
