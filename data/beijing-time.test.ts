import { expect, it } from 'vitest';
import { beijingTime } from './beijing-time.ts';

it('is the next day there from 16:00 UTC on', () => {
  expect(beijingTime(new Date('2026-12-31T15:59:59Z'))).toBe('2026-12-31 23:59:59');
  expect(beijingTime(new Date('2026-12-31T16:00:00Z'))).toBe('2027-01-01 00:00:00');
});
