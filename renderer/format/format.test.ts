import { describe, expect, test } from 'vitest';
import { NUMBER_SEALED, writeConcealed } from '../../contract/concealed-number.ts';
import { KEY_DESTROYED } from '../../contract/destroyed-keys.ts';
import { tableSpec } from '../../contract/schema/index.ts';
import { dateText, minuteText } from './dates.ts';
import { exactNumber, headlineNumber, measure, percent, personCount } from './numbers.ts';
import { areaText, lengthText } from './lengths.ts';
import { personalText, personalTexts } from './personal-text.ts';
import { fieldText } from './fields.ts';
import { coordinates, scaleBar } from './places.ts';

describe('numbers', () => {
  test('thousands are separated', () => {
    expect(exactNumber(1_270_000)).toBe('1,270,000');
  });

  test.each([
    [99_999, 'zh-CN', '99,999'],
    [150_000, 'zh-CN', '15.0 万'],
    [1_270_000, 'zh-CN', '127.0 万'],
    [320_000_000, 'zh-CN', '3.2 亿'],
    [150_000, 'en', '150,000'],
    [1_270_000, 'en', '1.3 million'],
  ] as const)('%d is headed in %s as %s', (value, language, text) => {
    expect(headlineNumber(value, language)).toBe(text);
  });

  test('measures keep one decimal only where it says something', () => {
    expect(measure(18.54)).toBe('18.5');
    expect(measure(54)).toBe('54');
    expect(measure(1234.96)).toBe('1,235');
  });

  test('a share of nothing is no number', () => {
    expect(percent(1, 3)).toBe('33.3%');
    expect(percent(0, 0)).toBeUndefined();
  });

  test('a withheld count of people shows its bound', () => {
    expect(personCount({ value: 1204 })).toBe('1,204');
    expect(personCount({ suppressed: true, below: 5 })).toBe('*');
  });
});

describe('places', () => {
  test('coordinates name their hemisphere', () => {
    expect(coordinates(121.5426, 29.8776)).toBe('121.54260°E  29.87760°N');
    expect(coordinates(-70.1, -33)).toBe('70.10000°W  33.00000°S');
  });

  test.each([
    [0.7, 50],
    [3.1, 200],
    [25, 2000],
  ])('at %d m a pixel the bar is %d m', (metresPerPixel, metres) => {
    const bar = scaleBar(metresPerPixel, 100);
    expect(bar.metres).toBe(metres);
    expect(bar.pixels).toBeLessThanOrEqual(100);
  });

  test('long lengths are in kilometres', () => {
    expect([200, 12.34, 2000, 1236].map(lengthText)).toEqual([
      '200 m',
      '12.3 m',
      '2 km',
      '1.24 km',
    ]);
  });

  test('large areas are in square kilometres', () => {
    expect([350.26, 1_240_000].map(areaText)).toEqual(['350.3 m²', '1.24 km²']);
  });
});

test('dates stay dates and times are cut to minutes', () => {
  expect(dateText('2016-06-30')).toBe('2016-06-30');
  expect(minuteText('2016-06-30T08:05:59')).toBe('2016-06-30 08:05');
});

describe('personal values whose key was destroyed', () => {
  test.each([
    ['zh-CN', KEY_DESTROYED],
    ['en', 'Key destroyed'],
  ] as const)('say so in %s', (language, words) => {
    expect(personalText(KEY_DESTROYED, language)).toBe(words);
    expect(personalTexts([KEY_DESTROYED, null, KEY_DESTROYED], language)).toBe(words);
    expect(fieldText(tableSpec('call'), 'caller_phone', KEY_DESTROYED, language)).toBe(words);
  });

  test.each([
    ['zh-CN', NUMBER_SEALED],
    ['en', 'ID number (sealed)'],
  ] as const)('of a concealed number too, in %s', (language, words) => {
    const concealed = { link: '0'.repeat(16), epoch: 1, sealed: '0'.repeat(32) };
    for (const value of [writeConcealed(concealed), NUMBER_SEALED])
      expect(fieldText(tableSpec('tax_place'), 'tax_no', value, language)).toBe(words);
  });

  test('others stand as they are, side by side', () => {
    expect(personalTexts(['王**', '138****1234'], 'en')).toBe('王** 138****1234');
    expect(personalTexts([null, ''], 'en')).toBeUndefined();
  });
});
