import { localFrame } from '../../contract/local-frame.ts';
import type { MapBox } from '../../contract/maps.ts';
import { LAND_MARGIN_METRES } from '../basemap/base-map.ts';

/** How far maps are drawn: as far as the land round the district, beyond which the flat frame would be off. */
export function reachOf(district: MapBox): MapBox {
  const frame = localFrame(district);
  const [east, north] = [
    LAND_MARGIN_METRES / frame.metresPerDegreeEast,
    LAND_MARGIN_METRES / frame.metresPerDegreeNorth,
  ];
  return {
    westDegrees: district.westDegrees - east,
    southDegrees: district.southDegrees - north,
    eastDegrees: district.eastDegrees + east,
    northDegrees: district.northDegrees + north,
  };
}
