import { daysBefore } from '../dates.ts';
import { drawSurname, drawName } from '../names/person-names.ts';
import { drawUnitName } from '../names/unit-names.ts';
import { CREDIT_ALPHABET, creditCheck, organisationCheck } from '../people/check-digits.ts';
import type { Random } from '../random.ts';
import { weighted } from '../random.ts';
import type { DemoRoom } from '../rooms/rooms.ts';

/** A firm, shop or institution in a room. */
export interface DemoUnit {
  readonly unitId: string;
  readonly name: string;
  readonly actualName: string;
  readonly uscc: string;
  readonly category: string;
  readonly status: string;
  readonly onSite: string;
  readonly staff: number;
  readonly roomId: string;
  readonly registeredAddress: string;
  readonly actualAddress: string;
  readonly scope: string;
  readonly fireKey: string;
  readonly legalPerson: string;
  readonly phone: string;
  readonly verifiedAt: string;
}

export interface UnitSetting {
  readonly cityName: string;
  readonly districtName: string;
  readonly idPrefix: string;
  readonly phonePrefix: string;
  readonly asOf: string;
}

const status = weighted([
  ['开业', 91],
  ['歇业', 5],
  ['停业', 4],
] as const);

const SHOP_USES: ReadonlySet<string> = new Set(['商业', '其他']);

/** Exactly `count` units over the rooms that take them: shops, offices, sheds, and a few flats (住改商). */
export function* makeUnits(
  rooms: readonly DemoRoom[],
  count: number,
  setting: UnitSetting,
  random: Random,
): Generator<DemoUnit> {
  const weights = rooms.map((room) => roomWeight(room));
  const sum = weights.reduce((total, weight) => total + weight, 0);
  let [passed, made, luck] = [0, 0, 0];
  for (let index = 0; index < rooms.length && sum > 0; index++) {
    if (weights[index] === 0) continue;
    passed += weights[index]!;
    luck = index + 1 === rooms.length ? 0 : random.between(-0.45, 0.45);
    const due =
      passed >= sum - 1e-9 ? count : Math.min(count, Math.round((passed / sum) * count + luck));
    for (; made < due; made++) yield makeUnit(rooms[index]!, made + 1, setting, random);
  }
}

function roomWeight(room: DemoRoom): number {
  if (room.use === '住宅') return room.tenure === '出租' ? 0.012 : 0;
  if (room.tenure === '空置') return 0;
  return Math.min(3, Math.max(0.6, room.areaSquareMetres / 160));
}

function makeUnit(room: DemoRoom, serial: number, setting: UnitSetting, random: Random): DemoUnit {
  const shop = SHOP_USES.has(room.use) && random.chance(0.8);
  const { name, shortName, scope, company } = drawUnitName(
    setting.cityName,
    setting.districtName,
    shop,
    random,
  );
  const away = random.chance(0.07);
  const state = away ? random.pick(['开业', '歇业', '停业'] as const) : status(random);
  return {
    unitId: `DW${String(serial).padStart(7, '0')}`,
    name,
    actualName: random.chance(0.6) ? '' : shortName,
    uscc: creditCode(company, serial, setting.idPrefix),
    category: categoryOf(room, company),
    status: state,
    onSite: away ? '不在此处' : '在此处',
    staff: Math.max(
      1,
      Math.round((room.areaSquareMetres / (shop ? 28 : 14)) * random.between(0.3, 1.1)),
    ),
    roomId: room.id,
    registeredAddress: random.chance(0.12) ? `${setting.cityName}其他区县` : room.address,
    actualAddress: room.address,
    scope,
    fireKey: room.areaSquareMetres > 900 || random.chance(0.01) ? '是' : '否',
    legalPerson: drawName(drawSurname(random), random.chance(0.7), random),
    phone:
      setting.phonePrefix +
      String((serial * 314_159_265 + 7) % 1_000_000_000).padStart(
        11 - setting.phonePrefix.length,
        '0',
      ),
    verifiedAt: daysBefore(setting.asOf, random.integer(0, random.chance(0.7) ? 90 : 500)),
  };
}

function categoryOf(room: DemoRoom, company: boolean): string {
  if (room.use === '教育' || room.use === '医疗') return '事业';
  return company ? '企业' : '个体';
}

/** A code with valid check characters on a registrar that does not exist and a body that reads DEM…. */
export function creditCode(company: boolean, serial: number, idPrefix: string): string {
  const body = `DEM${toCreditDigits(serial, 5)}`;
  const first17 = `9${company ? '1' : '2'}${idPrefix}${body}${organisationCheck(body)}`;
  return first17 + creditCheck(first17);
}

function toCreditDigits(value: number, length: number): string {
  let [digits, left] = ['', value];
  for (let at = 0; at < length; at++) {
    digits = CREDIT_ALPHABET[left % 31]! + digits;
    left = Math.floor(left / 31);
  }
  return digits;
}
