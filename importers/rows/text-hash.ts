import { unitAt } from '../../data/text-unit.ts';

/**
 * A number for a text, equal for equal texts, 53 bits wide: a million texts meet by chance once in ten thousand
 * imports. Kept instead of the text where that would hold on to the buffer it was cut from.
 */
export function textHash(text: string): number {
  let low = 0x811c9dc5;
  let high = 0x1b873593;
  const { length } = text;
  for (let at = 0; at < length; at += 1) {
    const code = unitAt(text, at);
    low = Math.imul(low ^ code, 0x01000193);
    high = Math.imul(high ^ code, 0x85ebca6b) ^ (low >>> 15);
  }
  return (high >>> 11) * 0x1_0000_0000 + (low >>> 0);
}
