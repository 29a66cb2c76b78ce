import type {
  AddressFinding,
  Evidence,
  MatchMethod,
  StopCode,
} from '../../contract/address-match.ts';
import { fold, type FoldedText } from './characters.ts';
import { describeEvidence } from './evidence.ts';
import type { Gazetteer, GazetteerBuilding } from './gazetteer.ts';
import { findIndoors, type Indoors } from './indoors.ts';
import type { MatchLevel } from './levels.ts';
import { sharedCommunity } from './building-sets.ts';
import { readTokens } from './reader.ts';
import type { Reading } from './reading.ts';
import type { FoundRoom } from './room-table.ts';
import { scan } from './scanner.ts';
import { findScope } from './find-scope.ts';
import type { Scope } from './scope.ts';
import { methodOf, scoreOf } from './score.ts';
import { standardAddress } from './standard-address.ts';

/** Where a written address is, as finely as it honestly says (地址匹配). */
export interface AddressMatch extends AddressFinding {
  readonly buildingId?: string;
  /** Staircase unit, canonical. */
  readonly unit?: string;
  readonly room?: FoundRoom;
}

const LONGEST_TEXT = 200;

/** Buildings named where a text does not say which one. */
const MOST_CANDIDATES = 64;

/** Matches one written address. Never throws; a text that says nothing gives level none. */
export function matchAddress(gazetteer: Gazetteer, text: string): AddressMatch {
  return assemble(gazetteer, read(gazetteer, text));
}

/** What a match comes to, without what it was read from. */
export interface LocatedAddress {
  readonly level: MatchLevel;
  readonly score: number;
  readonly method: MatchMethod;
  readonly stop: StopCode;
  readonly building: GazetteerBuilding | undefined;
  readonly room: FoundRoom | undefined;
  readonly communityCode: string | undefined;
  /** The text contradicts itself. */
  readonly isContradictory: boolean;
}

/** Matches as `matchAddress` does and says only where the address is: hundreds of thousands of links need no more. */
export function locateAddress(gazetteer: Gazetteer, text: string): LocatedAddress {
  return locate(gazetteer, read(gazetteer, text));
}

/** A text read as far as it leads. */
interface ReadAddress {
  readonly folded: FoldedText;
  readonly reading: Reading;
  readonly scope: Scope;
  readonly indoors: Indoors;
  readonly evidence: readonly Evidence[];
}

function read(gazetteer: Gazetteer, text: string): ReadAddress {
  const folded = fold(text.slice(0, LONGEST_TEXT));
  const reading = readTokens(folded.text, scan(gazetteer, folded.text));
  const scope = findScope(gazetteer, reading);
  const indoors = reach(gazetteer, reading, scope);
  return { folded, reading, scope, indoors, evidence: describeEvidence(folded, reading) };
}

function locate(
  gazetteer: Gazetteer,
  { reading, scope, indoors, evidence }: ReadAddress,
): LocatedAddress {
  const { building, room, stop } = indoors;
  const level = levelOf(reading, scope, indoors);
  return {
    level,
    score: scoreOf(level, evidence, scope, reading),
    method: methodOf(level, evidence, scope),
    stop,
    building: building === undefined ? undefined : gazetteer.buildings[building],
    room: room === undefined ? undefined : gazetteer.rooms.room(room),
    communityCode: communityOf(gazetteer, reading, scope, indoors),
    isContradictory: scope.conflicts.length > 0,
  };
}

function reach(gazetteer: Gazetteer, reading: Reading, scope: Scope): Indoors {
  if (scope.buildings.length === 0 || scope.level === 'none' || scope.level === 'community')
    return { stop: scope.stop };
  const isBesideRoom = reading.isBeside && reading.parts.length > 0;
  if (reading.isBeside && !isBesideRoom) return { stop: 'BESIDE' };
  const found = findIndoors(gazetteer, reading, scope);
  const isDoubtful = scope.conflicts.length > 0 && isCorrected(reading);
  if (isDoubtful) return { stop: 'CONFLICT' };
  if (!reading.isSeveral && !isBesideRoom) return found;
  const { room: _room, ...building } = found;
  return { ...building, stop: isBesideRoom ? 'BESIDE' : 'ROOM_SEVERAL' };
}

function isCorrected({ road, place }: Reading): boolean {
  return Boolean(road?.isCorrected || place?.isCorrected);
}

function assemble(gazetteer: Gazetteer, address: ReadAddress): AddressMatch {
  const { folded, reading, scope, indoors, evidence } = address;
  const { level, score, method, stop, building, room, communityCode } = locate(gazetteer, address);
  const written = (part: { start: number; end: number }): string =>
    folded.text.slice(part.start, part.end);
  const unit = room?.unit || indoors.unit;
  const placed = { building, unit, room };
  return {
    level,
    score,
    method,
    standardAddress: standardAddress(gazetteer, level, withoutNumber(reading, scope), placed),
    ...(building
      ? { buildingSlot: building.slot, buildingId: building.id }
      : candidatesOf(gazetteer, scope)),
    ...(unit ? { unit } : {}),
    ...(room ? { room } : {}),
    ...(communityCode ? { communityCode } : {}),
    evidence,
    stop,
    conflicts: scope.conflicts.map(written),
    unknown: reading.unknown.map(written),
  };
}

/** What was written as a door and is a building's number is no door of the standard address. */
function withoutNumber(reading: Reading, { number }: Scope): Reading {
  if (!number) return reading;
  const { door: _, ...rest } = reading;
  return rest;
}

function candidatesOf(
  { buildings }: Gazetteer,
  scope: Scope,
): { readonly candidateSlots?: readonly number[] } {
  if (scope.level !== 'door' && scope.level !== 'place') return {};
  const slots = scope.buildings.slice(0, MOST_CANDIDATES).map((index) => buildings[index]?.slot);
  return { candidateSlots: slots.filter((slot) => slot !== undefined) };
}

function levelOf(reading: Reading, scope: Scope, { building, unit, room }: Indoors): MatchLevel {
  if (room !== undefined) return 'room';
  if (unit !== undefined) return 'unit';
  if (building !== undefined) return 'building';
  return reading.isBeside && scope.level === 'door' ? 'place' : scope.level;
}

function communityOf(
  gazetteer: Gazetteer,
  { community }: Reading,
  scope: Scope,
  { building }: Indoors,
): string | undefined {
  if (scope.level === 'none') return undefined;
  const found = building === undefined ? scope.buildings : [building];
  return sharedCommunity(gazetteer, found) || community?.entry.area?.code || undefined;
}
