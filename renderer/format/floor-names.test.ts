import { createInstance, type TFunction } from 'i18next';
import { beforeAll, expect, test } from 'vitest';
import { interiorEn } from '../i18n/interior-en.ts';
import { interiorZhCn } from '../i18n/interior-zh-cn.ts';
import { matrixOf } from '../testing/records.ts';
import { floorNames } from './floor-names.ts';

const words: Record<string, TFunction> = {};

beforeAll(async () => {
  for (const [language, interior] of Object.entries({ zh: interiorZhCn, en: interiorEn })) {
    const i18n = createInstance();
    await i18n.init({ lng: language, resources: { [language]: { translation: { interior } } } });
    words[language] = i18n.t;
  }
});

const floor = (floorNo: number, floorLabel: string) => ({
  floorNo,
  floorLabel,
  geometryKind: 'virtual' as const,
  cells: [],
});

test.each([
  ['zh', '物理7'],
  ['en', 'ph. 7'],
])(
  'in a building without 4 no two floors are called alike, rooms or not: %s',
  (language, counted) => {
    const matrix = matrixOf({ floors: [floor(9, '12'), floor(5, '6'), floor(3, '3')] });
    const names = floorNames(matrix, [1, 2, 3, 4, 5, 6, 7, 8, 9], words[language] as TFunction);
    const texts = [...names.values()].map(({ text }) => text);
    expect(new Set(texts).size).toBe(9);
    expect(names.get(5)).toEqual({ text: '6', from: 'rooms' });
    expect(names.get(4)).toEqual({ text: '5', from: 'neighbours' });
    expect(names.get(7)).toEqual({ text: counted, from: 'count' });
  },
);
