import { Button, Slider, Switch, Tooltip } from 'antd';
import { useTranslation } from 'react-i18next';
import type { MapInfo } from '../../../contract/maps.ts';
import { errorText } from '../../format/error-text.ts';
import { bridge } from '../../host/bridge.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { Icon } from '../../icons.tsx';
import { changeMap, forgetMap, type ListedMap, listedMaps, placeMap } from '../../maps.ts';
import { DragHandle, type DragOrder, useDragOrder } from '../../parts/drag-order.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { mapLayerId } from '../../scene/maps-controller.ts';
import { IconButton } from '../../parts/icon-button.tsx';
import './maps.css';

/** 影像与地形: map files of this workstation under the district, the uppermost first. */
export function MapGroup() {
  const { t } = useTranslation();
  const infos = useTwin((state) => state.maps);
  const states = useTwin((state) => state.scene.maps);
  const refused = useTwin((state) => state.mapRefused);
  const listed = listedMaps(infos, states ?? []);
  const store = useTwinStore();
  const order = useDragOrder<HTMLUListElement>((from, to) => {
    const moved = listed[from];
    if (moved) placeMap(store, moved.state.id, to);
  });
  return (
    <section className="layer-group" aria-label={t('maps.title')}>
      <header className="map-head">
        <h3>{t('maps.title')}</h3>
        <Button size="small" onClick={() => bridge?.chooseMap()}>
          {t('maps.add')}
        </Button>
      </header>
      {refused && (
        <div className="map-refused">
          <ErrorNote title={t('maps.refused')} error={refused} />
        </div>
      )}
      {listed.length === 0 && !refused && (
        <p className="map-none small secondary">{t('maps.none')}</p>
      )}
      <ul ref={order.list}>
        {listed.map((map, place) => (
          <MapRow
            key={map.state.id}
            map={map}
            place={place}
            isLast={place === listed.length - 1}
            order={order}
          />
        ))}
      </ul>
    </section>
  );
}

interface MapRowProps {
  readonly map: ListedMap;
  readonly place: number;
  readonly isLast: boolean;
  readonly order: DragOrder<HTMLUListElement>;
}

function MapRow({ map: { state, info }, place, isLast, order }: MapRowProps) {
  const { t, i18n } = useTranslation();
  const store = useTwinStore();
  const failure = useTwin((twin) => twin.layerErrors[mapLayerId(state.id)]);
  const title = info?.title ?? t('maps.unknown');
  const error = info?.problem ?? failure;
  const { id, visible, opacity = 1 } = state;
  return (
    <li className="layer map-row" data-map={id} data-drop={order.dropAt(place)}>
      <Icon name={info?.kind === 'terrain' ? 'relief' : 'picture'} />
      <div className="layer-words">
        <Tooltip placement="right" title={info && <MapNote info={info} />}>
          <span className="layer-title">{title}</span>
        </Tooltip>
        <p className="small secondary">
          {info ? t(`maps.kinds.${info.kind}`) : t('maps.elsewhere')}
          {info && ` · ${t('maps.levels', { from: info.minZoom, to: info.maxZoom })}`}
        </p>
        {visible && info?.kind === 'imagery' && !info.problem && (
          <label className="point-slider small">
            <span className="secondary">{t('points.opacity')}</span>
            <Slider
              min={0.1}
              max={1}
              step={0.05}
              value={opacity}
              tooltip={{ formatter: (value) => `${Math.round((value ?? 1) * 100)}%` }}
              onChange={(to: number) => changeMap(store, id, { opacity: to })}
            />
          </label>
        )}
        {error && (
          <p className="layer-error small" role="alert">
            {t('layers.failed', { title, sentence: errorText(error, i18n.language) })}
          </p>
        )}
        {visible && info?.kind === 'terrain' && <p className="small secondary">{t('maps.flat')}</p>}
        <div className="map-tools">
          <DragHandle order={order} place={place} label={t('maps.drag', { title })} />
          <IconButton
            className="map-tool"
            icon="up"
            label={t('maps.up', { title })}
            disabled={place === 0}
            onClick={() => placeMap(store, id, place - 1)}
          />
          <IconButton
            className="map-tool"
            icon="down"
            label={t('maps.down', { title })}
            disabled={isLast}
            onClick={() => placeMap(store, id, place + 1)}
          />
          <IconButton
            className="map-tool"
            icon="bin"
            label={t('maps.remove', { title })}
            onClick={() => {
              forgetMap(store, id);
              bridge?.removeMap(id);
            }}
          />
        </div>
      </div>
      <Switch
        size="small"
        checked={visible}
        disabled={!info}
        aria-label={t('layers.show', { title })}
        onChange={(to) => changeMap(store, id, { visible: to })}
      />
    </li>
  );
}

function MapNote({ info }: { readonly info: MapInfo }) {
  const { t } = useTranslation();
  const { westDegrees, southDegrees, eastDegrees, northDegrees } = info.box;
  const degrees = (value: number) => value.toFixed(3);
  return (
    <>
      <p>{info.fileName}</p>
      <p>
        {t('maps.covers', {
          west: degrees(westDegrees),
          east: degrees(eastDegrees),
          south: degrees(southDegrees),
          north: degrees(northDegrees),
        })}
      </p>
      {info.attribution && <p>{info.attribution}</p>}
      {info.kind === 'terrain' && <p>{t('maps.reliefNote')}</p>}
    </>
  );
}
