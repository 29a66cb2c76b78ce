import { tableSpec } from '../../../contract/schema/index.ts';
import { addressLink } from '../../../contract/schema/registry.ts';
import type { SnapshotFileName, TableSpec } from '../../../contract/schema/table.ts';
import { type Basis, keptValue } from '../../kept/kept-value.ts';
import type { OpenSnapshot } from '../../snapshot/open-snapshot.ts';
import { type LayerSource, LAYERS, PLACED_BY_ADDRESS } from './layer-sources.ts';

/** Rows of a layer. */
interface LayerCount {
  readonly rows: number;
  readonly placed: number;
  /** Source files of its rows, where it shows a part of its table. */
  readonly fileIds: readonly number[] | undefined;
}

/**
 * Rows of the layers by their ids. Every table is counted for it, so the counts are kept by snapshot file, since each window
 * asks for them first and a refresh renews few files.
 */
export async function layerCounts(
  snapshot: OpenSnapshot,
): Promise<ReadonlyMap<string, LayerCount>> {
  const files = new Set(LAYERS.map(({ table }) => tableSpec(table).file));
  const present = [...files].filter((file) => snapshot.has(file));
  const [counts, linked] = await Promise.all([
    Promise.all(present.map((file) => countsOf(snapshot, file))),
    Promise.all(PLACED_BY_ADDRESS.map((table) => linkedRows(snapshot, tableSpec(table)))),
  ]);
  const byAddress = new Map(PLACED_BY_ADDRESS.map((table, at) => [table, linked[at] ?? 0]));
  return new Map(
    counts.flat().map(([{ id, table }, { placed, ...count }]) => {
      return [id, { ...count, placed: placed + (byAddress.get(table) ?? 0) }];
    }),
  );
}

async function countsOf(
  snapshot: OpenSnapshot,
  file: SnapshotFileName,
): Promise<(readonly [LayerSource, LayerCount])[]> {
  const layers = LAYERS.filter(({ table }) => tableSpec(table).file === file);
  const basis: Basis = { files: [file], rules: layers };
  const counts = await keptValue(snapshot, `layers.${file}`, basis, () =>
    Promise.all(layers.map((layer) => countLayer(snapshot, layer))),
  );
  return layers.map((layer, at) => [layer, counts[at] as LayerCount]);
}

async function countLayer({ db }: OpenSnapshot, layer: LayerSource): Promise<LayerCount> {
  const { file, name } = tableSpec(layer.table);
  const only = layer.only === undefined ? '' : `WHERE ${layer.only}`;
  const row = await db.get<{ rows: number; placed: number }>(
    `SELECT count(*) AS rows, count(CASE WHEN ${layer.placed} THEN 1 END) AS placed
     FROM ${file}.${name} ${only}`,
  );
  const counted = row ?? { rows: 0, placed: 0 };
  if (layer.only === undefined) return { ...counted, fileIds: undefined };
  const files = await db.all<{ file: number }>(
    `SELECT DISTINCT source_file_id AS file FROM ${file}.${name} ${only}`,
  );
  return { ...counted, fileIds: files.map((one) => one.file) };
}

/** Rows without a room that their written address places at a building. */
function linkedRows(
  snapshot: OpenSnapshot,
  { name, file, naturalKey }: TableSpec,
): Promise<number> {
  if (!snapshot.has(file) || !snapshot.has(addressLink.file)) return Promise.resolve(0);
  return keptValue(snapshot, `layers.linked.${name}`, linkBasis(snapshot, name, file), async () => {
    const row = await snapshot.db.get<{ linked: number }>(
      `SELECT count(*) - (
         SELECT count(*) FROM ${file}.${name} AS source CROSS JOIN links.address_link AS link
           ON link.table_name = '${name}' AND link.row_key = source.${naturalKey[0]} AND link.field = 'address'
         WHERE source.room_slot IS NOT NULL AND link.building_slot IS NOT NULL) AS linked
       FROM links.address_link
       WHERE table_name = '${name}' AND field = 'address' AND building_slot IS NOT NULL`,
    );
    return row?.linked ?? 0;
  });
}

/** The links of a table stay the same in a file of others: their source says from which rows and buildings they were made. */
function linkBasis({ manifest }: OpenSnapshot, table: string, file: SnapshotFileName): Basis {
  const made = manifest.sources.find(
    (source) => source.table === addressLink.name && source.name === `address-links/${table}`,
  );
  if (!made) return { files: [file, addressLink.file] };
  return { files: [file], rules: [made.sha256, made.recipe ?? null] };
}
