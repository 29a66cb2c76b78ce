import { Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { departmentText } from '../format/codes.ts';
import { errorText } from '../format/error-text.ts';
import { lengthText } from '../format/lengths.ts';
import { coordinates, scaleBar } from '../format/places.ts';
import { useTwin, useTwinStore } from '../host/host-context.tsx';
import { useLayerInfos, useSnapshot } from '../host/use-snapshot.ts';
import { layerTitle } from '../panels/layers/layer-title.ts';
import { preparationWords } from '../parts/preparation-note.tsx';
import { SCENE_LAYER } from '../scene/layer-error.ts';
import { mapLayerId } from '../scene/maps-controller.ts';
import type { ScenePart } from '../store.ts';

const BAR_PIXELS = 96;

/** Where the pointer is, scale, frames, sources and as-of date. */
export function StatusLine() {
  const { t } = useTranslation();
  const loaded = useTwin((state) => state.snapshot !== undefined);
  if (!loaded) return <footer className="status-line" aria-label={t('status.region')} />;
  return (
    <footer className="status-line" aria-label={t('status.region')}>
      <Pointer />
      <Scale />
      <Frames />
      <LayerTrouble />
      <Preparing />
      <Sources />
    </footer>
  );
}

function Pointer() {
  const { t } = useTranslation();
  const pointer = useTwin((state) => state.pointer);
  return (
    <span className="status-pointer">
      {pointer
        ? coordinates(pointer.longitudeDegrees, pointer.latitudeDegrees)
        : t('status.noPointer')}
    </span>
  );
}

function Scale() {
  const { t } = useTranslation();
  const metresPerPixel = useTwin((state) => state.metresPerPixel);
  if (metresPerPixel === undefined || metresPerPixel <= 0) return null;
  const { metres, pixels } = scaleBar(metresPerPixel, BAR_PIXELS);
  return (
    <span
      className="status-scale"
      role="img"
      aria-label={`${t('status.scale')} ${lengthText(metres)}`}
    >
      <span className="status-bar" style={{ width: pixels }} />
      {lengthText(metres)}
    </span>
  );
}

function Frames() {
  const { t, i18n } = useTranslation();
  const rate = useTwin((state) => Math.round(state.framesPerSecond ?? 0));
  const ready = useTwin((state) => state.sceneReady);
  const waits = useTwin((state) => state.sceneWaits);
  const failure = useTwin((state) => state.layerErrors[SCENE_LAYER]);
  if (failure)
    return <Trouble text={t('status.failed', { sentence: errorText(failure, i18n.language) })} />;
  if (waits.length > 0) return <LongWait waits={waits} />;
  if (!ready) return <span>{t('status.drawing')}</span>;
  return <span>{rate > 0 ? t('status.frames', { value: rate }) : t('status.idle')}</span>;
}

/** How far a snapshot nobody opened before is made ready. */
function Preparing() {
  const { t } = useTranslation();
  const preparation = useTwin((state) => state.preparation);
  if (!preparation) return null;
  return (
    <span className="status-preparing" role="status">
      {t('preparing.status', preparationWords(t, preparation))}
    </span>
  );
}

/** What the picture has waited for all too long. */
function LongWait({ waits }: { readonly waits: readonly ScenePart[] }) {
  const { t } = useTranslation();
  const parts = waits.map((part) => t(`status.parts.${part}`)).join(t('status.partsJoin'));
  return <Trouble text={t('status.waits', { parts })} />;
}

/** The first layer or map that could not be drawn, and how many more. */
function LayerTrouble() {
  const { t, i18n } = useTranslation();
  const errors = useTwin((state) => state.layerErrors);
  const layers = useTwin((state) => state.scene.layers);
  const infos = useLayerInfos();
  const maps = useTwin((state) => state.maps);
  const drawn = [
    ...layers.map(({ id }) => {
      const info = infos.find((each) => each.id === id);
      return { key: id, title: layerTitle(t, i18n.language, { id, info }) };
    }),
    ...maps.map(({ id, title }) => ({ key: mapLayerId(id), title })),
  ];
  const [first, ...others] = drawn.flatMap(({ key, title }) => {
    const error = errors[key];
    return error ? [t('layers.failed', { title, sentence: errorText(error, i18n.language) })] : [];
  });
  if (first === undefined) return null;
  const more = others.length > 0 ? ` ${t('status.moreFailed', { count: others.length })}` : '';
  return <Trouble text={`${first}${more}`} />;
}

/** What is wrong with the picture, and a way to have it made anew. */
function Trouble({ text }: { readonly text: string }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const retry = () => store.setState(({ sceneRetries }) => ({ sceneRetries: sceneRetries + 1 }));
  return (
    <span className="status-wait" role="alert">
      <span className="status-trouble" title={text}>
        {text}
      </span>
      <Button size="small" type="link" onClick={retry}>
        {t('status.retry')}
      </Button>
    </span>
  );
}

function Sources() {
  const { t } = useTranslation();
  const infos = useLayerInfos();
  const asOf = useSnapshot()?.asOf;
  const departments = [...new Set(infos.map((info) => departmentText(t, info.department)))];
  if (!asOf) return null;
  return (
    <>
      <span className="status-source">
        {t('status.source', { departments: departments.join(' · ') })}
      </span>
      <span>{t('status.asOf', { date: asOf })}</span>
    </>
  );
}
