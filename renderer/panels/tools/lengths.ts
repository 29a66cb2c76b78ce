import { measure } from '../../format/numbers.ts';

/** 12.3 m, 1.4 km. */
export function lengthText(metres: number): string {
  return metres >= 1000 ? `${(metres / 1000).toFixed(2)} km` : `${measure(metres)} m`;
}

/** 350 m², 1.24 km². */
export function areaText(squareMetres: number): string {
  return squareMetres >= 1e6
    ? `${(squareMetres / 1e6).toFixed(2)} km²`
    : `${measure(squareMetres)} m²`;
}
