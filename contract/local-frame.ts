/** WGS-84 ellipsoid. */
const SEMI_MAJOR_METRES = 6378137;
const ECCENTRICITY_SQUARED = 6.694379990141317e-3;
const DEGREE = Math.PI / 180;

/** Metres of a degree along the equator: near enough where a few parts in a thousand do not matter. */
export const METRES_PER_DEGREE = SEMI_MAJOR_METRES * DEGREE;

/** Origin of the flat frame tiles, camera and labels share, and its scale at that latitude. */
export interface LocalFrame {
  readonly longitudeDegrees: number;
  readonly latitudeDegrees: number;
  readonly metresPerDegreeEast: number;
  readonly metresPerDegreeNorth: number;
  /** Change of the east scale with latitude: metres per degree, per degree. */
  readonly eastScaleChange: number;
}

/** The frame of a box: its centre, with the radii of curvature there. */
export function localFrame(box: {
  readonly westDegrees: number;
  readonly southDegrees: number;
  readonly eastDegrees: number;
  readonly northDegrees: number;
}): LocalFrame {
  const longitudeDegrees = (box.westDegrees + box.eastDegrees) / 2;
  const latitudeDegrees = (box.southDegrees + box.northDegrees) / 2;
  const eastAt = (latitude: number) =>
    primeVertical(latitude) * Math.cos(latitude * DEGREE) * DEGREE;
  return {
    longitudeDegrees,
    latitudeDegrees,
    metresPerDegreeEast: eastAt(latitudeDegrees),
    metresPerDegreeNorth: meridional(latitudeDegrees) * DEGREE,
    eastScaleChange: (eastAt(latitudeDegrees + 0.05) - eastAt(latitudeDegrees - 0.05)) / 0.1,
  };
}

/** Metres east and north of the frame's origin; true to the tangent plane within 0.1 m at 10 km. */
export function toLocal(frame: LocalFrame, longitude: number, latitude: number): [number, number] {
  const north = latitude - frame.latitudeDegrees;
  const eastScale = frame.metresPerDegreeEast + frame.eastScaleChange * north;
  const east = (longitude - frame.longitudeDegrees) * eastScale;
  const bend = (east * east * Math.tan(frame.latitudeDegrees * DEGREE)) / (2 * SEMI_MAJOR_METRES);
  return [east, north * frame.metresPerDegreeNorth + bend];
}

/** Longitude and latitude in degrees of a point of the frame; inverse of `toLocal`. */
export function toLonLat(frame: LocalFrame, east: number, north: number): [number, number] {
  const bend = (east * east * Math.tan(frame.latitudeDegrees * DEGREE)) / (2 * SEMI_MAJOR_METRES);
  const latitude = (north - bend) / frame.metresPerDegreeNorth;
  const eastScale = frame.metresPerDegreeEast + frame.eastScaleChange * latitude;
  return [frame.longitudeDegrees + east / eastScale, frame.latitudeDegrees + latitude];
}

/** Square metres of a square degree on the ellipsoid at a latitude. */
export function squareMetresPerSquareDegree(latitude: number): number {
  const east = primeVertical(latitude) * Math.cos(latitude * DEGREE) * DEGREE;
  return east * meridional(latitude) * DEGREE;
}

function primeVertical(latitude: number): number {
  return SEMI_MAJOR_METRES / Math.sqrt(1 - ECCENTRICITY_SQUARED * Math.sin(latitude * DEGREE) ** 2);
}

function meridional(latitude: number): number {
  const w = Math.sqrt(1 - ECCENTRICITY_SQUARED * Math.sin(latitude * DEGREE) ** 2);
  return (SEMI_MAJOR_METRES * (1 - ECCENTRICITY_SQUARED)) / w ** 3;
}
