import { Select, Slider } from 'antd';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import {
  PATROL_LAYER,
  type PointCode,
  type PointLayerSpec,
  pointLayer,
} from '../../../contract/point-layers.ts';
import { type Aggregate, AGGREGATES, type LayerState } from '../../../contract/scene.ts';
import { exactNumber } from '../../format/numbers.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { toneColour } from '../../scene/points/point-look.ts';
import { changeLayer, moveLayer } from './change-layer.ts';
import { ClassMark } from './layer-mark.tsx';
import { TrackStyle } from './track-style.tsx';
import { IconButton } from '../../parts/icon-button.tsx';

/** What of a layer of points is drawn and how: its statuses, its classes, how strong and how large. */
export function PointStyle({ id }: { readonly id: string }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const spec = pointLayer(id);
  if (!spec && id !== PATROL_LAYER) return null;
  return (
    <div className="point-style">
      <button
        type="button"
        className="link small"
        aria-expanded={open}
        onClick={() => setOpen(!open)}
      >
        {open ? t('points.less') : t('points.more')}
      </button>
      {open && (spec ? <StyleControls spec={spec} /> : <TrackStyle />)}
    </div>
  );
}

function StyleControls({ spec }: { readonly spec: PointLayerSpec }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const state = useTwin(({ scene }) => scene.layers.find(({ id }) => id === spec.id));
  const counts = useTwin(({ pointCounts }) => pointCounts[spec.id as keyof typeof pointCounts]);
  const appearance = useTwin(({ scene }) => scene.appearance);
  const change = (to: Partial<LayerState>) => changeLayer(store, spec.id, to);
  return (
    <>
      <div className="point-row">
        <Select<Aggregate>
          size="small"
          className="point-aggregate"
          aria-label={t('time.aggregate.label')}
          value={state?.aggregate ?? 'cluster'}
          options={AGGREGATES.map((value) => ({ value, label: t(`time.aggregate.${value}`) }))}
          onChange={(aggregate) => change({ aggregate })}
        />
        {(['up', 'down'] as const).map((way) => (
          <IconButton
            icon={way}
            label={t(`time.order.${way}`)}
            key={way}
            onClick={() => moveLayer(store, spec.id, way)}
          />
        ))}
      </div>
      {spec.statuses.length > 1 && (
        <Choices
          label={t('points.statuses')}
          codes={spec.statuses}
          counts={counts?.statuses}
          hidden={state?.hiddenStatuses ?? []}
          onChange={(hiddenStatuses) => change({ hiddenStatuses })}
          mark={(_, place) => {
            const tone = spec.statuses[place]?.tone ?? 'plain';
            const colour = tone === 'plain' ? 'transparent' : toneColour(tone, appearance);
            return <span className="status-mark" style={{ background: colour }} />;
          }}
        />
      )}
      <Choices
        label={t('points.classes')}
        codes={spec.classes}
        counts={counts?.classes}
        hidden={state?.hiddenClasses ?? []}
        onChange={(hiddenClasses) => change({ hiddenClasses })}
        mark={({ id }) => <ClassMark layerId={spec.id} classId={id} />}
      />
      <label className="point-slider small">
        <span className="secondary">{t('points.opacity')}</span>
        <Slider
          min={0.1}
          max={1}
          step={0.1}
          value={state?.opacity ?? 1}
          tooltip={{ formatter: (value) => `${Math.round((value ?? 1) * 100)}%` }}
          onChange={(opacity: number) => change({ opacity })}
        />
      </label>
      <label className="point-slider small">
        <span className="secondary">{t('points.symbolSize')}</span>
        <Slider
          min={16}
          max={40}
          step={2}
          value={state?.symbolPixels ?? 26}
          tooltip={{ formatter: (value) => `${value} px` }}
          onChange={(symbolPixels: number) => change({ symbolPixels })}
        />
      </label>
    </>
  );
}

interface ChoicesProps {
  readonly label: string;
  readonly codes: readonly PointCode[];
  readonly counts: readonly number[] | undefined;
  readonly hidden: readonly string[];
  readonly onChange: (hidden: string[]) => void;
  readonly mark: (code: PointCode, place: number) => ReactNode;
}

/** Classes or statuses as switches with counts; those without a row are left out. */
function Choices({ label, codes, counts, hidden, onChange, mark }: ChoicesProps) {
  const { t, i18n } = useTranslation();
  const present = codes.flatMap((code, place) =>
    (counts?.[place] ?? 0) > 0 ? [{ code, place }] : [],
  );
  const toggle = (id: string) =>
    onChange(hidden.includes(id) ? hidden.filter((each) => each !== id) : [...hidden, id]);
  if (present.length === 0) return null;
  return (
    <fieldset className="point-choices" aria-label={label}>
      <legend className="small secondary">
        {label}
        {hidden.length > 0 && (
          <button type="button" className="link" onClick={() => onChange([])}>
            {t('themes.showAll')}
          </button>
        )}
      </legend>
      {present.map(({ code, place }) => (
        <button
          key={code.id}
          type="button"
          className="point-choice small"
          aria-pressed={!hidden.includes(code.id)}
          onClick={() => toggle(code.id)}
        >
          {mark(code, place)}
          <span className="point-choice-title">
            {i18n.language === 'en' ? code.titleEn : code.title}
          </span>
          <span className="secondary">{exactNumber(counts?.[place] ?? 0)}</span>
        </button>
      ))}
    </fieldset>
  );
}
