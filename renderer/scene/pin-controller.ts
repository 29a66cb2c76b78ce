import { toLocal } from '../../contract/local-frame.ts';
import { toPicture, toPixels } from '../camera/local-camera.ts';
import type { Stage, Stop } from './stage.ts';

/** Above the ground, metres: where the symbols of points stand. */
const HEIGHT_METRES = 2;
/** A card at the edge of the picture has no room: nearer than this share of half the picture it is not shown. */
const INSIDE = 0.96;

/** Tells the store where in the picture the pinned record lies, whenever a picture was drawn. */
export function createPinController({
  scene,
  container,
  store,
  frame,
  view,
}: Pick<Stage, 'scene' | 'container' | 'store' | 'frame' | 'view'>): Stop {
  const spotOf = (): readonly [number, number] | undefined => {
    const { pinned } = store.getState();
    if (!pinned) return undefined;
    const [east, north] = toLocal(frame, pinned.longitudeDegrees, pinned.latitudeDegrees);
    const seen = toPicture(view.current(), view.lens(), [east, north, HEIGHT_METRES]);
    if (!seen || Math.abs(seen[0]) > INSIDE || Math.abs(seen[1]) > INSIDE) return undefined;
    const [x, y] = toPixels(seen, container.clientWidth, container.clientHeight);
    return [Math.round(x), Math.round(y)];
  };
  const tell = (): void => {
    const { pinnedAt } = store.getState();
    const spot = spotOf();
    if (spot?.[0] !== pinnedAt?.[0] || spot?.[1] !== pinnedAt?.[1])
      store.setState({ pinnedAt: spot });
  };
  const unlisten = scene.postRender.addEventListener(tell);
  const unsubscribe = store.subscribe((state) => state.pinned, tell, { fireImmediately: true });
  return () => {
    unlisten();
    unsubscribe();
    store.setState({ pinnedAt: undefined });
  };
}
