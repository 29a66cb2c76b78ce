import type { InDistrict } from '../../contract/three-places.ts';

/** How an address was placed, as `address_link` keeps it. */
export interface AddressLink {
  readonly level: string;
  /** Why the engine found nothing finer: a stop code. */
  readonly stop: string;
  readonly buildingSlot: number | null;
  readonly roomSlot: number | null;
  readonly communityCode: string | null;
  readonly conflict: boolean;
}

/** What a verdict on a place rests on: its room's code, the placed address, the office in charge, or nothing. */
export type PlaceBasis = 'room' | 'address' | 'authority' | 'none';

/** One of a firm's three places with its evidence. */
export interface FirmPlace {
  readonly inDistrict: InDistrict;
  readonly basis: PlaceBasis;
  readonly text: string | null;
  /** Day of the evidence, `YYYY-MM-DD`. */
  readonly evidenceAt: string | null;
  readonly level: string | null;
  readonly stop: string | null;
  readonly buildingSlot: number | null;
  readonly roomSlot: number | null;
  readonly communityCode: string | null;
}

/** What a department says of a place. */
export interface PlaceReport {
  readonly text: string | null;
  readonly evidenceAt: string | null;
  readonly link: AddressLink | undefined;
  /** The record's own room, which needs no address. */
  readonly roomSlot?: number | null;
  /** The office in charge (登记机关, 主管税务机关): tells the district and nothing finer (data-dictionary §3.9). */
  readonly authority?: string | null;
}

/** A place nobody reported. */
export const UNREPORTED: FirmPlace = {
  inDistrict: 'unknown',
  basis: 'none',
  text: null,
  evidenceAt: null,
  level: null,
  stop: null,
  buildingSlot: null,
  roomSlot: null,
  communityCode: null,
};

/**
 * Whether a reported place lies in the district: by its room, else by what the address engine found, else by the office
 * in charge. `buildingOf` gives a room's building, `districtName` is 海曙区.
 */
export function judgePlace(
  { text, evidenceAt, link, roomSlot = null, authority = null }: PlaceReport,
  districtName: string,
  buildingOf: (roomSlot: number) => number | null,
): FirmPlace {
  const known = {
    ...UNREPORTED,
    text,
    evidenceAt,
    level: link?.level ?? null,
    stop: link?.stop ?? null,
  };
  if (roomSlot !== null)
    return {
      ...known,
      inDistrict: 'yes',
      basis: 'room',
      roomSlot,
      buildingSlot: buildingOf(roomSlot),
    };
  const byAddress = link === undefined ? 'unknown' : ofLink(link);
  if (link && byAddress !== 'unknown') {
    const { buildingSlot, roomSlot: room, communityCode } = link;
    const at = byAddress === 'yes' ? { buildingSlot, roomSlot: room, communityCode } : {};
    return { ...known, ...at, inDistrict: byAddress, basis: 'address' };
  }
  const byAuthority = ofAuthority(authority, districtName);
  return byAuthority === 'unknown'
    ? known
    : { ...known, inDistrict: byAuthority, basis: 'authority' };
}

/** The engine knows the district's places only: what fits several of them (NAME_AMBIGUOUS) is still inside. */
function ofLink({ level, stop }: AddressLink): InDistrict {
  if (stop === 'ELSEWHERE') return 'no';
  if (level !== 'none' || stop === 'NAME_AMBIGUOUS') return 'yes';
  return 'unknown';
}

/** 海曙区税务局西门征管所 is inside, 江北区国家税务局 outside; a city's own bureau tells nothing. */
function ofAuthority(authority: string | null, districtName: string): InDistrict {
  if (authority === null) return 'unknown';
  if (authority.includes(districtName)) return 'yes';
  return /.[区县]/u.test(authority) ? 'no' : 'unknown';
}
