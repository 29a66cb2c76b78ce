import type { DemoBuilding } from '../city/building.ts';
import { weighted, type Random } from '../random.ts';
import type { DemoRoom } from '../rooms/rooms.ts';

/** An address as somebody wrote it down, and the most precise place it truly names. */
export interface AddressText {
  readonly text: string;
  readonly level: '室' | '单元' | '幢' | '道路';
}

const prefix = weighted([
  ['', 50],
  ['区', 22],
  ['市区', 18],
  ['市', 6],
  ['省', 4],
] as const);

const DIGITS = '零一二三四五六七八九';

/** Writes addresses the many ways people do; every spelling still names the same room or building. */
export interface AddressTexts {
  ofRoom(room: DemoRoom, building: DemoBuilding, random: Random): AddressText;
  ofBuilding(building: DemoBuilding, random: Random): AddressText;
  /** Near a street without a house: 中山西路与望京路交叉口附近. */
  ofRoad(road: string, random: Random): AddressText;
}

/** Opens a writer of addresses for a district. */
export function createAddressTexts(cityName: string, districtName: string): AddressTexts {
  const city = cityName.replace(/市$/u, '');
  const prefixes = {
    '': '',
    区: districtName,
    市区: `${cityName}${districtName}`,
    市: city,
    省: `浙江省${cityName}${districtName}`,
  };
  const begin = (random: Random): string => prefixes[prefix(random)];
  return {
    ofRoom: (room, building, random) => {
      const text = `${begin(random)}${roomText(room, building, random)}`;
      return { text: finish(text, random), level: '室' };
    },
    ofBuilding: (building, random) => {
      const text = `${begin(random)}${buildingText(building, random)}`;
      return { text: finish(text, random), level: '幢' };
    },
    ofRoad: (road, random) => ({
      text: `${begin(random)}${road}${random.pick(['', '附近', '路口', '沿街', '人行道', '公交站旁'])}`,
      level: '道路',
    }),
  };
}

/** House number, estate and building number: any one of them may be left out where another still names the house. */
function buildingText({ address, name }: DemoBuilding, random: Random): string {
  const estate = /^(.*?)(\d+)幢$/u.exec(name);
  const named = estate ? `${estate[1]}${houseNumber(estate[2]!, random)}` : name;
  if (named === '') return houseAddress(address, random);
  const draw = random.next();
  if (draw < 0.45) return houseAddress(address, random) + named;
  if (draw < 0.75) return named;
  return draw < 0.9
    ? houseAddress(address, random)
    : `${houseAddress(address, random)}（${named}）`;
}

function houseNumber(number: string, random: Random): string {
  const draw = random.next();
  if (draw < 0.5) return `${number}幢`;
  if (draw < 0.7) return `${number}号楼`;
  if (draw < 0.82) return `${number}栋`;
  if (draw < 0.94) return `${number}#`;
  return `${chineseNumber(Number(number))}幢`;
}

function houseAddress(address: string, random: Random): string {
  const draw = random.next();
  if (draw < 0.85) return address;
  return draw < 0.93 ? address.replace(/号$/u, '#') : address.replace(/(\d+)号$/u, ' $1 号');
}

function roomText(room: DemoRoom, building: DemoBuilding, random: Random): string {
  const house = buildingText(building, random);
  const { unitNo, roomNo } = room;
  if (unitNo === '') return `${house}${roomSuffix(roomNo, random)}`;
  const draw = random.next();
  if (draw < 0.55) return `${house}${unitNo}单元${roomSuffix(roomNo, random)}`;
  if (draw < 0.72)
    return `${house}${chineseNumber(Number(unitNo))}单元${roomSuffix(roomNo, random)}`;
  return `${house}-${unitNo}-${roomNo}`;
}

function roomSuffix(roomNo: string, random: Random): string {
  const draw = random.next();
  if (draw < 0.66) return `${roomNo}室`;
  if (draw < 0.8) return roomNo;
  return draw < 0.92 ? `-${roomNo}` : `${roomNo}房`;
}

/** One address in fourteen is typed with full-width digits, a few with stray spaces. */
function finish(text: string, random: Random): string {
  const draw = random.next();
  if (draw < 0.07) return wideDigits(text);
  return draw < 0.1 ? text.replace(/(路|街|巷)/u, '$1 ') : text;
}

/** Digits as full-width characters, as some input methods leave them. */
export function wideDigits(text: string): string {
  return text.replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
}

/** 1–99 in Chinese numerals. */
export function chineseNumber(value: number): string {
  if (value >= 100 || value <= 0) return String(value);
  const [tens, ones] = [Math.floor(value / 10), value % 10];
  const ten = tens === 0 ? '' : tens === 1 ? '十' : `${DIGITS[tens]}十`;
  return ten + (ones === 0 && tens > 0 ? '' : DIGITS[ones]!);
}
