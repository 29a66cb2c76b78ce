import { Cartesian2 } from 'cesium';
import { POINT_LAYERS } from '../../contract/point-layers.ts';
import type { SystemId } from '../../contract/systems.ts';
import { toLonLat } from '../../contract/local-frame.ts';
import {
  BUILDING_SLOT_PROPERTY,
  SLOT_PROPERTY,
  SPACE_KIND_PROPERTY,
} from '../../contract/tiles.ts';
import type { PicturePoint } from '../camera/local-camera.ts';
import { groundUnder } from '../camera/local-camera.ts';
import { selectHit } from '../selection.ts';
import { changeFilter, toggled } from '../filters.ts';
import { type AreaHover, type Hover, select, type ThingHover } from '../store.ts';
import { chooseFloor, chooseRooms } from '../workbench.ts';
import { draftOf } from './drafts/draft-bodies.ts';
import type { FirmArcsController } from './firm-arcs/firm-arcs-controller.ts';
import type { InputEvents } from './input-controller.ts';
import type { PointsController } from './points/points-controller.ts';
import type { Stage, Stop } from './stage.ts';

/** `spaceKind` of a room; stairs, lifts and corridors have others. */
const ROOM_SPACE = 0;
/** The pointer must rest this long before what is under it is looked up, milliseconds. */
const REST_MS = 60;

/** What picking works on: the scene, and the layers of points where there are any. */
interface PickStage extends Pick<Stage, 'scene' | 'store' | 'host' | 'view' | 'frame'> {
  readonly points?: Pick<PointsController, 'hit' | 'areaAt'>;
  readonly firmArcs?: Pick<FirmArcsController, 'firmOf'>;
}

/** How much nearer a click on a disc goes. */
const INTO_CLUSTER = 0.4;

/** Hover when pointer and camera rest, and click: buildings far out, rooms where rooms stand. */
export function createPickController({
  scene,
  store,
  host,
  view,
  frame,
  points,
  firmArcs,
}: PickStage): InputEvents & { stop: Stop } {
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
  const pickAt = (at: readonly [number, number]): unknown =>
    scene.pick(new Cartesian2(at[0], at[1]));
  const hitAt = (at: readonly [number, number], picked: unknown): Hover | Cluster | undefined => {
    const area = points?.areaAt(at);
    if (area) return area;
    const hit = points?.hit(picked);
    if (hit?.kind === 'point') return { ...hit, at };
    return hit ? { kind: 'cluster', at } : hitOf(picked);
  };
  const enter = ({ at }: Cluster) => {
    const { clientWidth, clientHeight } = scene.canvas;
    const place: PicturePoint = [(at[0] / clientWidth) * 2 - 1, 1 - (at[1] / clientHeight) * 2];
    const camera = view.current();
    const ground = groundUnder(camera, view.lens(), place, { farthestMetres: 20_000 });
    if (!ground) return;
    const [longitudeDegrees, latitudeDegrees] = toLonLat(frame, ground[0], ground[1]);
    const away = Math.hypot(ground[0] - camera.east, ground[1] - camera.north, camera.up);
    const rangeMetres = Math.max(away * INTO_CLUSTER, 60);
    const to = { longitudeDegrees, latitudeDegrees, heightMetres: 0, rangeMetres };
    store.setState({ cameraRequest: { kind: 'look-at', ...to } });
  };
  const look = (position: readonly [number, number], camera: unknown) => {
    if (camera !== view.current()) return;
    // A room that the matrix points at is drawn before everything: it must not be picked for that.
    if (store.getState().hover !== own) store.setState({ hover: undefined });
    const picked = pickAt(position);
    const found = hitAt(position, picked);
    hover(found?.kind === 'cluster' ? undefined : found);
    if (draftOf(picked)) scene.canvas.style.cursor = 'pointer';
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
    const picked = pickAt([x, y]);
    const firm = firmArcs?.firmOf(picked);
    if (firm !== undefined)
      return select(store, { kind: 'record', table: 'enterprise', key: firm });
    const draft = draftOf(picked);
    if (draft?.roomKey !== undefined) return chooseRooms(store, [draft.roomKey]);
    if (draft) return chooseFloor(store, draft.draftId, draft.floorNo);
    const found = hitAt([x, y], picked);
    if (found?.kind === 'cluster') enter(found);
    else if (found?.kind === 'area')
      changeFilter(store, systemOf(found), (filter) => toggled(filter, 'area', found.code));
    else if (found) void selectHit(store, host, found, asked.signal);
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

/** A disc that stands for several points. */
interface Cluster {
  readonly kind: 'cluster';
  readonly at: readonly [number, number];
}

interface PickedFeature {
  getProperty(name: string): unknown;
}

/** What a picked feature is; ground and sky are nothing, common parts of a building are the building. */
export function hitOf(feature: unknown): ThingHover | undefined {
  if (typeof (feature as PickedFeature | undefined)?.getProperty !== 'function') return undefined;
  const read = (name: string) => (feature as PickedFeature).getProperty(name);
  const [slot, building, space] = [SLOT_PROPERTY, BUILDING_SLOT_PROPERTY, SPACE_KIND_PROPERTY].map(
    read,
  );
  if (typeof building !== 'number') return undefined;
  if (space !== ROOM_SPACE || typeof slot !== 'number') return { kind: 'building', slot: building };
  return { kind: 'room', slot, buildingSlot: building };
}

function systemOf({ layerId }: AreaHover): SystemId {
  return POINT_LAYERS.find(({ id }) => id === layerId)?.system ?? 'registry';
}

function sameHover(a: Hover | undefined, b: Hover | undefined): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
