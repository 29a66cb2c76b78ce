import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { snapshotOf } from '../testing/records.ts';
import { changeScene, createTwinStore } from '../store.ts';
import { atOfSeconds, play, runClock, secondsOfAt } from './clock.ts';
import { barDays, daysOf, presetDays, setDays } from './time-window.ts';

const KNOWN = snapshotOf();

function storeWith(panel?: 'city-management') {
  const store = createTwinStore();
  store.setState({ snapshot: KNOWN });
  const { panels } = store.getState().scene;
  if (panel) changeScene(store, { panels: { ...panels, system: panel } });
  return store;
}

describe('the window', () => {
  it('is the view’s, and every layer’s', () => {
    const store = storeWith();
    setDays(store, { from: '2016-06-01', to: '2016-06-07' });
    const { scene } = store.getState();
    expect(barDays(scene, KNOWN)).toEqual({ from: '2016-06-01', to: '2016-06-07' });
    expect(daysOf(scene, KNOWN, 'work-safety')).toEqual({ from: '2016-06-01', to: '2016-06-07' });
  });

  it('keeps with the period of the open panel, both ways', () => {
    const store = storeWith('city-management');
    expect(barDays(store.getState().scene, KNOWN)).toMatchObject({ from: '2016-06-01' });
    setDays(store, { from: '2016-05-03', to: '2016-05-09' });
    const { scene } = store.getState();
    expect(scene.filters?.['city-management']?.period).toBe('2016-05-03/2016-05-09');
    changeScene(store, { filters: { 'city-management': { period: '2016-Q1' } } });
    expect(barDays(store.getState().scene, KNOWN)).toEqual({
      from: '2016-01-01',
      to: '2016-03-31',
    });
  });

  it('taken away leaves no days, and the panel its own month', () => {
    const store = storeWith();
    setDays(store, { from: '2016-06-01', to: '2016-06-07' });
    setDays(store, undefined);
    expect(barDays(store.getState().scene, KNOWN)).toEqual({ from: undefined, to: undefined });
  });

  it('has presets that end at the as-of date', () => {
    expect(presetDays('week', '2016-06-30')).toEqual({ from: '2016-06-24', to: '2016-06-30' });
    expect(presetDays('month', '2016-06-30').from).toBe('2016-06-01');
    expect(presetDays('year', '2016-06-30').from).toBe('2016-01-01');
  });
});

describe('the clock', () => {
  beforeEach(() => void vi.useFakeTimers());
  afterEach(() => void vi.useRealTimers());

  it('writes and reads its moments', () => {
    expect(atOfSeconds(secondsOfAt('2016-06-30T08:30:15'))).toBe('2016-06-30T08:30:15');
    expect(secondsOfAt('2016-06-30T08:30')).toBe(secondsOfAt('2016-06-30T08:30:00'));
  });

  it('runs at its speed from the beginning and stops at the end', () => {
    const store = storeWith();
    const span = { from: secondsOfAt('2016-06-30T08:30'), to: secondsOfAt('2016-06-30T08:40') };
    const stop = runClock(
      store,
      () => span,
      () => Date.now(),
    );
    play(store, true, span);
    vi.advanceTimersByTime(5_000);
    expect(store.getState().scene.time?.at).toBe('2016-06-30T08:35:00');
    vi.advanceTimersByTime(20_000);
    expect(store.getState().scene.time?.at).toBe('2016-06-30T08:40:00');
    expect(store.getState().clock.playing).toBe(false);
    play(store, true, span);
    expect(store.getState().scene.time?.at).toBe('2016-06-30T08:30:00');
    stop();
  });

  it('stands still while paused', () => {
    const store = storeWith();
    const span = { from: 0, to: 1000 };
    const stop = runClock(
      store,
      () => span,
      () => Date.now(),
    );
    play(store, true, span);
    vi.advanceTimersByTime(1_000);
    play(store, false, span);
    const { at } = store.getState().scene.time ?? {};
    vi.advanceTimersByTime(5_000);
    expect(store.getState().scene.time?.at).toBe(at);
    stop();
  });
});
