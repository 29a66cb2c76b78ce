/** 121.54260°E, 29.87760°N: five decimals, about a metre. */
export function coordinates(longitudeDegrees: number, latitudeDegrees: number): string {
  const east = `${Math.abs(longitudeDegrees).toFixed(5)}°${longitudeDegrees < 0 ? 'W' : 'E'}`;
  const north = `${Math.abs(latitudeDegrees).toFixed(5)}°${latitudeDegrees < 0 ? 'S' : 'N'}`;
  return `${east}  ${north}`;
}

export interface ScaleBar {
  readonly metres: number;
  readonly pixels: number;
}

/** The longest round length (1, 2 or 5 times a power of ten) that fits `maxPixels`. */
export function scaleBar(metresPerPixel: number, maxPixels: number): ScaleBar {
  const limit = metresPerPixel * maxPixels;
  const power = 10 ** Math.floor(Math.log10(limit));
  const step = [5, 2, 1].find((factor) => factor * power <= limit) ?? 1;
  return { metres: step * power, pixels: (step * power) / metresPerPixel };
}
