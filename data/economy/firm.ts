import type { FirmLabel, PlaceClass } from '../../contract/three-places.ts';
import type { FirmPlace } from './place.ts';

/** Where two of a firm's places in the district part: finest level both sides have (data-dictionary §3.9). */
export type Apart = 'building' | 'street';

/** A firm (企业) with its three places, its class in the 户/人/税 cube and what it is known by. */
export interface Firm {
  /** Position in the book, stable for a snapshot. */
  readonly index: number;
  readonly row: number;
  readonly id: string;
  readonly name: string;
  readonly uscc: string | null;
  readonly registrationNo: string | null;
  readonly taxNo: string | null;
  readonly typeCode: string | null;
  readonly industry: string | null;
  readonly industryEdition: string | null;
  /** GB/T 4754 letter of today; `2002` for a letter of that edition alone, '' for none. */
  readonly section: string;
  readonly capitalYuan: number | null;
  readonly staff: number | null;
  readonly establishedAt: string | null;
  readonly status: string | null;
  readonly registered: FirmPlace;
  readonly office: FirmPlace;
  readonly tax: FirmPlace;
  readonly placeClass: PlaceClass;
  readonly label: FirmLabel;
  readonly branch: boolean;
  readonly consolidated: boolean;
  /** Where its places in the district part; undefined where they agree or cannot be compared. */
  readonly apart: Apart | undefined;
  /** 商务楼宇 of its office. */
  readonly commercialId: string | null;
  readonly taxStatus: string | null;
  /** Codes of the import's warnings. */
  readonly flags: string | null;
}

/** Only 存续 counts as active (data-dictionary §3.7). */
export function isActive({ status }: Firm): boolean {
  return status === 'active';
}

/** 分支机构, by its type or its name. */
export function isBranch(name: string, typeCode: string | null): boolean {
  return /分公司|分行|支行|分所|分院|营业部|办事处|代表处/u.test(name) || typeCode === '2100';
}

/** What comparing places needs to know of the ground. */
export interface Compared {
  streetOf(place: FirmPlace): string | undefined;
  /** Name of a building; undefined where it has none of its own. */
  nameOf(buildingSlot: number): string | undefined;
}

/**
 * Whether the places of a firm part within the district: by building where both sides know it, else by street. A text
 * that fits several buildings of one name (NAME_AMBIGUOUS) is at least not in a building of another name.
 */
export function apartOf(places: readonly FirmPlace[], ground: Compared): Apart | undefined {
  const inside = places.filter(({ inDistrict }) => inDistrict === 'yes');
  const slots = inside.flatMap(({ buildingSlot }) => (buildingSlot === null ? [] : [buildingSlot]));
  if (new Set(slots).size > 1) return 'building';
  const name = slots[0] === undefined ? undefined : ground.nameOf(slots[0]);
  if (name !== undefined && inside.some((place) => namesAnother(place, name))) return 'building';
  const streets = inside.flatMap((place) => ground.streetOf(place) ?? []);
  return new Set(streets).size > 1 ? 'street' : undefined;
}

function namesAnother({ stop, text }: FirmPlace, name: string): boolean {
  return stop === 'NAME_AMBIGUOUS' && text !== null && !text.includes(name);
}
