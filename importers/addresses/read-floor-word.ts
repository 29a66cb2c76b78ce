import { asFloor, readDigits, withMark, type ReadNumber } from './read-number.ts';

const GROUND = /^(?:底[层楼]|首层)/;

/** 地下一层, 负1楼, 地下室, 夹层, 底楼: floors that are words; 地下102 and 夹01 are rooms. */
export function readFloorWord(text: string, at: number): ReadNumber | undefined {
  if (GROUND.test(text.slice(at, at + 2))) return { value: '1', mark: 'floor', end: at + 2 };
  if (!'地负夹'.includes(text[at] as string)) return undefined;
  const word = /^(?:地下室?|负第?|夹层?)/.exec(text.slice(at, at + 3))?.[0];
  if (!word) return undefined;
  const after = at + word.length;
  return word.startsWith('夹') ? mezzanine(text, word, after) : basement(text, word, after);
}

function basement(text: string, word: string, after: number): ReadNumber | undefined {
  if (word === '地下室') return asFloor(text, floorOfRoom(text, after), after);
  const [number, end] = readDigits(text, after);
  if (number === '') return word.startsWith('地下') ? asFloor(text, 'B1', after) : undefined;
  const isRoom = number.length === 3;
  return isRoom ? withMark(text, `B${number}`, end) : asFloor(text, `B${number}`, end);
}

/** 地下室B208 is on the second floor below, as its number says. */
function floorOfRoom(text: string, at: number): string {
  const floor = /^[- ]?B([1-9])\d{2}(?!\d)/.exec(text.slice(at, at + 6))?.[1];
  return `B${floor ?? 1}`;
}

function mezzanine(text: string, word: string, after: number): ReadNumber | undefined {
  if (word === '夹层') return asFloor(text, '夹', after);
  const [number, end] = readDigits(text, after);
  return number === '' ? undefined : withMark(text, `夹${number}`, end);
}
