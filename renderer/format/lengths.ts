import { measure } from './numbers.ts';

const TWO_DECIMALS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

/** 12.3 m, 2 km, 1.24 km. */
export function lengthText(metres: number): string {
  return metres >= 1000 ? `${TWO_DECIMALS.format(metres / 1000)} km` : `${measure(metres)} m`;
}

/** 350 m², 1.24 km². */
export function areaText(squareMetres: number): string {
  return squareMetres >= 1e6
    ? `${TWO_DECIMALS.format(squareMetres / 1e6)} km²`
    : `${measure(squareMetres)} m²`;
}
