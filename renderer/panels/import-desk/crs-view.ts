/** Longitude and latitude in degrees. */
export type DegreePair = readonly [longitudeDegrees: number, latitudeDegrees: number];

const MARGIN_PIXELS = 8;

/** Places positions on a small flat map that shows all of them, north up, without distortion. */
export function fitView(
  all: readonly DegreePair[],
  width: number,
  height: number,
): (at: DegreePair) => [x: number, y: number] {
  const [west, east] = range(all.map(([longitude]) => longitude));
  const [south, north] = range(all.map(([, latitude]) => latitude));
  const shrink = Math.cos((((south + north) / 2) * Math.PI) / 180);
  const across = Math.max((east - west) * shrink, 1e-6);
  const up = Math.max(north - south, 1e-6);
  const scale = Math.min((width - 2 * MARGIN_PIXELS) / across, (height - 2 * MARGIN_PIXELS) / up);
  const left = (width - across * scale) / 2;
  const top = (height - up * scale) / 2;
  return ([longitude, latitude]) => [
    left + (longitude - west) * shrink * scale,
    top + (north - latitude) * scale,
  ];
}

function range(values: readonly number[]): [low: number, high: number] {
  let low = Number.POSITIVE_INFINITY;
  let high = Number.NEGATIVE_INFINITY;
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  return low <= high ? [low, high] : [0, 1];
}
