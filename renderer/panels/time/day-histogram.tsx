import { type KeyboardEvent, type PointerEvent, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { dateOf, dayOf } from '../../../contract/periods.ts';
import type { SnapshotInfo } from '../../../contract/queries/snapshot.ts';
import { exactNumber } from '../../format/numbers.ts';
import { useTwin, useTwinStore } from '../../host/host-context.tsx';
import { layerColour } from '../../scene/points/point-look.ts';
import { secondsOfAt } from '../../time/clock.ts';
import { barDays, setDays } from '../../time/time-window.ts';
import { type BarDomain, barDomain, dayBars } from './day-bars.ts';

const DAY_SECONDS = 86_400;
const STEPS: Readonly<Record<string, number>> = {
  ArrowLeft: -1,
  ArrowRight: 1,
  PageDown: -7,
  PageUp: 7,
};

/** Points of the shown layers by day, with the window's two ends to be moved. */
export function DayHistogram({ snapshot }: { readonly snapshot: SnapshotInfo }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const track = useRef<HTMLDivElement>(null);
  const days = useTwin((state) => state.pointDays);
  const at = useTwin((state) => state.scene.time?.at);
  const windowText = useTwin(({ scene }) => {
    const { from, to } = barDays(scene, snapshot);
    return `${from ?? ''}/${to ?? ''}`;
  });
  const domain = useMemo(() => barDomain(days, snapshot.asOf), [days, snapshot.asOf]);
  const { bars, most } = useMemo(() => dayBars(days, domain), [days, domain]);
  const [fromText, toText] = windowText.split('/') as [string, string];
  const from = clamp(fromText === '' ? domain.first : dayOf(fromText), domain);
  const to = clamp(toText === '' ? domain.last : dayOf(toText), domain);
  const size = domain.last - domain.first + 1;
  const percentOf = (day: number): string => `${((day - domain.first) / size) * 100}%`;
  const choose = (end: 'from' | 'to', day: number): void => {
    const moved = clamp(day, domain);
    const next =
      end === 'from' ? { from: Math.min(moved, to), to } : { from, to: Math.max(moved, from) };
    setDays(store, { from: dateOf(next.from), to: dateOf(next.to) });
  };
  const dayAt = (event: PointerEvent): number => {
    const box = track.current?.getBoundingClientRect();
    if (!box || box.width === 0) return from;
    return domain.first + Math.floor(((event.clientX - box.left) / box.width) * size);
  };
  return (
    <div className="day-histogram">
      <span className="small secondary day-histogram-most">
        {bars.length > 0 && exactNumber(most)}
      </span>
      <div className="day-histogram-track" ref={track}>
        <svg viewBox={`0 0 ${size} 100`} preserveAspectRatio="none" aria-hidden="true">
          {bars.map(({ layerId, path }) => (
            <path key={layerId} d={path} fill={layerColour(layerId)} />
          ))}
        </svg>
        <div className="day-histogram-out" style={{ left: 0, width: percentOf(from) }} />
        <div className="day-histogram-out" style={{ left: percentOf(to + 1), right: 0 }} />
        {bars.length === 0 && (
          <p className="small secondary day-histogram-empty">{t('time.nothing')}</p>
        )}
        {at !== undefined && (
          <div
            className="day-histogram-clock"
            style={{ left: percentOf(secondsOfAt(at) / DAY_SECONDS) }}
          />
        )}
        {(['from', 'to'] as const).map((end) => {
          const day = end === 'from' ? from : to;
          return (
            <div
              key={end}
              role="slider"
              tabIndex={0}
              className={`day-handle day-handle-${end}`}
              aria-label={t(`time.${end}`)}
              aria-valuemin={domain.first}
              aria-valuemax={domain.last}
              aria-valuenow={day}
              aria-valuetext={dateOf(day)}
              style={{ left: percentOf(end === 'from' ? day : day + 1) }}
              onKeyDown={(event: KeyboardEvent) => {
                const step = STEPS[event.key];
                if (step === undefined) return;
                event.preventDefault();
                choose(end, day + step);
              }}
              onPointerDown={(event) => event.currentTarget.setPointerCapture(event.pointerId)}
              onPointerMove={(event) => {
                if (event.currentTarget.hasPointerCapture(event.pointerId))
                  choose(end, dayAt(event));
              }}
            />
          );
        })}
      </div>
    </div>
  );
}

function clamp(day: number, { first, last }: BarDomain): number {
  return Math.min(Math.max(day, first), last);
}
