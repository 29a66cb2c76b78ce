import type { AddressFinding } from '../../contract/address-match.ts';
import { fold, type FoldedText } from './characters.ts';
import { describeEvidence } from './evidence.ts';
import type { Gazetteer } from './gazetteer.ts';
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
  const folded = fold(text.slice(0, LONGEST_TEXT));
  const reading = readTokens(folded.text, scan(gazetteer, folded.text));
  const scope = findScope(gazetteer, reading);
  const indoors = reach(gazetteer, reading, scope);
  return assemble(gazetteer, folded, reading, scope, indoors);
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

function assemble(
  gazetteer: Gazetteer,
  folded: FoldedText,
  reading: Reading,
  scope: Scope,
  indoors: Indoors,
): AddressMatch {
  const level = levelOf(reading, scope, indoors);
  const building =
    indoors.building === undefined ? undefined : gazetteer.buildings[indoors.building];
  const room = indoors.room === undefined ? undefined : gazetteer.rooms.room(indoors.room);
  const evidence = describeEvidence(folded, reading);
  const written = (part: { start: number; end: number }): string =>
    folded.text.slice(part.start, part.end);
  const unit = room?.unit || indoors.unit;
  const placed = { building, unit, room };
  return {
    level,
    score: scoreOf(level, evidence, scope, reading),
    method: methodOf(level, evidence, scope),
    standardAddress: standardAddress(gazetteer, level, withoutNumber(reading, scope), placed),
    ...(building
      ? { buildingSlot: building.slot, buildingId: building.id }
      : candidatesOf(gazetteer, scope)),
    ...(unit ? { unit } : {}),
    ...(room ? { room } : {}),
    ...communityOf(gazetteer, reading, scope, indoors),
    evidence,
    stop: indoors.stop,
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
): { readonly communityCode?: string } {
  if (scope.level === 'none') return {};
  const found = building === undefined ? scope.buildings : [building];
  const code = sharedCommunity(gazetteer, found) || community?.entry.area?.code;
  return code ? { communityCode: code } : {};
}
