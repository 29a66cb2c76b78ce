import type { POINT_LAYERS } from '../../../contract/point-layers.ts';
import type { LayerState, SceneState } from '../../../contract/scene.ts';
import type { TwinState } from '../../store.ts';
import { barDays, daysOf } from '../../time/time-window.ts';
import { minutesOf, type MinuteSpan } from './point-filter.ts';

/** One of the layers of points, with the id it has in the view. */
export type OwnSpec = (typeof POINT_LAYERS)[number];

/** How the view shows a layer. */
export function stateOf(scene: SceneState, id: string): LayerState | undefined {
  return scene.layers.find((layer) => layer.id === id);
}

export function isOn(state: TwinState, id: string): boolean {
  return stateOf(state.scene, id)?.visible ?? false;
}

/** Days asked of the host: all of them, but of a layer too large for that the window's. */
export function askedDays(
  spec: OwnSpec,
  { scene, snapshot }: TwinState,
): { from?: string; to?: string } {
  if (!('days' in spec) || !snapshot) return {};
  const { from, to } = barDays(scene, snapshot);
  return { ...(from && { from }), ...(to && { to }) };
}

/** Minutes the view shows of a layer. */
export function shownMinutes(spec: OwnSpec, { scene, snapshot }: TwinState): MinuteSpan {
  if (!spec.timed || !snapshot) return { from: -Infinity, to: Infinity };
  return minutesOf(daysOf(scene, snapshot, spec.system), scene.time?.at);
}
