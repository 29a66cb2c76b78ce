const DEGREE = Math.PI / 180;
const DAY_MS = 86_400_000;
const J2000_MS = Date.UTC(2000, 0, 1, 12);

/**
 * Declination of the sun in degrees on a day `YYYY-MM-DD`, at noon of Beijing time, by the low-precision formula of the
 * Astronomical Almanac (0.01° between 1950 and 2050).
 */
export function declinationDegrees(day: string): number {
  const days = (Date.parse(`${day}T04:00:00Z`) - J2000_MS) / DAY_MS;
  const meanLongitude = 280.46 + 0.9856474 * days;
  const anomaly = (357.528 + 0.9856003 * days) * DEGREE;
  const longitude =
    (meanLongitude + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly)) * DEGREE;
  const obliquity = (23.439 - 0.0000004 * days) * DEGREE;
  return Math.asin(Math.sin(obliquity) * Math.sin(longitude)) / DEGREE;
}

/**
 * Unit vector towards the sun (east, north, up) at a true solar time (真太阳时) in hours, 12 being its highest.
 * `up` is negative at night.
 */
export function sunDirection(
  declination: number,
  latitudeDegrees: number,
  solarHour: number,
): readonly [number, number, number] {
  const [d, phi, hour] = [
    declination * DEGREE,
    latitudeDegrees * DEGREE,
    (solarHour - 12) * 15 * DEGREE,
  ];
  return [
    -Math.cos(d) * Math.sin(hour),
    Math.cos(phi) * Math.sin(d) - Math.sin(phi) * Math.cos(d) * Math.cos(hour),
    Math.sin(phi) * Math.sin(d) + Math.cos(phi) * Math.cos(d) * Math.cos(hour),
  ];
}

/** The day of 大寒 (Major Cold, solar longitude 300°) of a year, `YYYY-MM-DD`, Beijing time. */
export function majorColdDay(year: number): string {
  return firstDayFrom(`${year}-01-`, 18, 300);
}

/** The day of 夏至 (Summer Solstice, solar longitude 90°) of a year, `YYYY-MM-DD`, Beijing time. */
export function summerSolsticeDay(year: number): string {
  return firstDayFrom(`${year}-06-`, 18, 90);
}

/** First day of a month, from one not too late, at whose end the sun has reached a longitude. */
function firstDayFrom(month: string, firstDay: number, longitudeDegrees: number): string {
  let day = firstDay;
  while (solarLongitude(`${month}${day}T16:00:00Z`) < longitudeDegrees) day += 1;
  return `${month}${day}`;
}

/** Apparent longitude of the sun, degrees 0 to 360. */
function solarLongitude(time: string): number {
  const days = (Date.parse(time) - J2000_MS) / DAY_MS;
  const anomaly = (357.528 + 0.9856003 * days) * DEGREE;
  const longitude =
    280.46 + 0.9856474 * days + 1.915 * Math.sin(anomaly) + 0.02 * Math.sin(2 * anomaly);
  return ((longitude % 360) + 360) % 360;
}
