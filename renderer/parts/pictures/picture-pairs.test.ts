import { expect, it } from 'vitest';
import type { RecordPicture } from '../../../contract/queries/pictures.ts';
import { picturePairs } from './picture-pairs.ts';

const picture = (part: RecordPicture['part'], sequence: number): RecordPicture => ({
  part,
  sequence,
  fileName: `${part}${sequence}.jpg`,
  problem: null,
  widthPixels: 4,
  heightPixels: 3,
  sizeBytes: 9,
  at: null,
  who: null,
});

it('puts each photograph before beside the one after; what has no counterpart stands alone', () => {
  const pictures = [picture('before', 1), picture('before', 2), picture('after', 1)];
  const names = picturePairs(pictures).map(({ left, right }) => [left.fileName, right?.fileName]);
  expect(names).toEqual([
    ['before1.jpg', 'after1.jpg'],
    ['before2.jpg', undefined],
  ]);
  expect(picturePairs([picture('after', 1)])).toMatchObject([{ left: { part: 'after' } }]);
  expect(picturePairs([picture('state', 1), picture('state', 2)])).toHaveLength(2);
  expect(picturePairs([])).toEqual([]);
});
