import { Input, Slider, Switch } from 'antd';
import { type KeyboardEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localFrame } from '../../../contract/local-frame.ts';
import { isDate } from '../../format/dates.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { sunAt } from '../../scene/sun.ts';
import { changeScene } from '../../store.ts';
import {
  clockText,
  minutesOf,
  presetTime,
  SUN_MINUTES,
  SUN_PRESETS,
  sunsetOn,
} from './sun-moments.ts';
import './sun.css';

const NOON = '12:00';

/** Off or on, date, time of day and moments often looked at. */
export function SunCard({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const box = useSnapshot()?.profile.box;
  const asOf = useSnapshot()?.asOf;
  const sunTime = useTwin((state) => state.scene.sunTime);
  if (!box || !asOf) return null;
  const place = localFrame(box);
  const shown = sunTime ?? `${asOf.slice(0, 10)}T${NOON}`;
  const height = sunAt(place, shown).heightDegrees;
  const [day, clock] = [shown.slice(0, 10), shown.slice(11)];
  const set = (next: string | undefined) => changeScene(store, { sunTime: next });
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return;
    event.stopPropagation();
    onClose();
  };
  return (
    <div
      className="sun-card"
      role="dialog"
      aria-label={t('display.sun.title')}
      onKeyDown={onKeyDown}
    >
      <label className="sun-row">
        <Switch
          size="small"
          autoFocus
          checked={sunTime !== undefined}
          onChange={(on) => set(on ? shown : undefined)}
        />
        <span>{t('display.sun.on')}</span>
      </label>
      <DayInput day={day} onDay={(next) => set(`${next}T${clock}`)} />
      <div className="sun-row">
        <span className="secondary">{t('display.sun.time')}</span>
        <Slider
          className="sun-slider"
          min={SUN_MINUTES.from}
          max={SUN_MINUTES.to}
          step={SUN_MINUTES.step}
          value={minutesOf(shown)}
          onChange={(minutes) => set(`${day}T${clockText(minutes)}`)}
          tooltip={{ open: false }}
          ariaLabelForHandle={t('display.sun.time')}
          ariaValueTextFormatterForHandle={clockText}
        />
        <span className="sun-clock">{clock}</span>
      </div>
      <div className="sun-row">
        {SUN_PRESETS.map((preset) => (
          <button
            key={preset}
            type="button"
            className="link small"
            onClick={() => set(presetTime(preset, day, place))}
          >
            {t(`display.sun.presets.${preset}`)}
          </button>
        ))}
      </div>
      <p className="small secondary">
        {t(height < 0 ? 'display.sun.below' : 'display.sun.height', {
          value: Math.abs(height).toFixed(1),
        })}
        {' · '}
        {t('display.sun.sunset', { time: sunsetOn(day, place) })}
      </p>
    </div>
  );
}

interface DayInputProps {
  readonly day: string;
  readonly onDay: (day: string) => void;
}

function DayInput({ day, onDay }: DayInputProps) {
  const { t } = useTranslation();
  const [typed, type] = useState(day);
  const [seen, see] = useState(day);
  if (seen !== day) {
    see(day);
    type(day);
  }
  const wrong = !isDate(typed);
  return (
    <>
      <label className="sun-row">
        <span className="secondary">{t('display.sun.date')}</span>
        <Input
          size="small"
          value={typed}
          placeholder="YYYY-MM-DD"
          maxLength={10}
          {...(wrong && { status: 'error' as const })}
          onChange={({ target: { value } }) => {
            type(value);
            if (isDate(value)) onDay(value);
          }}
        />
      </label>
      {wrong && (
        <p className="small" role="alert">
          {t('display.sun.badDate')}
        </p>
      )}
    </>
  );
}
