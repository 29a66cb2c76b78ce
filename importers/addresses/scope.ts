import type { MatchLevel, StopCode } from './levels.ts';
import type { ReadPart } from './reading.ts';

/** The buildings a text's names and door leave, and what may be claimed if none of them can be told. */
export interface Scope {
  /** Indexes of buildings. */
  readonly buildings: readonly number[];
  readonly level: MatchLevel;
  readonly stop: StopCode;
  /** Road and door were found, not only a name. */
  readonly isAtDoor: boolean;
  /** The building meant if no building number is written. */
  readonly building?: number;
  /** What was written as a door is a building's number in its lane. */
  readonly number?: ReadPart;
  /** The first of the unmarked numbers belongs to the door: 188-1-301. */
  readonly isFirstPartUsed?: boolean;
  /** Written parts that contradict the place found: its 街道, 社区 or road. */
  readonly conflicts: readonly ReadPart[];
  /** A name that fits several places was told apart by other parts. */
  readonly isToldApart?: boolean;
}

export const NO_SCOPE: Scope = {
  buildings: [],
  level: 'none',
  stop: 'NAME_UNKNOWN',
  isAtDoor: false,
  conflicts: [],
};
