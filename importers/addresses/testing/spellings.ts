import fc from 'fast-check';
import type { GazetteerBuilding } from '../gazetteer.ts';
import type { RoomRow } from '../room-table.ts';

const NUMERALS = '〇一二三四五六七八九';

/** Ways people write the address of one room, all of which name it fully. */
export function roomSpelling(
  building: GazetteerBuilding,
  room: RoomRow,
  area: { readonly street: string; readonly community: string },
): fc.Arbitrary<string> {
  const { street, community } = area;
  const prefix = fc.constantFrom(
    ...['', '宁波市海曙区', '浙江省宁波市海曙区', '海曙区', '宁波', '宁波海曙', `海曙区${street}`],
    ...[street, community, street + community, `宁波市海曙区${street}${community}`],
  );
  const indoor = building.number ? numbered(building.number, room) : roomPart(room);
  const tail = fc.constantFrom(
    ...['', ' 13800001234', '（出租）', '，靠马路', ' 0574-87001234', '(张师傅)', '。'],
  );
  return fc
    .tuple(prefix, outdoor(building), indoor, tail, fc.boolean())
    .map(([before, outside, inside, after, isWide]) => {
      const text = `${before}${outside}${inside}${after}`;
      return isWide ? wide(text) : text;
    });
}

function outdoor({ road, lane, door, place, number }: GazetteerBuilding): fc.Arbitrary<string> {
  const at = road + laneText(lane) + doorText(door);
  const spoken = road + laneText(lane, spokenNumber) + doorText(door, spokenNumber);
  const withPlace = [place, at + place, `${place}（${at}）`];
  const isFull = place === '' || number === '' || lane !== '' || door !== '';
  return fc.constantFrom(...(isFull ? [at, spoken] : []), ...(place === '' ? [] : withPlace));
}

function laneText(lane: string, say = (number: string): string => number): string {
  return lane.replace(/\d+/, say);
}

function doorText(door: string, say = (number: string): string => number): string {
  const [, number = '', branch, stem = ''] = /^(\d*)(?:-(\d+))?(.*)$/.exec(door) ?? [];
  if (number === '') return '';
  return `${say(number)}号${branch ? `之${spokenNumber(branch)}` : ''}${stem}`;
}

function numbered(number: string, room: RoomRow): fc.Arbitrary<string> {
  const plain = /^\d+$/.test(number) ? [`第${number}幢`, `${spokenNumber(number)}幢`] : [];
  const marks = ['幢', '栋', '座', '号楼', '#', '＃'].map((mark) => number + mark);
  const building = fc.constantFrom(...marks, ...plain);
  const marked = fc.tuple(building, roomPart(room)).map((parts) => parts.join(''));
  const parts = [number, ...(room.unit_no ? [room.unit_no] : []), room.room_no];
  return fc.oneof(marked, fc.constantFrom(parts.join('-'), `${parts.join('-')}室`));
}

function roomPart({
  unit_no: unit,
  floor_label: floor,
  room_no: number,
}: RoomRow): fc.Arbitrary<string> {
  const units = unit
    ? [`${unit}单元`, `${unit}梯`, `第${unit}单元`, `${spokenNumber(unit)}单元`]
    : [''];
  const door = number.slice(-2);
  const below = /^B(\d)$/.exec(floor)?.[1];
  const rooms = [
    number,
    `${number}室`,
    `${number}房`,
    `${floor}层${door}室`,
    `${floor}楼${number}`,
  ];
  const spoken = /^\d+$/.test(floor)
    ? [`${spokenNumber(floor)}楼${number}室`, `${floor}F${door}`]
    : [];
  const basement = below
    ? [`地下${spokenNumber(below)}层${door}室`, `负${below}楼${number}室`]
    : [];
  const mezzanine = floor === '夹层' ? [`夹层${door}室`, `M${door}`] : [];
  const named = floor === '夹层' ? rooms.slice(0, 3) : rooms;
  return fc
    .tuple(
      fc.constantFrom(...units),
      fc.constantFrom(...named, ...spoken, ...basement, ...mezzanine),
    )
    .map((parts) => parts.join(''));
}

/** 418 as 四百一十八; numbers over 99 digit by digit as often as not are read the same. */
function spokenNumber(number: string): string {
  const value = Number(number);
  if (!Number.isInteger(value) || value > 99)
    return [...number].map((digit) => NUMERALS[Number(digit)] ?? digit).join('');
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const head = tens === 0 ? '' : `${tens === 1 ? '' : NUMERALS[tens]}十`;
  return head + (ones === 0 && tens > 0 ? '' : NUMERALS[ones]);
}

function wide(text: string): string {
  return text.replace(/[0-9A-Za-z]/g, (character) =>
    String.fromCharCode(character.charCodeAt(0) + 0xfee0),
  );
}
