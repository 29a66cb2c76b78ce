import { PATROL_LAYER } from '../../../contract/point-layers.ts';
import type { LayerInfo } from '../../../contract/queries/snapshot.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { highestSecrecy } from '../../../contract/secrecy.ts';
import { latestDate } from '../../snapshot/compose-manifest.ts';
import type { SourceFileRecord } from '../../snapshot/manifest.ts';
import type { QueryContext } from '../context.ts';
import { oncePerSnapshot } from '../once-per-snapshot.ts';
import { layerCounts } from './layer-counts.ts';
import { type LayerSource, LAYERS } from './layer-sources.ts';

/** Layers (图层) with source, as-of date, number of rows and how many have a place (上图率); tracks are not for walls. */
export async function snapshotLayers(context: QueryContext): Promise<LayerInfo[]> {
  const layers = await everyLayer(context);
  return context.principal.role === 'wall'
    ? layers.filter(({ id }) => id !== PATROL_LAYER)
    : layers;
}

const everyLayer = oncePerSnapshot(async ({ snapshot }: QueryContext): Promise<LayerInfo[]> => {
  const counts = await layerCounts(snapshot);
  const { sources, asOf } = snapshot.manifest;
  return LAYERS.flatMap((layer) => {
    const count = counts.get(layer.id);
    if (!count) return [];
    const { rows, placed, fileIds } = count;
    const own = sources.filter(
      ({ table, fileId }) =>
        table === layer.table && (fileIds === undefined || fileIds.includes(fileId)),
    );
    return [{ ...describe(layer, own, asOf), rowCount: rows, placedCount: placed }];
  });
});

function describe(
  layer: LayerSource,
  sources: readonly SourceFileRecord[],
  asOf: string,
): Omit<LayerInfo, 'rowCount' | 'placedCount'> {
  const spec = tableSpec(layer.table);
  return {
    id: layer.id,
    table: layer.table,
    system: layer.system ?? spec.system,
    title: layer.title ?? spec.title,
    titleEn: layer.titleEn ?? spec.titleEn,
    department: sources[0]?.department.title ?? spec.department.title,
    asOf: latestDate(sources) || asOf,
    sourceFiles: sources.map(({ name }) => name),
    secrecy: highestSecrecy(sources.map(({ secrecy }) => secrecy)) ?? null,
  };
}
