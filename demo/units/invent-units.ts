import { chooseCommercialBuildings } from '../building-economy/sites.ts';
import { AS_OF, scaledCount, type Invention } from '../invention.ts';
import { openUnitNames } from '../names/unit-names.ts';
import { PUBLISHED_OF_HAISHU } from '../published-figures.ts';
import { inventInstitutions, institutionUnit } from './institutions.ts';
import { makeUnits, type DemoUnit, type UnitQuota, type UnitSetting } from './units.ts';

/** Units in commercial buildings that the registrar does not know, to each hundred it does. */
const UNREGISTERED_INSIDE = 0.02;

/** Invents the units of the police: `count` of them, businesses first, institutions behind them. */
export function inventUnits(invention: Invention, count: number): DemoUnit[] {
  const setting = unitSetting(invention);
  const quota = insideQuota(invention);
  const random = invention.random.fork('units');
  const institutions = inventInstitutions(
    invention,
    quota.rooms,
    invention.random.fork('institutions'),
  );
  const kept = new Set(institutions.map(({ room }) => room));
  const free = invention.rooms.filter((room) => !kept.has(room));
  const businesses = [...makeUnits(free, count - institutions.length, quota, setting, random)];
  return [
    ...businesses,
    ...institutions.map((institution, index) =>
      institutionUnit(institution, businesses.length + index + 1, setting, random),
    ),
  ];
}

/** The commercial buildings hold as many firms as were counted in them. */
function insideQuota({ rooms, district, scale }: Invention): UnitQuota {
  const scaled = (fullCount: number): number => scaledCount(fullCount, scale);
  const commercial = chooseCommercialBuildings({ rooms, district, scaled });
  const registered = scaled(PUBLISHED_OF_HAISHU.入驻企业.value);
  return {
    rooms: new Set(commercial.flatMap(({ rooms: own }) => own)),
    units: Math.round(registered * (1 + UNREGISTERED_INSIDE)),
    registered,
  };
}

function unitSetting({ profile, districtName }: Invention): UnitSetting {
  const { idPrefixes, phonePrefixes } = profile.synthetic;
  return {
    names: openUnitNames(profile.city.name, districtName),
    idPrefix: idPrefixes[0]!,
    phonePrefix: phonePrefixes[0]!,
    asOf: AS_OF,
  };
}
