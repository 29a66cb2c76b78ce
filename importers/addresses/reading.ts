import type { NameToken } from './tokens.ts';

/** A part of an address as read: canonical value and where it stands in the folded text. */
export interface ReadPart {
  readonly value: string;
  readonly start: number;
  readonly end: number;
}

/** What a text says, part by part, before it is looked up. */
export interface Reading {
  street?: NameToken;
  community?: NameToken;
  road?: NameToken;
  place?: NameToken;
  lane?: ReadPart;
  /** With its branch: 188-1, 36甲. */
  door?: ReadPart;
  /** The door number carries no 号. */
  isDoorGuessed: boolean;
  /** A building's number in its place or lane. */
  number?: ReadPart;
  /** It was written 号, which is a door's mark. */
  isNumberDoor: boolean;
  unit?: ReadPart;
  floor?: ReadPart;
  /** Numbers without a mark, and the room: 3-2-501 gives three. */
  readonly parts: ReadPart[];
  /** The last of the parts is marked 室. */
  isRoomMarked: boolean;
  /** What says that the address is elsewhere. */
  elsewhere?: ReadPart;
  /** Characters not understood. */
  readonly unknown: ReadPart[];
  /** Only near, opposite or above what was read last. */
  isBeside: boolean;
  /** Several rooms are named. */
  isSeveral: boolean;
  /** Roads and places named behind the address, each with a number of its own or after 或. */
  readonly others: NameToken[];
  /** More than one road or place is named that do not go together. */
  isTorn: boolean;
}

export function emptyReading(): Reading {
  return {
    isDoorGuessed: false,
    isNumberDoor: false,
    parts: [],
    isRoomMarked: false,
    unknown: [],
    others: [],
    isBeside: false,
    isSeveral: false,
    isTorn: false,
  };
}

/** Whether anything below a road or place was read. */
export function hasNumbers(reading: Reading): boolean {
  const { lane, door, number, unit, floor, parts } = reading;
  return Boolean(lane ?? door ?? number ?? unit ?? floor) || parts.length > 0;
}

/** A name as a part of the text. */
export function partOf({ entry, start, end }: NameToken): ReadPart {
  return { value: entry.text, start, end };
}
