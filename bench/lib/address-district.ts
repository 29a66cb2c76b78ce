import {
  GazetteerBuilder,
  type BuildingRow,
  type Gazetteer,
} from '../../importers/addresses/gazetteer.ts';
import type { RoomRow } from '../../importers/addresses/room-table.ts';

/** The address of a room as somebody wrote it. */
export interface WrittenRoom {
  readonly text: string;
  readonly slot: number;
}

interface Block {
  readonly building: BuildingRow;
  readonly units: number;
  readonly floors: number;
  readonly perFloor: number;
}

const BUILDINGS = 6800;
const FIRST = '柳苍联永西望解镇药灵县开迎孝文新三马南北翠丽机宝环泰顺华卫信君尚';
const SECOND = '汀松丰桥河京放明行学凤闻化芝支园柏塘雅城场善春康德宁清安平和';
const ROAD_KINDS = ['路', '街', '巷', '支路'];
const PLACE_KINDS = ['新村', '小区', '花园', '家园', '苑', '公寓'];
const TOWER_KINDS = ['大厦', '商务楼', '中心', '广场'];
const NUMERALS = '〇一二三四五六七八九';

/** A generated district of full size, and the address of each of its rooms written in one of many ways. */
export function fullScaleDistrict(): { gazetteer: Gazetteer; written: () => WrittenRoom[] } {
  const builder = new GazetteerBuilder({ province: '浙江省', city: '宁波市', district: '海曙区' });
  const blocks = Array.from({ length: BUILDINGS }, (_, slot) => block(slot));
  for (let area = 0; area < 8; area += 1)
    builder.addArea({ level: 'street', code: `33020300${area + 1}`, name: `${FIRST[area]}庙街道` });
  for (const { building } of blocks) builder.addBuilding(building);
  const rooms = blocks.flatMap(roomsOf).map((room, slot) => ({ ...room, slot }));
  for (const room of rooms) builder.addRoom(room);
  const written = (): WrittenRoom[] =>
    rooms.map((room) => ({
      slot: room.slot,
      text: spelled(blocks[room.building_slot]!.building, room),
    }));
  return { gazetteer: builder.finish(), written };
}

/** A third estates in lanes, a tenth towers, the rest houses at a door. */
function block(slot: number): Block {
  const road = roadName(slot % 250);
  const code = `33020300${(slot % 8) + 1}`;
  const own = { slot, building_id: `B${slot}`, street_code: code, community_code: `${code}001` };
  const estate = Math.floor(slot / 12);
  if (estate % 3 === 0) {
    const lane = `${roadName(estate % 250)}${100 + estate}弄`;
    const name = `${placeName(estate / 3, PLACE_KINDS)}${(slot % 12) + 1}幢`;
    return { building: { ...own, address: lane, name }, units: 3, floors: 6, perFloor: 2 };
  }
  const address = `${road}${10 + Math.floor(slot / 250)}号`;
  if (slot % 10 > 0)
    return { building: { ...own, address, name: null }, units: 0, floors: 4, perFloor: 3 };
  const name = placeName(slot / 10, TOWER_KINDS);
  return { building: { ...own, address, name }, units: 0, floors: 16, perFloor: 6 };
}

function roadName(index: number): string {
  const stem = FIRST[index % FIRST.length]! + SECOND[(index * 7) % SECOND.length]!;
  return stem + ROAD_KINDS[Math.floor(index / FIRST.length) % ROAD_KINDS.length]!;
}

function placeName(index: number, kinds: readonly string[]): string {
  const at = Math.floor(index);
  const stem = SECOND[at % SECOND.length]! + FIRST[Math.floor(at / SECOND.length) % FIRST.length]!;
  return stem + kinds[at % kinds.length]!;
}

function roomsOf({ building, units, floors, perFloor }: Block): Omit<RoomRow, 'slot'>[] {
  const rooms: Omit<RoomRow, 'slot'>[] = [];
  for (let unit = units === 0 ? 0 : 1; unit <= units; unit += 1)
    for (let floor = 1; floor <= floors; floor += 1)
      for (let number = 1; number <= perFloor; number += 1) {
        const roomNo = `${floor}0${number}`;
        rooms.push({
          room_id: `${building.building_id}-${unit}-${roomNo}`,
          building_slot: building.slot,
          unit_no: unit === 0 ? null : String(unit),
          floor_label: String(floor),
          room_no: roomNo,
        });
      }
  return rooms;
}

function spelled({ address, name }: BuildingRow, room: RoomRow): string {
  const unit = room.unit_no ? `${room.unit_no}单元` : '';
  const plain = `${address}${name ?? ''}${unit}${room.room_no}室`;
  const ways = [
    () => `宁波市海曙区${plain}`,
    () => `${name ?? address}${unit}${room.room_no}`,
    () => `${plain}（出租）13800001234`,
    () => wide(plain),
    () =>
      `海曙区${address}${name ?? ''}${inWords(room.unit_no)}${room.floor_label}楼${room.room_no}室`,
    () => plain.replace('村', '邨').replace('街', '衔'),
  ];
  const turn = (room.slot * 7919) % 30;
  return turn < ways.length ? ways[turn]!() : plain;
}

function inWords(unit: string | null): string {
  return unit ? `${NUMERALS[Number(unit)]}单元` : '';
}

function wide(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}
