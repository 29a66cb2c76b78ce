import type { Gazetteer, GazetteerBuilding } from './gazetteer.ts';
import type { MatchLevel } from './levels.ts';
import type { Reading } from './reading.ts';
import type { FoundRoom } from './room-table.ts';

interface Placed {
  readonly building: GazetteerBuilding | undefined;
  readonly unit: string | undefined;
  readonly room: FoundRoom | undefined;
}

/** The standard text (标准地址) of a match, from the city down to its level; '' for none. */
export function standardAddress(
  { division }: Gazetteer,
  level: MatchLevel,
  reading: Reading,
  placed: Placed,
): string {
  if (level === 'none') return '';
  const { building } = placed;
  const rest = building ? indoors(building, placed) : outdoors(level, reading);
  return `${division.city}${division.district}${rest}`;
}

function indoors({ standard }: GazetteerBuilding, { unit, room }: Placed): string {
  const inUnit = unit ? `${unit}单元` : '';
  return `${standard}${inUnit}${room ? `${room.number.replace(/室$/, '')}室` : ''}`;
}

function outdoors(level: MatchLevel, { road, place, lane, door, community }: Reading): string {
  if (level === 'community') return community?.entry.area?.name ?? '';
  const names = road?.entry.standard ?? '';
  const at = level === 'door' ? `${lane?.value ?? ''}${door ? doorText(door.value) : ''}` : '';
  return names + at + (place?.entry.standard ?? '');
}

/** 188-1 is written 188号之1, 36甲 36号甲. */
function doorText(door: string): string {
  const [, number = door, branch = ''] = /^(\d+)(?:-(\d+))?/.exec(door) ?? [];
  const stem = door.slice(branch ? number.length + branch.length + 1 : number.length);
  return `${number}号${branch && `之${branch}`}${stem}`;
}
