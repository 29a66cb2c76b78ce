import { type ErrorShape, toErrorShape, TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { TwinStore } from '../store.ts';
import type { Stop } from './stage.ts';

/** The name a failure of the picture as a whole is kept under. */
export const SCENE_LAYER = 'scene';

/** Keeps a layer's failure with that layer; the others keep drawing. */
export function reportLayer(store: TwinStore, layerId: string, thrown: unknown): void {
  const error: ErrorShape = toErrorShape(thrown);
  store.setState((state) => ({ layerErrors: { ...state.layerErrors, [layerId]: error } }));
}

/** The same for tiles: of a request that failed the engine gives an event without words. */
export function reportTiles(store: TwinStore, layerId: string, thrown: unknown): void {
  const unread = new TwinError('internal', say`Its tiles could not be read.`);
  reportLayer(store, layerId, thrown instanceof Error ? thrown : unread);
}

/** The layer works again. */
export function clearLayer(store: TwinStore, layerId: string): void {
  const { [layerId]: gone, ...rest } = store.getState().layerErrors;
  if (gone) store.setState({ layerErrors: rest });
}

/** Calls `askAgain` whenever another snapshot comes on screen: what failed before may be whole in it, or now. */
export function onSwap(store: TwinStore, askAgain: () => void): Stop {
  return store.subscribe((state) => state.snapshot?.id, askAgain);
}
