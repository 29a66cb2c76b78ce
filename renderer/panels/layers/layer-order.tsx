import { useTranslation } from 'react-i18next';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useLayerInfos } from '../../host/use-snapshot.ts';
import { DragHandle, useDragOrder } from '../../parts/drag-order.tsx';
import { placeLayer, shownOrder } from './change-layer.ts';
import { LayerMark } from './layer-mark.tsx';
import { layerTitle } from './layer-title.ts';

/** 叠放次序: the layers of points that are shown, the uppermost first. */
export function LayerOrder() {
  const { t, i18n } = useTranslation();
  const store = useTwinStore();
  const layers = useTwin(({ scene }) => scene.layers);
  const infos = useLayerInfos();
  const shown = shownOrder(layers);
  const order = useDragOrder<HTMLOListElement>((from, to) => {
    const moved = shown[from];
    if (moved) placeLayer(store, moved.id, to);
  });
  if (shown.length < 2) return null;
  return (
    <section className="layer-group" aria-label={t('time.order.title')}>
      <header>
        <h3>{t('time.order.title')}</h3>
        <p className="small secondary">{t('time.order.help')}</p>
      </header>
      <ol ref={order.list}>
        {shown.map(({ id }, place) => {
          const title = layerTitle(t, i18n.language, {
            id,
            info: infos.find((info) => info.id === id),
          });
          return (
            <li key={id} className="layer" data-ordered={id} data-drop={order.dropAt(place)}>
              <LayerMark id={id} />
              <span className="layer-words">{title}</span>
              <DragHandle order={order} place={place} label={t('time.order.drag', { title })} />
            </li>
          );
        })}
      </ol>
    </section>
  );
}
