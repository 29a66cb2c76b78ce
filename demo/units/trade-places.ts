import type { TradePlace } from '../names/trades.ts';
import type { Random } from '../random.ts';
import type { DemoRoom } from '../rooms/rooms.ts';

/** What is traded in a room of a use, and how readily units settle in it: a weight for each of its m² and bounds of it. */
interface Settling {
  readonly weight: number;
  readonly least: number;
  readonly most: number;
}

const USUAL_SQUARE_METRES = 160;

const SETTLING: Readonly<Record<string, Settling>> = {
  商业: { weight: 1.15, least: 0.9, most: 1.8 },
  办公: { weight: 0.9, least: 0.6, most: 3 },
  工业: { weight: 0.4, least: 0.8, most: 3 },
  其他: { weight: 0.3, least: 0.3, most: 0.6 },
  仓储: { weight: 0.1, least: 0.1, most: 0.3 },
};

/** 住改商: a few of the flats that are let. */
const HOME_WEIGHT = 0.014;

/** How many units a room takes beside others, 0 for none; schools and hospitals are one unit each and take none. */
export function roomWeight({ use, tenure, areaSquareMetres }: DemoRoom): number {
  if (use === '住宅') return tenure === '出租' ? HOME_WEIGHT : 0;
  const settling = SETTLING[use];
  if (tenure === '空置' || !settling) return 0;
  const { weight, least, most } = settling;
  return Math.min(most, Math.max(least, (areaSquareMetres / USUAL_SQUARE_METRES) * weight));
}

/** Shops above the ground floor that are let as offices are. */
const UPPER_OFFICES = 0.12;

/** What kind of place for business a room is. */
export function tradePlaceOf({ use, floorNumber }: DemoRoom, random: Random): TradePlace {
  switch (use) {
    case '商业':
      if (floorNumber <= 1) return 'street-shop';
      return random.chance(UPPER_OFFICES) ? 'office' : 'upper-shop';
    case '工业':
      return 'works';
    case '仓储':
      return 'store';
    case '住宅':
      return 'home';
    case '其他':
      return 'park';
    default:
      return 'office';
  }
}
