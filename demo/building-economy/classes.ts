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

/** How many firms are of each class but the plain one (三地一致), which all others are of. */
export const CLASS_COUNTS: readonly (readonly [PlaceClass, number])[] = [
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

const PLAIN: PlaceClass = { cube: '111' };

/** Who classes are dealt to: what is told of a firm with an office here before its class is. */
export interface Dealt {
  readonly company: boolean;
  /** Its licence says an address outside the district. */
  readonly registeredAway: boolean;
}

/**
 * The class of each firm with an office here, and the classes of those without, in a random order. A firm registered away
 * is first one whose licence says so; shops are where they are registered, a few of them untold.
 */
export function dealClasses(
  firms: readonly Dealt[],
  scaled: (fullCount: number) => number,
  random: Random,
): { readonly here: readonly PlaceClass[]; readonly absent: readonly PlaceClass[] } {
  const all = CLASS_COUNTS.flatMap(([kind, count]) =>
    Array.from({ length: scaled(count) }, () => kind),
  );
  const special = all.filter(({ cube }) => cube[1] === '1');
  const order = shuffle(
    firms.map((_, index) => index),
    random,
  );
  const here = new Array<PlaceClass>(firms.length).fill(PLAIN);
  const deal = (kinds: readonly PlaceClass[], fits: (firm: Dealt) => boolean): PlaceClass[] => {
    const takers = order.filter((index) => here[index] === PLAIN && fits(firms[index]!));
    kinds.slice(0, takers.length).forEach((kind, at) => (here[takers[at]!] = kind));
    return kinds.slice(takers.length);
  };
  const away = special.filter(({ cube }) => cube[0] === '0');
  const untold = special.filter(({ cube }) => cube === '11?');
  const left = deal(shuffle(away, random), ({ registeredAway }) => registeredAway);
  deal(untold, () => true);
  const others = special.filter(({ cube }) => cube[0] !== '0' && cube !== '11?');
  deal(shuffle([...left, ...others], random), ({ company }) => company);
  const absent = all.filter(({ cube }) => cube[1] !== '1');
  return { here, absent: shuffle(absent, random) };
}
