import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { crsName, CRS_NAMES } from './systems.ts';

/** A system's name as this product writes it. Errors: `invalid` for one nobody knows. */
export function requireCrs(text: string): string {
  const name = crsName(text);
  if (name !== undefined && (CRS_NAMES.includes(name) || text.toUpperCase() === name)) return name;
  throw new TwinError(
    'invalid',
    say`No coordinate system is called ${text}. Name one of ${CRS_NAMES.join(', ')}.`,
  );
}

/** Why a fit in the plane cannot lead to a system in degrees. */
export function needsMetres(to: string): TwinError {
  return new TwinError(
    'invalid',
    say`4 and 6 parameters lead to metres, but ${to} is in degrees. Give the points in a projected system such as EPSG:4549 with --to, or take 7 parameters.`,
  );
}
