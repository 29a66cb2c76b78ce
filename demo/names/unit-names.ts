import type { Random } from '../random.ts';
import { drawTrade, type Trade, type TradePlace } from './trades.ts';

const STEMS = [...'晟恺铭翊沐禾拓衡朗睿蓝森启帆鼎昊硕屹澜舟川桥岚棠松柏竹梅云鹿象鲸燕鸥'];
const SECONDS = [...'远达杰成宁海源信邦维科思创和润丰禾悦安诚途一方'];

export interface UnitName extends Pick<Trade, 'scope' | 'company' | 'category'> {
  readonly name: string;
  readonly shortName: string;
}

/** Gives invented firms and shops their names. */
export interface UnitNamer {
  /** A business of a trade found in such a place; no two companies get one name, as a registrar has it. */
  draw(place: TradePlace, random: Random): UnitName;
}

/** Opens names called after a city (companies, none of `taken`) or its district (shops, whose names may repeat). */
export function openUnitNames(
  cityName: string,
  districtName: string,
  taken: readonly string[] = [],
): UnitNamer {
  const given = new Set(taken);
  return {
    draw: (place, random) => {
      const trade = drawTrade(place, random);
      const shop = `${cityName}${districtName}`;
      if (!trade.company) return named(shop, drawStem(random, 0.3), trade);
      for (let attempt = 0; ; attempt++) {
        const drawn = named(cityName, drawStem(random, 0.3 + attempt / 10), trade);
        if (given.has(drawn.name)) continue;
        given.add(drawn.name);
        return drawn;
      }
    },
  };
}

/** 字号 of two signs, of three with this chance. */
export function drawStem(random: Random, ofThree: number): string {
  const third = random.chance(ofThree) ? random.pick(STEMS) : '';
  return random.pick(STEMS) + random.pick(SECONDS) + third;
}

function named(place: string, stem: string, trade: Trade): UnitName {
  const { suffix, scope, company, category } = trade;
  return {
    name: place + stem + suffix,
    shortName: stem + suffix.replace(/有限公司$/u, ''),
    scope,
    company,
    ...(category && { category }),
  };
}
