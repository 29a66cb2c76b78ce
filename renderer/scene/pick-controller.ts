import { Cartesian2, type Scene } from 'cesium';
import {
  BUILDING_SLOT_PROPERTY,
  SLOT_PROPERTY,
  SPACE_KIND_PROPERTY,
} from '../../contract/tiles.ts';
import { selectHit } from '../selection.ts';
import { type Hover, select } from '../store.ts';
import type { InputEvents } from './input-controller.ts';
import type { Stage, Stop } from './stage.ts';

/** `spaceKind` of a room; stairs, lifts and corridors have others. */
const ROOM_SPACE = 0;
/** The pointer must rest this long before what is under it is looked up, milliseconds. */
const REST_MS = 60;

/** Hover when pointer and camera rest, and click: buildings far out, rooms where rooms stand. */
export function createPickController({
  scene,
  store,
  host,
  view,
}: Pick<Stage, 'scene' | 'store' | 'host' | 'view'>): InputEvents & { stop: Stop } {
  let resting: ReturnType<typeof setTimeout> | undefined;
  let asked = new AbortController();
  let own: Hover | undefined;
  const hover = (found: Hover | undefined) => {
    const { hover: shown } = store.getState();
    scene.canvas.style.cursor = found ? 'pointer' : '';
    // The matrix hears that the pointer came before the canvas hears that it left: what is its own stays.
    if (!found && shown !== own) return;
    own = sameHover(shown, found) ? shown : found;
    if (own !== shown) store.setState({ hover: own });
  };
  const look = (position: readonly [number, number], camera: unknown) => {
    if (camera !== view.current()) return;
    // A room that the matrix points at is drawn before everything: it must not be picked for that.
    if (store.getState().hover !== own) store.setState({ hover: undefined });
    hover(pickAt(scene, position));
  };
  const onHover: InputEvents['onHover'] = (position) => {
    clearTimeout(resting);
    if (!position) return hover(undefined);
    const camera = view.current();
    resting = setTimeout(() => look(position, camera), REST_MS);
  };
  const onClick: InputEvents['onClick'] = (x, y) => {
    asked.abort();
    asked = new AbortController();
    const found = pickAt(scene, [x, y]);
    if (found) void selectHit(store, host, found, asked.signal);
    else select(store, undefined);
  };
  return {
    onHover,
    onClick,
    stop: () => {
      clearTimeout(resting);
      asked.abort();
    },
  };
}

/** The building or room at a place of the canvas, CSS pixels. */
function pickAt(scene: Scene, [x, y]: readonly [number, number]): Hover | undefined {
  const feature: unknown = scene.pick(new Cartesian2(x, y));
  return hitOf(feature);
}

interface PickedFeature {
  getProperty(name: string): unknown;
}

/** What a picked feature is; ground and sky are nothing, common parts of a building are the building. */
export function hitOf(feature: unknown): Hover | undefined {
  if (typeof (feature as PickedFeature | undefined)?.getProperty !== 'function') return undefined;
  const read = (name: string) => (feature as PickedFeature).getProperty(name);
  const [slot, building, space] = [SLOT_PROPERTY, BUILDING_SLOT_PROPERTY, SPACE_KIND_PROPERTY].map(
    read,
  );
  if (typeof building !== 'number') return undefined;
  if (space !== ROOM_SPACE || typeof slot !== 'number') return { kind: 'building', slot: building };
  return { kind: 'room', slot, buildingSlot: building };
}

function sameHover(a: Hover | undefined, b: Hover | undefined): boolean {
  return a?.kind === b?.kind && a?.slot === b?.slot;
}
