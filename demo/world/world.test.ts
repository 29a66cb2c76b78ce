import { beforeAll, describe, expect, test } from 'vitest';
import { invent, type Invention } from '../invention.ts';
import { createRandom } from '../random.ts';
import { loadShipped } from '../testing.ts';
import { chineseNumber } from './address-texts.ts';
import {
  addWorkingDays,
  addWorkingSeconds,
  momentOf,
  momentText,
  workingSecondsBetween,
} from './calendar.ts';
import { createPlaces, type Places } from './places.ts';

let invention: Invention;
let places: Places;
beforeAll(async () => {
  const { profile, plan } = await loadShipped();
  invention = invent(profile, plan, 0.005, 1);
  places = createPlaces(invention.district);
});

describe('places', () => {
  test('finds the cell of a point made up inside it', () => {
    const random = createRandom(1);
    for (const cell of invention.district.cells.filter((_, index) => index % 17 === 0)) {
      expect(places.cellAt(places.inCell(cell, random))?.code).toBe(cell.code);
    }
  });

  test('finds the street of a point on it', () => {
    const random = createRandom(2);
    const drawn = Array.from({ length: 300 }, () => places.onRoad(random));
    const right = drawn.filter(({ at, road }) => places.roadNear(at) === road.tag.name);
    expect(right.length).toBeGreaterThan(250);
  });
});

describe('the working clock', () => {
  test('stops at noon, at night, at weekends and on holidays', () => {
    const friday = momentOf('2016-02-05', 17 * 3600);
    expect(momentText(addWorkingSeconds(friday, 3600))).toBe('2016-02-06 09:00:00');
    const eve = momentOf('2016-02-06', 17 * 3600);
    expect(momentText(addWorkingSeconds(eve, 3600))).toBe('2016-02-14 09:00:00');
    expect(momentText(addWorkingDays(momentOf('2016-04-29', 36_000), 2))).toBe(
      '2016-05-04 10:00:00',
    );
  });

  test('counts back what it added', () => {
    const random = createRandom(3);
    for (let round = 0; round < 200; round++) {
      const from = addWorkingSeconds(momentOf('2015-07-01') + random.integer(0, 30_000_000), 0);
      const seconds = random.integer(0, 400_000);
      expect(workingSecondsBetween(from, addWorkingSeconds(from, seconds))).toBe(seconds);
    }
  });
});

test('Chinese numerals read as people write them', () => {
  expect([1, 10, 12, 20, 35].map(chineseNumber)).toEqual(['一', '十', '十二', '二十', '三十五']);
});
