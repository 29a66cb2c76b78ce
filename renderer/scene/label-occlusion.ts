import { Cartesian2, Cartesian3, type Scene } from 'cesium';
import type { LocalCamera, Vector } from '../camera/local-camera.ts';
import type { MapLabel, PlacedLabel, ScreenLabel } from './label-layout.ts';
import type { Stage, Stop } from './stage.ts';

/** The camera must rest this long before what stands before the names is looked up, milliseconds. */
const REST_MS = 200;
/** Names farther off lie behind many roofs anyway and are small. */
const FARTHEST_METRES = 1000;
const MOST_NAMES = 200;
/** What is nearer than a name by more than this stands before it; the ends of a name may be nearer by a share more. */
const MARGIN_METRES = 6;
const LEEWAY = 0.04;
/** Names of things on the ground; streets and landmarks are named above the roofs. */
const ON_GROUND: readonly MapLabel['kind'][] = ['road', 'community', 'green', 'water'];

/** Which names on the ground a building stands before, looked up once for each place the camera comes to rest at. */
export interface LabelOcclusion {
  hides(label: MapLabel): boolean;
  stop: Stop;
}

/** Watches the camera; `visible` gives the names in the picture, `places` where all names lie. */
export function createLabelOcclusion(
  { scene, store, view }: Pick<Stage, 'scene' | 'store' | 'view'>,
  visible: () => readonly ScreenLabel[],
  places: () => readonly PlacedLabel[],
): LabelOcclusion {
  let hidden: ReadonlySet<MapLabel> = new Set();
  let looked: LocalCamera | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const look = (camera: LocalCamera) => {
    if (scene.isDestroyed() || camera !== view.current() || !store.getState().sceneReady) return;
    looked = camera;
    const next = hiddenLabels(scene, camera, visible(), places());
    const same = next.size === hidden.size && [...next].every((label) => hidden.has(label));
    hidden = next;
    if (!same) scene.requestRender();
  };
  const onFrame = () => {
    const camera = view.current();
    if (camera === looked) return;
    clearTimeout(resting);
    resting = setTimeout(() => look(camera), REST_MS);
  };
  const unlisten = scene.postRender.addEventListener(onFrame);
  const unsubscribe = store.subscribe(
    (state) => state.sceneReady,
    (ready) => {
      looked = undefined;
      if (ready) onFrame();
    },
  );
  return {
    hides: (label) => hidden.has(label),
    stop: () => {
      clearTimeout(resting);
      unlisten();
      unsubscribe();
    },
  };
}

function hiddenLabels(
  scene: Scene,
  camera: LocalCamera,
  visible: readonly ScreenLabel[],
  places: readonly PlacedLabel[],
): Set<MapLabel> {
  const placeOf = new Map(places.map(({ label, at }) => [label, at]));
  const hidden = new Set<MapLabel>();
  const metresTo = ([x, y, z]: Vector) =>
    Math.hypot(x - camera.east, y - camera.north, z - camera.up);
  const onGround = visible.filter(({ label }) => ON_GROUND.includes(label.kind));
  for (const placed of onGround.sort((a, b) => a.rank - b.rank).slice(0, MOST_NAMES)) {
    const at = placeOf.get(placed.label);
    const distance = at ? metresTo(at) : FARTHEST_METRES;
    if (distance >= FARTHEST_METRES) continue;
    const near = distance * (1 - LEEWAY) - MARGIN_METRES;
    const covered = pointsOf(placed).some(([x, y]) => (seenMetres(scene, x, y) ?? near) < near);
    if (covered) hidden.add(placed.label);
  }
  return hidden;
}

/** The middle of a name and, a little inside, its ends. */
function pointsOf({ x, y, angle, halfWidth }: ScreenLabel): readonly [number, number][] {
  const [aside, down] = [Math.cos(angle) * halfWidth * 0.8, Math.sin(angle) * halfWidth * 0.8];
  return [
    [x, y],
    [x - aside, y - down],
    [x + aside, y + down],
  ];
}

/** Distance of what is drawn at a place of the canvas, CSS pixels; undefined where nothing is. */
function seenMetres(scene: Scene, x: number, y: number): number | undefined {
  const position = scene.pickPosition(new Cartesian2(x, y));
  return position && Cartesian3.distance(position, scene.camera.positionWC);
}
