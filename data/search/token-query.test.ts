import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWriter } from '../driver/sqlite.ts';
import { normaliseText } from './text.ts';
import { isSpeltMixed, mixedTier } from './mixed-pinyin.ts';
import { matchesTokens, tiersFor, toFtsMatch } from './token-query.ts';
import { searchTokens } from './tokens.ts';

/** Number of the first tier that finds a name or address, as the index would. */
function tierOf(text: string, name: string, address = ''): number {
  const tokens = searchTokens({ names: [name], addresses: [address], codes: ['3302030010001'] });
  const words = text.split(/\s+/).map(normaliseText).filter(Boolean);
  return tiersFor(words).findIndex((tier) => matchesTokens(tier, tokens));
}

describe('tiers of a query', () => {
  it('rank the exact name before its beginning, its inside and the address', () => {
    const tiers = [
      tierOf('月湖', '月湖'),
      tierOf('月湖', '月湖饭店'),
      tierOf('月湖', '宁波月湖饭店'),
      tierOf('月湖', '天一大厦', '月湖街道共青路'),
    ];
    expect(tiers).toEqual([0, 1, 2, 3]);
    expect(tierOf('月湖', '天一大厦')).toBe(-1);
  });

  it.each([
    ['月', '月湖街道'],
    ['yuehu', '月湖街道'],
    ['yuehujiedao', '月湖街道'],
    ['yh', '月湖'],
    ['tygc', '天一广场'],
    ['guangchang', '天一广场'],
    ['y', '月湖'],
    ['kfc', 'KFC月湖店'],
    ['ＫＦＣ', 'KFC月湖店'],
    ['lv cheng', '绿城花园'],
    ['3号楼', '柳庄新村3幢'],
    ['三幢', '柳庄新村3幢'],
    ['柳庄 3', '柳庄新村3幢'],
    ['3302030010001', '柳庄新村3幢'],
    ['changchun', '长春商厦'],
  ])('%s finds %s', (text, name) => expect(tierOf(text, name)).toBeGreaterThanOrEqual(0));

  it('a house number may go on', () => {
    expect(tierOf('中山西路1', '天一大厦', '中山西路123号')).toBeGreaterThanOrEqual(0);
    expect(tierOf('中山西路2', '天一大厦', '中山西路123号')).toBe(-1);
  });

  it('nothing is asked for nothing', () => {
    expect(tiersFor([])).toEqual([]);
  });
});

describe('letters that mix syllables with initials', () => {
  it.each([
    ['yuehujd', '月湖街道'],
    ['yhjied', '月湖街道'],
    ['hujd', '月湖街道'],
    ['zhshanxl', '中山西路'],
    ['zhshxl', '中山西路'],
    ['tianydx', '天一大厦'],
    ['xianl', '西安路'],
  ])('%s finds %s', (letters, name) => {
    const tokens = searchTokens({ names: [name], addresses: [], codes: [] });
    expect(matchesTokens(mixedTier(letters) ?? [[]], tokens)).toBe(true);
    expect(isSpeltMixed(name, letters)).toBe(true);
  });

  it('are not pure initials, and do not find names spelt otherwise', () => {
    expect(mixedTier('yhjd')).toBeUndefined();
    expect(isSpeltMixed('月湖街道', 'yuehujl')).toBe(false);
  });

  it('are few readings whatever the text', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z]{1,64}$/), (letters) => {
        expect((mixedTier(letters)?.[0] ?? []).length).toBeLessThanOrEqual(16);
      }),
    );
    expect((mixedTier('an'.repeat(32))?.[0] ?? []).length).toBeLessThanOrEqual(16);
  });
});

describe('whatever is typed', () => {
  it('becomes a query SQLite understands and operators mean nothing', async () => {
    const db = await openWriter(':memory:');
    await db.exec(
      `CREATE VIRTUAL TABLE search_index USING fts5(tokens, content='', detail=none, tokenize='ascii')`,
    );
    const operators = fc.constantFrom(
      '"',
      "'",
      '*',
      '^',
      'NEAR(',
      'OR',
      'AND',
      'NOT',
      '-',
      ':',
      '(',
      ')',
      '%',
      ';--',
      '\0',
    );
    const text = fc.array(fc.oneof(operators, fc.string({ unit: 'grapheme', maxLength: 6 })), {
      maxLength: 8,
    });
    await fc.assert(
      fc.asyncProperty(text, async (parts) => {
        const words = parts.map(normaliseText).filter((word) => word !== '');
        for (const tier of tiersFor(words)) {
          await db.all('SELECT rowid FROM search_index WHERE search_index MATCH ?', [
            toFtsMatch(tier),
          ]);
        }
      }),
    );
    await db.close();
  });
});
