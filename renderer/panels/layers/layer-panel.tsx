import { useTranslation } from 'react-i18next';
import { useTwin } from '../../host/host-context.tsx';
import { type LayerGroup, groupLayers } from './layer-groups.ts';
import { LayerRow } from './layer-row.tsx';
import './layers.css';

/** The layers of the view by system, each with its switch, rows, share on the map, date and department. */
export function LayerPanel() {
  const { t } = useTranslation();
  const states = useTwin((state) => state.scene.layers);
  const infos = useTwin((state) => state.layerInfos);
  return (
    <section className="panel layers" aria-label={t('layers.region')}>
      <h2 className="panel-title">{t('layers.region')}</h2>
      <div className="panel-scroll">
        {groupLayers(states, infos).map((group) => (
          <Group key={group.id} group={group} />
        ))}
      </div>
    </section>
  );
}

function Group({ group }: { readonly group: LayerGroup }) {
  const { t } = useTranslation();
  const title = group.id === 'base-map' ? t('layers.baseMap') : t(`systems.${group.id}`);
  return (
    <section className="layer-group" aria-label={title}>
      <h3 className="small secondary">{title}</h3>
      <ul>
        {group.layers.map((layer) => (
          <LayerRow key={layer.id} layer={layer} />
        ))}
      </ul>
    </section>
  );
}
