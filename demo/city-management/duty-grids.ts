import type { GridCell } from '../city/areas.ts';
import type { DemoWorld } from '../world.ts';

/** A duty grid (责任网格): the cells one patrol walks. */
export interface DutyGrid {
  /** Street 9, Z, running number 2. */
  readonly code: string;
  readonly patrolNo: string;
  readonly cells: readonly GridCell[];
}

const PATROLS = 60;

/** Divides every street's cells among about sixty patrols, neighbouring numbers together. */
export function divideDuty({ district, profile }: DemoWorld): DutyGrid[] {
  const grids: DutyGrid[] = [];
  for (const street of profile.streets) {
    const cells = district.cells
      .filter(({ communityCode }) => communityCode.startsWith(street.code))
      .sort((a, b) => (a.code < b.code ? -1 : 1));
    const shares = Math.max(1, Math.round((PATROLS * cells.length) / district.cells.length));
    for (let share = 0; share < shares; share++) {
      grids.push({
        code: `${street.code}Z${String(share + 1).padStart(2, '0')}`,
        patrolNo: `JD${String(grids.length + 1).padStart(3, '0')}`,
        cells: cells.slice(
          Math.floor((share * cells.length) / shares),
          Math.floor(((share + 1) * cells.length) / shares),
        ),
      });
    }
  }
  return grids;
}

/** Cell code → its duty grid. */
export function dutyByCell(grids: readonly DutyGrid[]): ReadonlyMap<string, DutyGrid> {
  return new Map(grids.flatMap((grid) => grid.cells.map(({ code }) => [code, grid])));
}
