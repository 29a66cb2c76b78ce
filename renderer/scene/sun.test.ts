import { expect, test } from 'vitest';
import { lightAt, lightOf, sunAt } from './sun.ts';

const HAISHU = { longitudeDegrees: 121.54, latitudeDegrees: 29.87 };

test('the sun of 大寒 stands low in the south at noon and rises in the south-east', () => {
  const noon = sunAt(HAISHU, '2026-01-20T12:05');
  expect(noon.heightDegrees).toBeCloseTo(90 - 29.87 - 20.1, 0);
  expect(noon.towards[1]).toBeLessThan(-0.7);
  const morning = sunAt(HAISHU, '2026-01-20T08:00');
  expect(morning.towards[0]).toBeGreaterThan(0.7);
  expect(morning.towards[2]).toBeLessThan(noon.towards[2]);
});

test('a time decides between day, dusk and night; without one the look does', () => {
  expect([30, 5, -3, -20].map(lightAt)).toEqual(['day', 'dusk', 'dusk', 'night']);
  const state = { light: 'dusk', appearance: 'dark' } as const;
  expect(lightOf(HAISHU, state)).toMatchObject({ hour: 'dusk', light: { baked: true } });
  const noon = lightOf(HAISHU, { ...state, sunTime: '2026-06-21T12:00' });
  expect(noon).toMatchObject({ hour: 'day', light: { baked: false } });
  expect(lightOf(HAISHU, { ...state, sunTime: '2026-06-21T23:30' }).hour).toBe('night');
});

test('the light reddens towards the horizon', () => {
  const at = (sunTime: string) =>
    lightOf(HAISHU, { light: 'day', appearance: 'dark', sunTime }).light.key;
  const ratio = ([red, , blue]: readonly [number, number, number]) => blue / red;
  expect(ratio(at('2026-06-21T18:40'))).toBeLessThan(ratio(at('2026-06-21T12:00')));
});
