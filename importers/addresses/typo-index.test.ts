import { describe, expect, it } from 'vitest';
import type { NameEntry } from './name-index.ts';
import { isSlip, TypoIndex } from './typo-index.ts';

describe('one wrong character', () => {
  it.each([
    ['柳丁新村', '柳汀新村'],
    ['县雪街', '县学街'],
    ['苍松技路', '苍松支路'],
    ['柳汀汀新村', '柳汀新村'],
    ['望花京园', '望京花园'],
    ['和义大到购物中心', '和义大道购物中心'],
    ['和义大道购中心', '和义大道购物中心'],
  ])('%s may be meant for %s', (written, name) => expect(isSlip(written, name)).toBe(true));

  it.each([
    ['苍松路', '苍松支路'],
    ['解放路', '解放南路'],
    ['青林湾南区', '青林湾东区'],
    ['县学路', '县学街'],
    ['白鹤新村', '白云新村'],
    ['新苍松路', '苍松路'],
    ['中信大厦', '中农信大厦'],
    ['段塘商务大楼', '段塘商务大厦'],
  ])('%s is not taken for %s', (written, name) => expect(isSlip(written, name)).toBe(false));

  it('is not corrected where two names are as near', () => {
    const entries = ['柳亭新村', '柳汀新村'].map((text): NameEntry => ({ text, standard: text }));
    expect(new TypoIndex(entries).find('柳廷新村', 0, 4)).toBeUndefined();
    expect(new TypoIndex(entries.slice(1)).find('柳廷新村3', 0, 4)?.entry.text).toBe('柳汀新村');
  });
});
