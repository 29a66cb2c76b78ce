import { parseFloorLabel, writtenFloor } from '../../contract/floors/floor-label.ts';
import { fold, isDigit } from './characters.ts';

/** Name of a mezzanine above the ground floor (夹层) among canonical floors. */
export const MEZZANINE = '夹';

const canonicalFloors = new Map<string, string>();
const MOST_REMEMBERED = 5000;

/** A floor label in one form: `5`, `3A`, `B1`, `夹`; '' for a label that cannot be read. A 跃层 is its lower floor. */
export function canonicalFloor(label: string): string {
  const known = canonicalFloors.get(label);
  if (known !== undefined) return known;
  if (canonicalFloors.size >= MOST_REMEMBERED) canonicalFloors.clear();
  const canonical = readFloor(label);
  canonicalFloors.set(label, canonical);
  return canonical;
}

function readFloor(label: string): string {
  const floor = parseFloorLabel(label)?.from;
  if (!floor) return '';
  const mezzanine = floor.number === 1 ? MEZZANINE : floor.number + MEZZANINE;
  return writtenFloor(floor) ?? mezzanine;
}

/**
 * A room number (室号) in one form that names its floor: 501, 3A05, B102, 夹01. `floor` is canonical, or '' where it is not
 * known; a number of one or two digits then stays as it is.
 */
export function canonicalRoom(floor: string, roomNo: string): string {
  if (isPlainRoom(roomNo) && !floor.startsWith('B')) return roomNo;
  const number = fold(roomNo)
    .text.replace(/(号?室|号?房间?|号)$/, '')
    .replace(/(\d)O/g, '$10');
  const mezzanine = /^(?:M|夹层?|MF)-?(\d{1,2})$/.exec(number)?.[1];
  if (mezzanine) return MEZZANINE + mezzanine.padStart(2, '0');
  if (floor === '') return number.replace(/^-(?=\d{3}$)/, 'B');
  if (/^\d{1,2}$/.test(number)) return floor + number.padStart(2, '0');
  if (floor.startsWith('B') && /^-?\d{3}$/.test(number)) return `B${number.replace('-', '')}`;
  return number;
}

/** Three digits and more, as most are: the number names its floor and stands as it is. */
function isPlainRoom(roomNo: string): boolean {
  if (roomNo.length < 3) return false;
  for (let at = 0; at < roomNo.length; at += 1) if (!isDigit(roomNo.charCodeAt(at))) return false;
  return true;
}

/** A staircase unit (单元) in one form: `2`, `A`, 甲; '' for none. */
export function canonicalUnit(unitNo: string | null): string {
  if (unitNo === null) return '';
  return fold(unitNo)
    .text.replace(/(单元|梯|门洞?)$/, '')
    .replace(/^0+(?=\d)/, '');
}
