import { normaliseText } from './text.ts';

/** A room as somebody typed it: 月湖花园3-2-501, 3幢2单元501室, 天一大厦 1203. */
export interface RoomText {
  /** Text that names the building, its number included (月湖花园3幢); empty for a room number alone. */
  readonly building: string;
  readonly buildingNo: string | undefined;
  readonly unitNo: string | undefined;
  readonly roomNo: string;
  /** The text says it is a room (室, 单元, a-b-c), so rooms are answered before buildings. */
  readonly certain: boolean;
}

const NUMBER = '[0-9a-z甲乙丙丁一二三四五六七八九十]{1,3}';
const ROOM = '[0-9a-z]*[0-9][0-9a-z]*';
const DASH = '\\s*[-‐‑–—―−]\\s*';

const THREE_PARTS = new RegExp(`^(.*?)(${NUMBER})${DASH}(${NUMBER})${DASH}(${ROOM})室?$`, 'u');
const TWO_PARTS = new RegExp(`^(.*?)(${NUMBER})${DASH}(${ROOM})室?$`, 'u');
const WORDS = new RegExp(
  `^(.*?)(?:(${NUMBER})(幢|栋|号楼|#楼?|座))?\\s*(?:(${NUMBER})(?:单元|梯))?\\s*(${ROOM})(室?)$`,
  'u',
);

/** Every reading of a text as a room, most likely first; none where it does not end in a room number. */
export function readRoomTexts(text: string): RoomText[] {
  const plain = text.normalize('NFKC').toLowerCase().trim();
  const three = THREE_PARTS.exec(plain);
  if (three) return [reading(three[1], three[2], three[3], three[4])];
  const two = TWO_PARTS.exec(plain);
  if (two)
    return [reading(two[1], two[2], undefined, two[3]), reading(two[1], undefined, two[2], two[3])];
  const words = WORDS.exec(plain);
  return words ? inWords(words) : [];
}

function inWords([
  ,
  building,
  buildingNo,
  kind,
  unitNo,
  roomNo,
  room,
]: RegExpExecArray): RoomText[] {
  const certain = Boolean(room || buildingNo || unitNo);
  if (!certain && !/^\d{3,4}[a-z]?$/.test(roomNo ?? '')) return [];
  const named = kind === '座' ? `${building ?? ''}${buildingNo}座` : building;
  return [{ ...reading(named, kind === '座' ? undefined : buildingNo, unitNo, roomNo), certain }];
}

function reading(
  building: string | undefined,
  buildingNo: string | undefined,
  unitNo: string | undefined,
  roomNo: string | undefined,
): RoomText {
  const number =
    buildingNo === undefined ? undefined : normaliseText(`${buildingNo}幢`).replace('幢', '');
  const named = normaliseText(building ?? '');
  return {
    building: named !== '' && number !== undefined ? `${named}${number}幢` : named,
    buildingNo: number,
    unitNo: unitNo === undefined ? undefined : unitNumber(unitNo),
    roomNo: roomNumber(roomNo ?? ''),
    certain: true,
  };
}

/** 二单元, 2单元, 2梯, ２ → `2`. */
export function unitNumber(unitNo: string): string {
  const bare = normaliseText(unitNo).replace(/(单元|梯|门)$/u, '');
  return normaliseText(`${bare}单元`).replace(/单元$/u, '');
}

/** 501室, ５０１ → `501`; a number written with its building or unit (3-2-501) gives its last part. */
export function roomNumber(roomNo: string): string {
  const last =
    roomNo
      .normalize('NFKC')
      .split(/[-‐‑–—―−]/u)
      .at(-1) ?? '';
  return normaliseText(last).replace(/(室|房|号)$/u, '');
}

/** The number of a building in its name or address (…3幢, 5号楼), if it has one. */
export function buildingNumber(name: string | null, address: string | null): string | undefined {
  for (const text of [name, address]) {
    const found = /([0-9]{1,3}|[a-z])幢/u.exec(normaliseText(text ?? ''));
    if (found) return found[1];
  }
  return undefined;
}
