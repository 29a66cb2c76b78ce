import { pinyin } from 'pinyin-pro';

/** Last words of names of places (通名), longest first, and the English word that stands for each (GB/T 30240.1). */
const GENERIC: readonly (readonly [string, string])[] = [
  ['街道', 'Subdistrict'],
  ['社区', 'Community'],
  ['公园', 'Park'],
  ['广场', 'Square'],
  ['绿地', 'Green'],
  ['花园', 'Garden'],
  ['大道', 'Avenue'],
  ['大街', 'Street'],
  ['老街', 'Old Street'],
  ['塘河', 'River'],
  ['路', 'Road'],
  ['街', 'Street'],
  ['巷', 'Alley'],
  ['桥', 'Bridge'],
  ['江', 'River'],
  ['河', 'River'],
  ['湖', 'Lake'],
  ['镇', 'Town'],
  ['乡', 'Township'],
  ['村', 'Village'],
];

const SIDES: Readonly<Record<string, string>> = {
  东: 'East',
  西: 'West',
  南: 'South',
  北: 'North',
  中: 'Middle',
};

const LANE = /^(?<street>.+?)(?<number>\d+)弄$/u;

/**
 * A Chinese name of a place for readers of English: the proper part in pinyin, the last word translated (中山东路: East
 * Zhongshan Road, 戴祠巷10弄: Lane 10, Daici Alley). A proper part of one character keeps its last word (月湖: Yuehu Lake).
 */
export function englishName(name: string): string {
  const lane = LANE.exec(name)?.groups;
  if (lane) return `Lane ${lane['number']}, ${englishName(lane['street'] ?? '')}`;
  const ending = GENERIC.find(([word]) => name.endsWith(word) && name.length > word.length);
  if (!ending) return spelt(name);
  const [word, english] = ending;
  const proper = name.slice(0, -word.length);
  const side = word === '路' || word === '街' ? SIDES[proper.slice(-1)] : undefined;
  if (side && proper.length > 2) return `${side} ${spelt(proper.slice(0, -1))} ${english}`;
  return `${spelt(proper.length === 1 ? name : proper)} ${english}`;
}

function spelt(name: string): string {
  const letters = pinyin(name, { toneType: 'none', type: 'array', nonZh: 'consecutive' });
  const joined = letters.join('');
  return joined.slice(0, 1).toUpperCase() + joined.slice(1);
}
