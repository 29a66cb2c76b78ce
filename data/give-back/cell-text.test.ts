import fc from 'fast-check';
import { expect, it } from 'vitest';
import { parse } from 'csv-parse/sync';
import { tableSpec } from '../../contract/schema/index.ts';
import { withoutFormula } from '../../contract/sheet-text.ts';
import { cellText, csvLine } from './cell-text.ts';

it('writes codes by name and numbers in the unit of the header', () => {
  const { tenure } = tableSpec('room').columns;
  expect(cellText('owner', tenure as NonNullable<typeof tenure>)).toBe('自住');
  const money = { type: 'real', title: '税额', titleEn: 'Tax' } as const;
  expect(cellText(123_400, money, 10_000)).toBe('12.34');
  expect(cellText(0.3, money, 0.1)).toBe('3');
  expect(cellText(null, money)).toBe('');
});

it('leaves no text a spreadsheet would run', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (text) => {
      expect(/^[=@\t\r]/.test(withoutFormula(text))).toBe(false);
    }),
  );
  expect(withoutFormula('-12.5')).toBe('-12.5');
  expect(withoutFormula('+86 123')).toBe("'+86 123");
});

it('writes lines a CSV reader reads as they were', () => {
  const cell = fc.string({ unit: 'grapheme' }).filter((text) => withoutFormula(text) === text);
  fc.assert(
    fc.property(fc.array(cell, { minLength: 2, maxLength: 5 }), (cells) => {
      expect(parse(csvLine(cells))).toEqual([cells]);
    }),
  );
});
