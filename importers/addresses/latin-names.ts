import { pinyin } from 'pinyin-pro';
import { isLetter } from './characters.ts';
import type { NameEntry } from './name-index.ts';

/** Last words of names, longest first, and what they are in Latin letters. */
const ENDINGS: readonly (readonly [string, readonly string[]])[] = [
  ['购物中心', ['GOUWUZHONGXIN', 'SHOPPINGCENTER', 'SHOPPINGCENTRE', 'SHOPPINGMALL', 'MALL']],
  ['商务大厦', ['SHANGWUDASHA', 'BUSINESSBUILDING', 'BUSINESSMANSION']],
  ['大厦', ['DASHA', 'BUILDING', 'BLDG', 'MANSION', 'TOWER']],
  ['大楼', ['DALOU', 'BUILDING', 'BLDG']],
  ['新村', ['XINCUN', 'NEWVILLAGE', 'VILLAGE']],
  ['花园', ['HUAYUAN', 'GARDEN', 'GARDENS']],
  ['广场', ['GUANGCHANG', 'PLAZA', 'SQUARE']],
  ['中心', ['ZHONGXIN', 'CENTER', 'CENTRE']],
  ['宾馆', ['BINGUAN', 'HOTEL']],
  ['饭店', ['FANDIAN', 'HOTEL']],
  ['酒店', ['JIUDIAN', 'HOTEL']],
  ['小区', ['XIAOQU', 'COMMUNITY', 'ESTATE']],
  ['公寓', ['GONGYU', 'APARTMENT', 'APARTMENTS']],
  ['大道', ['DADAO', 'AVENUE', 'AVE']],
  ['支路', ['ZHILU', 'BRANCHROAD', 'BRANCHRD']],
  ['路', ['LU', 'ROAD', 'RD']],
  ['街', ['JIE', 'STREET', 'ST', 'ROAD', 'RD']],
  ['巷', ['XIANG', 'ALLEY']],
  ['区', ['QU', 'DISTRICT', '']],
  ['市', ['SHI', 'CITY', '']],
  ['省', ['SHENG', 'PROVINCE', '']],
];
const SIDES: Readonly<Record<string, readonly string[]>> = {
  东: ['DONG', 'EAST', 'E'],
  西: ['XI', 'WEST', 'W'],
  南: ['NAN', 'SOUTH', 'S'],
  北: ['BEI', 'NORTH', 'N'],
  中: ['ZHONG', 'MIDDLE', 'CENTRAL'],
};
const MOST_WORDS = 8;

/** A name found in Latin letters and how many characters it takes. */
interface LatinName {
  readonly entry: NameEntry;
  readonly length: number;
}

/** Names in pinyin and in pinyin with English words (Xianxue Street, Yuehu Dasha), made when the first is asked for. */
export class LatinNames {
  readonly #names: readonly NameEntry[];
  #entries: ReadonlyMap<string, NameEntry | undefined> | undefined;

  constructor(names: readonly NameEntry[]) {
    this.#names = names;
  }

  /** The longest name that begins at a place of folded text and ends where a word ends. */
  find(text: string, at: number): LatinName | undefined {
    const entries = (this.#entries ??= byLetters(this.#names));
    let found: LatinName | undefined;
    let key = '';
    for (
      let end = at, words = 0;
      isLetter(text.charCodeAt(end)) && words < MOST_WORDS;
      words += 1
    ) {
      const start = end;
      while (isLetter(text.charCodeAt(end))) end += 1;
      key += text.slice(start, end);
      const entry = entries.get(key);
      if (entry) found = { entry, length: end - at };
      if (text[end] === ' ') end += 1;
    }
    return found;
  }
}

/** What letters stand for; undefined where they stand for several names. */
function byLetters(names: readonly NameEntry[]): Map<string, NameEntry | undefined> {
  const found = new Map<string, NameEntry | undefined>();
  for (const entry of names)
    for (const letters of inLetters(entry.text)) {
      const isNew = !found.has(letters) || found.get(letters) === entry;
      found.set(letters, isNew ? entry : undefined);
    }
  return found;
}

function inLetters(name: string): Set<string> {
  const [ending = '', kinds = ['']] = ENDINGS.find(([end]) => name.endsWith(end)) ?? [];
  const stem = name.slice(0, name.length - ending.length);
  const side = ending && stem.length > 2 ? SIDES[stem.at(-1) as string] : undefined;
  const base = spelled(side ? stem.slice(0, -1) : stem);
  const letters = (side ?? ['']).flatMap((one) => kinds.map((kind) => base + one + kind));
  return new Set([spelled(name), ...letters]);
}

function spelled(name: string): string {
  return pinyin(name, { toneType: 'none', type: 'array', v: true }).join('').toUpperCase();
}
