import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildPeopleIndex } from './people-index.ts';
import type { NamePage } from './sorted-names.ts';

async function* pagesOf(names: readonly (string | null)[], size = 256): AsyncGenerator<NamePage> {
  for (let from = 0; from < names.length; from += size) {
    yield { firstId: from, names: names.slice(from, from + size) };
  }
}

const NAMES = [
  '张三',
  '李四',
  '张三丰',
  '王小明',
  '单田芳',
  '欧阳娜娜',
  '张三',
  null,
  'John Smith',
  '章子',
  '小张三',
];

const found = async (text: string, limit = 20) => {
  const index = await buildPeopleIndex(pagesOf(NAMES, 4));
  return index.find(text, limit).map((row) => NAMES[row]);
};

describe('index over names', () => {
  it('finds from one character on, beginnings first', async () => {
    expect(await found('张')).toEqual(['张三', '张三', '张三丰', '小张三']);
    expect(await found('三丰')).toEqual(['张三丰']);
    expect(await found('明')).toEqual(['王小明']);
  });

  it.each([
    ['zhangsan', ['张三', '张三', '张三丰']],
    ['zs', ['张三', '张三', '张三丰']],
    ['zhangs', ['张三', '张三', '张三丰']],
    ['ZSF', ['张三丰']],
    ['shantianfang', ['单田芳']],
    ['oynn', ['欧阳娜娜']],
    ['john', ['John Smith']],
    ['qq', []],
  ])('finds %s by spelling', async (text, names) => {
    expect((await found(text)).sort()).toEqual(names.sort());
  });

  it('gives at most the limit and nothing for nothing', async () => {
    expect(await found('张', 2)).toHaveLength(2);
    expect(await found('  ')).toEqual([]);
    expect(await found('不存在')).toEqual([]);
  });

  it('finds each row whose name holds the text, for any names', async () => {
    const name = fc.stringMatching(/^[张王李三四小明a-c]{1,4}$/);
    await fc.assert(
      fc.asyncProperty(
        fc.array(name, { maxLength: 40 }),
        fc.stringMatching(/^[张王李三四小明]{1,3}$/),
        async (names, text) => {
          const index = await buildPeopleIndex(pagesOf(names, 7));
          const rows = index.find(text, 1000).sort((left, right) => left - right);
          expect(rows).toEqual(names.flatMap((each, row) => (each.includes(text) ? [row] : [])));
        },
      ),
    );
  });
});
