import { getTimes } from 'suncalc';
import type { LocalFrame } from '../../../contract/local-frame.ts';
import { majorColdDay, summerSolsticeDay } from '../../scene/tools/sun.ts';

/** Span and step of the slider, minutes of the day. */
export const SUN_MINUTES = { from: 5 * 60, to: 20 * 60, step: 5 } as const;

const OFFSET_MS = 8 * 3_600_000;

type Place = Pick<LocalFrame, 'longitudeDegrees' | 'latitudeDegrees'>;

/** Moments that planners look at. */
export const SUN_PRESETS = ['majorCold', 'solstice', 'sunset'] as const;
export type SunPreset = (typeof SUN_PRESETS)[number];

/** The `sunTime` of a preset: 大寒 and 夏至 of the day's year at noon, 日落 of the day itself. */
export function presetTime(preset: SunPreset, day: string, place: Place): string {
  const year = Number(day.slice(0, 4));
  if (preset === 'majorCold') return `${majorColdDay(year)}T12:00`;
  if (preset === 'solstice') return `${summerSolsticeDay(year)}T12:00`;
  return `${day}T${sunsetOn(day, place)}`;
}

/** Time of sunset on a day on the clock of China (UTC+8), `17:24`. */
export function sunsetOn(day: string, { latitudeDegrees, longitudeDegrees }: Place): string {
  const { sunset } = getTimes(new Date(`${day}T12:00:00+08:00`), latitudeDegrees, longitudeDegrees);
  if (!sunset) return '18:00';
  return new Date(sunset.getTime() + OFFSET_MS).toISOString().slice(11, 16);
}

/** Minutes since midnight of a `sunTime`. */
export function minutesOf(sunTime: string): number {
  return Number(sunTime.slice(11, 13)) * 60 + Number(sunTime.slice(14, 16));
}

/** Hour and minute of minutes since midnight, `09:05`. */
export function clockText(minutes: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}
