import { useTranslation } from 'react-i18next';
import { useTwin } from '../../host/host-context.tsx';
import { useLayerInfos } from '../../host/use-snapshot.ts';
import { commonSource, groupLayers, isEmptyLayer, type LayerGroup } from './layer-groups.ts';
import { MapGroup } from '../maps/map-group.tsx';
import { GeometryFilter } from '../themes/geometry-filter.tsx';
import { ThemeChooser } from '../themes/theme-chooser.tsx';
import { LayerOrder } from './layer-order.tsx';
import { LayerRow, SourceLine } from './layer-row.tsx';
import './layers.css';

/** The layers of the view by system, each with its switch, rows, share on the map, date and department. */
export function LayerPanel() {
  const { t } = useTranslation();
  const states = useTwin((state) => state.scene.layers);
  const infos = useLayerInfos();
  const groups = groupLayers(states, infos);
  const lacking = groups.some((group) => group.layers.some(isEmptyLayer));
  return (
    <section className="panel layers" aria-label={t('layers.region')}>
      <h2 className="panel-title">{t('layers.region')}</h2>
      <div className="panel-scroll">
        <ThemeChooser />
        <LayerOrder />
        {groups.map((group) => (
          <Group key={group.id} group={group} />
        ))}
        <MapGroup />
        <GeometryFilter />
        {lacking && <p className="layers-lacking small secondary">{t('layers.noRowsHelp')}</p>}
      </div>
    </section>
  );
}

function Group({ group }: { readonly group: LayerGroup }) {
  const { t } = useTranslation();
  const title = group.id === 'base-map' ? t('layers.baseMap') : t(`systems.${group.id}`);
  const source = commonSource(group);
  return (
    <section className="layer-group" aria-label={title}>
      <header>
        <h3>{title}</h3>
        {source && <SourceLine source={source} />}
      </header>
      <ul>
        {group.layers.map((layer) => (
          <LayerRow key={layer.id} layer={layer} withSource={!source} />
        ))}
      </ul>
    </section>
  );
}
