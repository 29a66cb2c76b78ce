import type { TFunction } from 'i18next';
import { PATROL_LAYER, pointLayer } from '../../../contract/point-layers.ts';
import type { LayerInfo } from '../../../contract/queries/snapshot.ts';

/** What a layer is called: by the window's own words, else by the snapshot or the list of layers. */
export function layerTitle(
  t: TFunction,
  language: string,
  { id, info }: { readonly id: string; readonly info: LayerInfo | undefined },
): string {
  const own = t('layerTitles', { returnObjects: true }) as Readonly<Record<string, string>>;
  const named = info ?? pointLayer(id);
  const title = own[id] ?? (language === 'en' ? named?.titleEn : named?.title);
  return title ?? (id === PATROL_LAYER ? t('time.tracks.title') : id);
}
