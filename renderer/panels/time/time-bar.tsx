import { Select, Slider } from 'antd';
import { type KeyboardEvent, useEffect, useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { dayOf } from '../../../contract/periods.ts';
import type { SnapshotInfo } from '../../../contract/queries/snapshot.ts';
import { exactNumber } from '../../format/numbers.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { changeScene, type TwinState, type TwinStore } from '../../store.ts';
import { play, runClock, secondsOfAt, setClock, type Span, SPEEDS } from '../../time/clock.ts';
import { barDays, presetDays, setDays, WINDOW_PRESETS } from '../../time/time-window.ts';
import { DayHistogram } from './day-histogram.tsx';
import { IconButton } from '../../parts/icon-button.tsx';
import './time-bar.css';

const DAY_SECONDS = 86_400;

/** 时间轴: which days the map shows, and the clock that plays them. */
export function TimeBar() {
  const open = useTwin((state) => state.scene.panels.timeBar === true);
  const snapshot = useSnapshot();
  return open && snapshot ? <Open snapshot={snapshot} /> : null;
}

function Open({ snapshot }: { readonly snapshot: SnapshotInfo }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  useEffect(() => {
    const stop = runClock(store, () => spanOf(store.getState()));
    return () => {
      stop();
      store.setState(({ clock }) => ({ clock: { ...clock, playing: false } }));
    };
  }, [store]);
  const onKeyDown = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key !== ' ' || (event.target as HTMLElement).closest('button, input') !== null)
      return;
    event.preventDefault();
    const state = store.getState();
    play(store, !state.clock.playing, spanOf(state));
  };
  return (
    <section className="time-bar" aria-label={t('time.region')} onKeyDown={onKeyDown}>
      <div className="time-bar-head">
        <PlayButton />
        <SpeedChoice />
        <WindowText snapshot={snapshot} />
        <ClockText />
        <ShownCount />
        <div className="time-bar-end">
          <Presets snapshot={snapshot} />
          <IconButton icon="close" label={t('time.close')} onClick={() => toggleTimeBar(store)} />
        </div>
      </div>
      <DayHistogram snapshot={snapshot} />
      <ClockSlider />
    </section>
  );
}

/** Opens or closes the time bar. */
export function toggleTimeBar(store: TwinStore): void {
  const { panels } = store.getState().scene;
  changeScene(store, { panels: { ...panels, timeBar: panels.timeBar !== true } });
}

/** What the clock runs through: the tracks on screen, else the window, else the month of the as-of date. */
function spanOf({ tracks, scene, snapshot }: TwinState): Span {
  if (tracks && tracks.to > tracks.from) return tracks;
  const asOf = snapshot?.asOf ?? '1970-01-01';
  const { from, to } = snapshot ? barDays(scene, snapshot) : {};
  const last = to === undefined || to > asOf ? asOf : to;
  return {
    from: dayOf(from ?? `${asOf.slice(0, 7)}-01`) * DAY_SECONDS,
    to: (dayOf(last) + 1) * DAY_SECONDS - 1,
  };
}

function PlayButton() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const playing = useTwin((state) => state.clock.playing);
  return (
    <IconButton
      icon={playing ? 'pause' : 'play'}
      label={t(playing ? 'time.pause' : 'time.play')}
      className="time-bar-play"
      onClick={() => play(store, !playing, spanOf(store.getState()))}
    />
  );
}

function SpeedChoice() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const speed = useTwin((state) => state.clock.speed);
  return (
    <Select
      size="small"
      className="time-bar-speed"
      aria-label={t('time.speed')}
      value={speed}
      options={SPEEDS.map((value) => ({ value, label: t(`time.speeds.s${value}`) }))}
      onChange={(chosen: number) =>
        store.setState(({ clock }) => ({ clock: { ...clock, speed: chosen } }))
      }
    />
  );
}

/** First and last day of the window; the clock takes its place. */
function WindowText({ snapshot }: { readonly snapshot: SnapshotInfo }) {
  const { t } = useTranslation();
  const text = useTwin(({ scene }) => {
    const { from, to } = barDays(scene, snapshot);
    return scene.time?.at !== undefined || !from || !to ? '' : `${from} — ${to}`;
  });
  const at = useTwin((state) => state.scene.time?.at);
  if (at !== undefined) return null;
  return <span className="time-bar-clock">{text === '' ? t('time.still') : text}</span>;
}

function ClockText() {
  const { t } = useTranslation();
  const at = useTwin((state) => state.scene.time?.at);
  const store = useTwinStore();
  const patrols = useTwin((state) => state.tracks);
  if (at === undefined) return null;
  return (
    <>
      <output className="time-bar-clock">{at.replace('T', ' ')}</output>
      {patrols && (
        <span className="small secondary">{t('time.onPatrol', { count: patrols.present })}</span>
      )}
      <button type="button" className="link small" onClick={() => setClock(store, undefined)}>
        {t('time.wholeWindow')}
      </button>
    </>
  );
}

/** How many points of the timed layers are drawn. */
function ShownCount() {
  const { t } = useTranslation();
  const shown = useTwin(({ pointCounts, pointDays }) =>
    Object.entries(pointCounts).reduce(
      (sum, [id, counts]) =>
        sum + (pointDays[id as keyof typeof pointDays] === undefined ? 0 : counts.shown),
      0,
    ),
  );
  return (
    <span className="small secondary time-bar-count" data-shown={shown}>
      {t('time.shown', { value: exactNumber(shown) })}
    </span>
  );
}

function Presets({ snapshot }: { readonly snapshot: SnapshotInfo }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const text = useTwin(({ scene }) => {
    const { from, to } = barDays(scene, snapshot);
    return `${from ?? ''}/${to ?? ''}`;
  });
  return (
    <span className="time-bar-presets" role="group" aria-label={t('time.presets.label')}>
      {WINDOW_PRESETS.map((preset) => {
        const days = presetDays(preset, snapshot.asOf);
        return (
          <button
            key={preset}
            type="button"
            className="time-bar-preset small"
            aria-pressed={text === `${days.from}/${days.to}`}
            onClick={() => setDays(store, days)}
          >
            {t(`time.presets.${preset}`)}
          </button>
        );
      })}
      <button
        type="button"
        className="time-bar-preset small"
        aria-pressed={text === '/'}
        onClick={() => setDays(store, undefined)}
      >
        {t('time.presets.all')}
      </button>
    </span>
  );
}

/** The clock as a slider; only while it stands somewhere. */
function ClockSlider() {
  const { t } = useTranslation();
  const store = useTwinStore();
  const at = useTwin((state) => state.scene.time?.at);
  const tracks = useTwin((state) => state.tracks);
  const window = useTwin((state) => JSON.stringify(barDays(state.scene, snapshotOf(state))));
  const span = useMemo(() => spanOf(store.getState()), [store, tracks?.from, tracks?.to, window]);
  if (at === undefined) return null;
  return (
    <Slider
      className="time-bar-slider"
      min={span.from}
      max={span.to}
      step={Math.max(1, Math.round((span.to - span.from) / 2000))}
      value={secondsOfAt(at)}
      onChange={(seconds: number) => setClock(store, seconds)}
      tooltip={{ open: false }}
      ariaLabelForHandle={t('time.clock')}
      ariaValueTextFormatterForHandle={(seconds) =>
        new Date(seconds * 1000).toISOString().slice(0, 16).replace('T', ' ')
      }
    />
  );
}

function snapshotOf({ snapshot }: TwinState): SnapshotInfo {
  return snapshot as SnapshotInfo;
}
