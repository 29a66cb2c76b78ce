import { Switch, Tooltip } from 'antd';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { PATROL_LAYER, pointLayer } from '../../../contract/point-layers.ts';
import type { LayerInfo } from '../../../contract/queries/snapshot.ts';
import { errorText } from '../../format/error-text.ts';
import { departmentText } from '../../format/codes.ts';
import { exactNumber, percent } from '../../format/numbers.ts';
import { quantity } from '../../format/quantity.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { changeLayer } from './change-layer.ts';
import { LayerMark } from './layer-mark.tsx';
import { PointStyle } from './point-style.tsx';
import { countedIn, isEmptyLayer, type ListedLayer } from './layer-groups.ts';
import { layerTitle } from './layer-title.ts';

const FILES_SHOWN = 3;

interface LayerRowProps {
  readonly layer: ListedLayer;
  /** Names department and date in the row, where its group does not. */
  readonly withSource: boolean;
}

/** One layer: its switch, what it holds, and its own failure where it has one. */
export function LayerRow({ layer, withSource }: LayerRowProps) {
  const { t, i18n } = useTranslation();
  const store = useTwinStore();
  const error = useTwin((state) => state.layerErrors[layer.id]);
  const title = layerTitle(t, i18n.language, layer);
  const empty = isEmptyLayer(layer);
  return (
    <li className={empty ? 'layer layer-empty' : 'layer'} data-layer={layer.id}>
      <LayerMark id={layer.id} />
      <div className="layer-words">
        <Tooltip placement="right" title={<LayerNote layer={layer} />}>
          <span className="layer-title">{title}</span>
        </Tooltip>
        {layer.info && !empty && <LayerFigures info={layer.info} />}
        {layer.info && !empty && withSource && <SourceLine source={layer.info} />}
        {layer.visible && !empty && <PointStyle id={layer.id} />}
        {error && (
          <p className="layer-error small" role="alert">
            {t('layers.failed', { title, sentence: errorText(error, i18n.language) })}
          </p>
        )}
      </div>
      {empty ? (
        <span className="small secondary">{t('layers.noRows')}</span>
      ) : (
        <Switch
          size="small"
          checked={layer.visible}
          aria-label={t('layers.show', { title })}
          onChange={(visible) => changeLayer(store, layer.id, { visible })}
        />
      )}
    </li>
  );
}

function LayerFigures({ info }: { readonly info: LayerInfo }) {
  const { t } = useTranslation();
  const share = percent(info.placedCount, info.rowCount);
  const placed = { placed: exactNumber(info.placedCount), rows: exactNumber(info.rowCount) };
  return (
    <p className="layer-count small">
      {quantity(t, countedIn(info.id), info.rowCount)}
      {share && <span title={t('layers.placedNote', placed)}>{t('layers.placed', { share })}</span>}
    </p>
  );
}

/** Department and as-of date. */
export function SourceLine({
  source,
}: {
  readonly source: Pick<LayerInfo, 'department' | 'asOf'>;
}) {
  const { t } = useTranslation();
  return (
    <p className="small secondary">
      {departmentText(t, source.department)} ·{' '}
      <span className="layer-date">{t('layers.asOf', { date: source.asOf })}</span>
    </p>
  );
}

function LayerNote({ layer }: { readonly layer: ListedLayer }) {
  const { t, i18n } = useTranslation();
  const definitions = t('layers.definitions', { returnObjects: true }) as Readonly<
    Record<string, string>
  >;
  const files = layer.info?.sourceFiles ?? [];
  return (
    <>
      <p>{definitions[layer.id] ?? pointDefinition(t, i18n.language, layer.id)}</p>
      {files.length > 0 && (
        <p className="small secondary">
          {t('layers.files', { files: fileList(t, files) })} · {t('secrecy.title')}{' '}
          {t(`secrecy.${layer.info?.secrecy ?? 'none'}`)}
        </p>
      )}
    </>
  );
}

function pointDefinition(t: TFunction, language: string, id: string): string | undefined {
  if (id === PATROL_LAYER) return t('time.tracks.definition');
  const spec = pointLayer(id);
  return language === 'en' ? spec?.definitionEn : spec?.definition;
}

function fileList(t: TFunction, files: readonly string[]): string {
  const shown = files.slice(0, FILES_SHOWN);
  const more = files.length - shown.length;
  return [...shown, ...(more > 0 ? [t('layers.moreFiles', { count: more })] : [])].join(
    t('common.separator'),
  );
}
