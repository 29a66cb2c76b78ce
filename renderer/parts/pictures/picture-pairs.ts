import type { RecordPicture } from '../../../contract/queries/pictures.ts';

/** Photographs that are looked at together: before and after where there are both, else one. */
export interface PicturePair {
  readonly left: RecordPicture;
  readonly right: RecordPicture | undefined;
}

/** The first before beside the first after, and so on; what has no counterpart stands alone. */
export function picturePairs(pictures: readonly RecordPicture[]): PicturePair[] {
  const before = pictures.filter(({ part }) => part !== 'after');
  const after = pictures.filter(({ part }) => part === 'after');
  return Array.from({ length: Math.max(before.length, after.length) }, (_, at) => {
    const [left, right] = [before[at], after[at]];
    return left ? { left, right } : { left: right as RecordPicture, right: undefined };
  });
}
