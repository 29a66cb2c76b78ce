import type { DraftPart } from '../../../contract/drafts/draft.ts';
import type { TwinStore } from '../../store.ts';

/** From this far a house of usual size fills a good part of the picture, metres. */
const RANGE_METRES = 260;

/** Flies to where a virtual house stands. */
export function lookAtParts(store: TwinStore, parts: readonly DraftPart[]): void {
  const corners = parts.flatMap(({ ring }) => ring);
  if (corners.length === 0) return;
  const middle = (axis: 0 | 1): number =>
    corners.reduce((sum, corner) => sum + corner[axis], 0) / corners.length;
  const heightMetres = Math.max(...parts.map(({ floorTo }) => floorTo)) * 1.5;
  store.setState({
    cameraRequest: {
      kind: 'look-at',
      longitudeDegrees: middle(0),
      latitudeDegrees: middle(1),
      heightMetres,
      rangeMetres: RANGE_METRES + 3 * heightMetres,
    },
  });
}
