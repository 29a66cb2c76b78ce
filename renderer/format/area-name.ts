import type { DistrictProfile } from '../../contract/profile.ts';

/** Name of a 街道 or 社区 by its code; a grid cell's is its code. Undefined for none. */
export function areaName(
  streets: DistrictProfile['streets'],
  code: string | undefined,
): string | undefined {
  if (code === undefined) return undefined;
  const areas = streets.flatMap((street) => [street, ...street.communities]);
  return areas.find((area) => area.code === code)?.name ?? code;
}
