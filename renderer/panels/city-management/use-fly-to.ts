import { useCallback } from 'react';
import { useTwinStore } from '../../host/host-context.tsx';

const RANGE_METRES = 420;

/** Takes the camera to a place. */
export function useFlyTo(): (place: {
  readonly longitudeDegrees: number;
  readonly latitudeDegrees: number;
}) => void {
  const store = useTwinStore();
  return useCallback(
    ({ longitudeDegrees, latitudeDegrees }) => {
      const at = { longitudeDegrees, latitudeDegrees, heightMetres: 0 };
      store.setState({ cameraRequest: { kind: 'look-at', ...at, rangeMetres: RANGE_METRES } });
    },
    [store],
  );
}
