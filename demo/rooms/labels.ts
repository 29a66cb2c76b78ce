import type { DemoBuilding } from '../city/building.ts';
import type { Random } from '../random.ts';

/** How a building names its floors: as counted, 4/13/14 replaced (3A, 12A, 12B), or 4/13/14 left out. */
export type FloorNaming = 'counted' | 'replaced' | 'skipped';

/** A floor as the lift button names it (名义层) and as it is counted (物理层). */
export interface Floor {
  /** 1 = ground, -1 = first basement. */
  readonly number: number;
  readonly label: string;
}

/** Chooses a naming: towers of some height avoid unlucky numbers, more so when new. */
export function chooseNaming(building: DemoBuilding, random: Random): FloorNaming {
  if (building.floorsUp < 12) return 'counted';
  const draw = random.next();
  return draw < 0.45 ? 'counted' : draw < 0.75 ? 'replaced' : 'skipped';
}

/** All floors bottom first: basements that have rooms, then upwards, with a 夹层 above the ground floor if there is one. */
export function nameFloors(
  floorsUp: number,
  basements: number,
  naming: FloorNaming,
  mezzanine: boolean,
): Floor[] {
  const floors: Floor[] = [];
  for (let below = basements; below >= 1; below--)
    floors.push({ number: -below, label: `B${below}` });
  const labels = labelStream(naming);
  for (let number = 1; number <= floorsUp; number++) {
    floors.push({ number, label: mezzanine && number === 2 ? '夹层' : labels.next().value });
  }
  return floors;
}

function* labelStream(naming: FloorNaming): Generator<string, never> {
  for (let count = 1; ; count++) {
    const unlucky = count === 4 || count === 13 || count === 14;
    if (naming === 'counted' || !unlucky) yield String(count);
    else if (naming === 'replaced') yield count === 4 ? '3A' : count === 13 ? '12A' : '12B';
  }
}

/** Room number: floor label and two digits — 501, 3A02, B103, 夹层 as M01. */
export function roomNumber(label: string, running: number): string {
  return (label === '夹层' ? 'M' : label) + String(running).padStart(2, '0');
}
