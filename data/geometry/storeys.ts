const LOWEST_STOREY_METRES = 2;
const HIGHEST_STOREY_METRES = 16;
const MOST_FLOORS = 150;

/** Floors a part is drawn with (物理层, no floor 0), and whether that is not what was delivered. */
export function plausibleFloors(floorFrom: number, floorTo: number) {
  const from = floorFrom === 0 ? 1 : Math.max(-10, Math.min(floorFrom, MOST_FLOORS));
  const wanted = floorTo === 0 ? 1 : floorTo;
  const to = Math.max(from, Math.min(wanted, MOST_FLOORS), 1);
  return { from, to, changed: from !== floorFrom || to !== floorTo };
}

/**
 * Height of one floor in metres: the building's height over its floors, or `usualMetres` where no height was delivered
 * or a floor would be lower than 2 m or higher than 16 m (`implausible`).
 */
export function storeyOf(heightMetres: number | null, floors: number, usualMetres: number) {
  if (heightMetres === null || heightMetres <= 0)
    return { metres: usualMetres, implausible: false };
  const metres = heightMetres / floors;
  const implausible = metres < LOWEST_STOREY_METRES || metres > HIGHEST_STOREY_METRES;
  return { metres: implausible ? usualMetres : metres, implausible };
}
