import { MAPS_IN_VIEW, type MapInfo, type MapState } from '../contract/maps.ts';
import type { WindowMessage } from '../contract/window.ts';
import { changeScene, type TwinStore } from './store.ts';

type MapMessage = Extract<WindowMessage, { type: 'twin-maps' }>;

/** Takes the list of map files; one just added is shown, above all others. */
export function takeMaps(store: TwinStore, { maps, added, error }: MapMessage): void {
  store.setState({ maps, mapRefused: error });
  if (added === undefined) return;
  const others = (store.getState().scene.maps ?? []).filter(({ id }) => id !== added);
  changeMaps(store, [{ id: added, visible: true }, ...others]);
}

/** Changes how the view shows one map file; one it did not have yet is added at the bottom. */
export function changeMap(store: TwinStore, id: string, change: Partial<MapState>): void {
  const states = store.getState().scene.maps ?? [];
  const known = states.some((each) => each.id === id);
  changeMaps(
    store,
    known
      ? states.map((each) => (each.id === id ? { ...each, ...change } : each))
      : [...states, { id, visible: false, ...change }],
  );
}

/** Puts a map file at a place of the list, the uppermost first; a place beyond its ends changes nothing. */
export function placeMap(store: TwinStore, id: string, place: number): void {
  const states = listedMaps(store.getState().maps, store.getState().scene.maps ?? []).map(
    ({ state }) => state,
  );
  const from = states.findIndex((each) => each.id === id);
  const [moved] = states.splice(from, 1);
  if (from < 0 || !moved || place < 0 || place > states.length) return;
  states.splice(place, 0, moved);
  changeMaps(store, states);
}

/** Leaves a map file out of the view. */
export function forgetMap(store: TwinStore, id: string): void {
  changeMaps(
    store,
    (store.getState().scene.maps ?? []).filter((each) => each.id !== id),
  );
}

/** A map file as the list shows it; without `info` it belongs to a view of another workstation. */
export interface ListedMap {
  readonly state: MapState;
  readonly info: MapInfo | undefined;
}

/** Map files in the order of the view, then those it does not name. */
export function listedMaps(infos: readonly MapInfo[], states: readonly MapState[]): ListedMap[] {
  const rest = infos.filter(({ id }) => states.every((state) => state.id !== id));
  return [
    ...states.map((state) => ({ state, info: infos.find(({ id }) => id === state.id) })),
    ...rest.map((info) => ({ state: { id: info.id, visible: false }, info })),
  ];
}

function changeMaps(store: TwinStore, maps: readonly MapState[]): void {
  changeScene(store, { maps: maps.slice(0, MAPS_IN_VIEW) });
}
