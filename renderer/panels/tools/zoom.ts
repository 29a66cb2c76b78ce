import { METRES_PER_DEGREE } from '../../../contract/local-frame.ts';
import type { LonLat } from '../../../contract/region.ts';
import type { ToolResult } from '../../../contract/tools.ts';
import { select, type TwinStore } from '../../store.ts';

const LEAST_METRES = 120;
/** Flies to where a result lies; for sunlight, selects its building. */
export function zoomToResult(store: TwinStore, result: ToolResult): void {
  if (result.kind === 'sunlight')
    return select(store, { kind: 'building', buildingId: result.buildingId });
  const outcome = store.getState().outcomes[result.id];
  const places: readonly LonLat[] =
    result.kind === 'region'
      ? outcome?.kind === 'region'
        ? outcome.rings.flat()
        : []
      : result.points.map(([x, y]): LonLat => [x, y]);
  if (places.length === 0) return;
  const span = (at: 0 | 1) => {
    const values = places.map((place) => place[at]);
    return [Math.min(...values), Math.max(...values)] as const;
  };
  const [[west, east], [south, north]] = [span(0), span(1)];
  const metres = Math.hypot(east - west, north - south) * METRES_PER_DEGREE;
  const radius = result.kind === 'viewshed' ? 2 * result.radiusMetres : 0;
  store.setState({
    cameraRequest: {
      kind: 'look-at',
      longitudeDegrees: (west + east) / 2,
      latitudeDegrees: (south + north) / 2,
      heightMetres: 0,
      rangeMetres: Math.max(LEAST_METRES, metres, radius) * 1.6,
    },
  });
}
