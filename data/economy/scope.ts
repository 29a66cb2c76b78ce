import type { MapLevel } from '../../contract/map-levels.ts';
import type { EconomyFilter } from '../../contract/queries/building-economy.ts';
import type { EconomyBook } from './book.ts';
import type { Commercial } from './commercial.ts';
import { type Firm, isActive } from './firm.ts';
import type { FirmPlace } from './place.ts';

/** The part of the book a caller asks for, within the area of the account. */
export interface EconomyScope {
  readonly book: EconomyBook;
  readonly buildings: readonly Commercial[];
  /** All firms, whatever their status: tax paid counts though its payer is gone. */
  readonly firms: readonly Firm[];
  /** 存续 only: what firms are counted by. */
  readonly active: readonly Firm[];
}

/** Firms and buildings a filter leaves; `areaCode` undefined means the whole district. */
export function scopeOf(
  book: EconomyBook,
  filter: EconomyFilter,
  areaCode: string | undefined,
): EconomyScope {
  const { streetCode, areaCode: part, commercialId, placeClass, section } = filter;
  const buildings = book.commercial.filter(
    (card) =>
      (streetCode === undefined || card.streetCode === streetCode) &&
      (part === undefined || codeOfBuilding(card, levelOf(part)) === part) &&
      (commercialId === undefined || card.id === commercialId) &&
      within(card, areaCode),
  );
  const firms = book.firms.filter(
    (firm) =>
      (commercialId === undefined || firm.commercialId === commercialId) &&
      (placeClass === undefined || firm.placeClass === placeClass) &&
      (section === undefined || firm.section === section) &&
      (streetCode === undefined || streetOf(book, firm) === streetCode) &&
      (part === undefined || codeOfFirm(book, firm, levelOf(part)) === part) &&
      (areaCode === undefined || liesIn(book, firm, areaCode)),
  );
  return { book, buildings, firms, active: firms.filter(isActive) };
}

/** The place a firm is looked for at: its office, else where it is registered, else where it pays. */
export function homeOf({ office, registered, tax }: Firm): FirmPlace | undefined {
  return [office, registered, tax].find(({ inDistrict }) => inDistrict === 'yes');
}

/** Street (街道) code of a firm's home. */
export function streetOf({ ground }: EconomyBook, firm: Firm): string | undefined {
  const home = homeOf(firm);
  return home && ground.streetOf(home);
}

/** Level an area's code is of, by its length. */
function levelOf(code: string): MapLevel {
  if (code.length <= 9) return 'street';
  return code.length === 12 ? 'community' : 'grid';
}

/** Code of the area of a level a building stands in; undefined where it is not known. */
export function codeOfBuilding(
  { streetCode, communityCode, gridCode }: Placed,
  level: MapLevel,
): string | undefined {
  if (level === 'street') return streetCode ?? undefined;
  return (level === 'community' ? communityCode : gridCode) ?? undefined;
}

/** Code of the area of a level a firm's home lies in; no grid cell is known of a place without a building. */
export function codeOfFirm(book: EconomyBook, firm: Firm, level: MapLevel): string | undefined {
  const home = homeOf(firm);
  if (!home) return undefined;
  if (level === 'street') return book.ground.streetOf(home);
  const building =
    home.buildingSlot === null ? undefined : book.ground.buildings.get(home.buildingSlot);
  if (building) return codeOfBuilding(building, level);
  return level === 'community' ? (home.communityCode ?? undefined) : undefined;
}

function liesIn({ ground }: EconomyBook, firm: Firm, areaCode: string): boolean {
  const home = homeOf(firm);
  if (!home) return false;
  const building = home.buildingSlot === null ? undefined : ground.buildings.get(home.buildingSlot);
  if (building) return within(building, areaCode);
  return (home.communityCode ?? '').startsWith(areaCode);
}

interface Placed {
  readonly streetCode: string | null;
  readonly communityCode: string | null;
  readonly gridCode: string | null;
}

/** Whether a building lies in an area (街道, 社区 or 单元网格). */
export function within(
  { streetCode, communityCode, gridCode }: Placed,
  areaCode: string | undefined,
): boolean {
  if (areaCode === undefined || gridCode === areaCode) return true;
  return (communityCode ?? streetCode ?? '').startsWith(areaCode);
}
