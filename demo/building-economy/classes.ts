import { shuffle, type Random } from '../random.ts';

/** Whether a place lies in the district: yes, no, or not to be told (不可判). */
export type InDistrict = '1' | '0' | '?';

/** A firm's three places as the demo means them: 户 registered, 人 office, 税 tax, and what else is true of it. */
export interface PlaceClass {
  /** 户人税, one sign each. */
  readonly cube: `${InDistrict}${InDistrict}${InDistrict}`;
  /** 区内异地: all in the district, not all in one building. */
  readonly apart?: true;
  /** 合规异地: a branch of a head office elsewhere, or one that pays tax together with it. */
  readonly compliant?: true;
}

/** How many of 20,000 firms are of each class. */
export const CLASS_COUNTS: readonly (readonly [PlaceClass, number])[] = [
  [{ cube: '111' }, 11_800],
  [{ cube: '111', apart: true }, 1_900],
  [{ cube: '110' }, 900],
  [{ cube: '110', compliant: true }, 250],
  [{ cube: '101' }, 800],
  [{ cube: '100' }, 900],
  [{ cube: '011' }, 620],
  [{ cube: '010' }, 1_150],
  [{ cube: '010', compliant: true }, 120],
  [{ cube: '001' }, 330],
  [{ cube: '000' }, 130],
  [{ cube: '11?' }, 450],
  [{ cube: '1?1' }, 400],
  [{ cube: '?11' }, 250],
];

/** The classes of all firms in a random order, those with an office in the district apart from the others. */
export function dealClasses(
  scaled: (fullCount: number) => number,
  random: Random,
): { readonly here: PlaceClass[]; readonly absent: PlaceClass[] } {
  const all = CLASS_COUNTS.flatMap(([kind, count]) =>
    Array.from({ length: scaled(count) }, () => kind),
  );
  return {
    here: shuffle(
      all.filter(({ cube }) => cube[1] === '1'),
      random,
    ),
    absent: shuffle(
      all.filter(({ cube }) => cube[1] !== '1'),
      random,
    ),
  };
}
