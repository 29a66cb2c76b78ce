import { openUnitNames, type UnitNamer } from '../names/unit-names.ts';
import type { DemoWorld } from '../world.ts';

/** Names for businesses the police do not know as units: none of a unit's. */
export function openFirmNames({ profile, districtName, units }: DemoWorld): UnitNamer {
  return openUnitNames(
    profile.city.name,
    districtName,
    units.map(({ name }) => name),
  );
}
