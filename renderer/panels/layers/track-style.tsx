import { Segmented, Select, Slider } from 'antd';
import { useTranslation } from 'react-i18next';
import { PATROL_LAYER } from '../../../contract/point-layers.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { changeLayer } from './change-layer.ts';

const TRAIL_MARKS = { least: 5, most: 240, usual: 30, step: 5 } as const;

/** How tracks are drawn: colours, which patrols, length of the trail behind the clock. */
export function TrackStyle() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const state = useTwin(({ scene }) => scene.layers.find(({ id }) => id === PATROL_LAYER));
  const patrols = useTwin(({ tracks }) => tracks?.patrols) ?? [];
  const trail = state?.trailMinutes ?? TRAIL_MARKS.usual;
  return (
    <>
      <div className="point-row">
        <Segmented<'speed' | 'patrol'>
          block
          size="small"
          aria-label={t('time.tracks.colourBy')}
          value={state?.colourBy ?? 'speed'}
          options={(['speed', 'patrol'] as const).map((value) => ({
            value,
            label: t(`time.tracks.${value}`),
          }))}
          onChange={(colourBy) => changeLayer(store, PATROL_LAYER, { colourBy })}
        />
      </div>
      <div className="point-row">
        <Select<string[]>
          mode="multiple"
          size="small"
          maxTagCount="responsive"
          aria-label={t('time.tracks.only')}
          placeholder={t('time.tracks.all')}
          value={state?.only ?? []}
          options={patrols.map((value) => ({ value, label: value }))}
          onChange={(only) => changeLayer(store, PATROL_LAYER, { only })}
        />
      </div>
      <label className="point-slider small">
        <span className="secondary">{t('time.tracks.trail')}</span>
        <Slider
          min={TRAIL_MARKS.least}
          max={TRAIL_MARKS.most}
          step={TRAIL_MARKS.step}
          value={trail}
          tooltip={{ formatter: (value) => t('time.tracks.minutes', { value }) }}
          onChange={(trailMinutes: number) => changeLayer(store, PATROL_LAYER, { trailMinutes })}
        />
      </label>
    </>
  );
}
