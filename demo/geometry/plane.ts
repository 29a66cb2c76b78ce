import proj4 from 'proj4';

/** A point of the demo's local plane: metres east and north of the plane's origin. */
export type Point = readonly [eastMetres: number, northMetres: number];

/** A closed outline without the repeated last point; anticlockwise unless it is a hole. */
export type Ring = readonly Point[];

export type LonLat = readonly [longitudeDegrees: number, latitudeDegrees: number];

/** CGCS2000 three-degree Gauss–Krüger, central meridian 120° E (EPSG:4549). */
export const EPSG_4549 =
  '+proj=tmerc +lat_0=0 +lon_0=120 +k=1 +x_0=500000 +y_0=0 +ellps=GRS80 +units=m +no_defs';

/** Local metres to and from WGS-84 degrees, true to about a metre over a district. */
export interface Plane {
  toPlane(at: LonLat): Point;
  /** Rounded to 1e-7°, about a centimetre. */
  toDegrees(at: Point): [number, number];
  /** Easting and northing in EPSG:4549, rounded to a millimetre. */
  toGrid(at: Point): [number, number];
}

/** A plane touching the ellipsoid at `origin`. */
export function createPlane([originLongitude, originLatitude]: LonLat): Plane {
  const sine = Math.sin((originLatitude * Math.PI) / 180);
  const bend = 1 - 0.00669438 * sine * sine;
  const metresPerLatitude = (Math.PI / 180) * ((6378137 * (1 - 0.00669438)) / bend ** 1.5);
  const metresPerLongitude =
    (Math.PI / 180) * (6378137 / Math.sqrt(bend)) * Math.cos((originLatitude * Math.PI) / 180);
  const project = proj4('+proj=longlat +ellps=GRS80 +no_defs', EPSG_4549);
  const degrees = ([east, north]: Point): [number, number] => [
    originLongitude + east / metresPerLongitude,
    originLatitude + north / metresPerLatitude,
  ];
  return {
    toPlane: ([longitude, latitude]) => [
      (longitude - originLongitude) * metresPerLongitude,
      (latitude - originLatitude) * metresPerLatitude,
    ],
    toDegrees: (at) => {
      const [longitude, latitude] = degrees(at);
      return [roundTo(longitude, 1e7), roundTo(latitude, 1e7)];
    },
    toGrid: (at) => {
      const [easting, northing] = project.forward(degrees(at));
      return [roundTo(easting!, 1e3), roundTo(northing!, 1e3)];
    },
  };
}

function roundTo(value: number, parts: number): number {
  return Math.round(value * parts) / parts;
}
