import type { LocalCamera, Vector } from '../camera/local-camera.ts';
import { rayThrough } from '../camera/local-camera.ts';
import type { MapLabel, PictureSize, ScreenLabel } from './label-layout.ts';
import type { Stage, Stop } from './stage.ts';
import { isBlocked } from './tools/rays.ts';
import type { Solids } from './tools/solids.ts';
import type { SolidsSource } from './tools/solids-source.ts';

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

interface OcclusionOptions {
  /** The names in the picture. */
  readonly visible: () => readonly ScreenLabel[];
  readonly size: () => PictureSize;
  /** Called when other names are hidden than before. */
  readonly onChange: () => void;
}

/** Watches the camera. Lines of sight are checked on the buildings' prisms: reading depths back would wait for the GPU. */
export function createLabelOcclusion(
  { scene, store, view }: Pick<Stage, 'scene' | 'store' | 'view'>,
  source: SolidsSource,
  { visible, size, onChange }: OcclusionOptions,
): LabelOcclusion {
  let hidden: ReadonlySet<MapLabel> = new Set();
  let looked: LocalCamera | undefined;
  let resting: ReturnType<typeof setTimeout> | undefined;
  const look = async (camera: LocalCamera) => {
    const rests = () => camera === view.current() && !scene.isDestroyed();
    if (!rests() || !store.getState().sceneReady) return;
    looked = camera;
    const buildings = store.getState().scene.layers.find(({ id }) => id === 'building');
    const solids = buildings?.visible === false ? undefined : await source.get();
    if (!rests()) return;
    const next = solids ? hiddenLabels(solids, view, visible(), size()) : new Set<MapLabel>();
    const same = next.size === hidden.size && [...next].every((label) => hidden.has(label));
    hidden = next;
    if (!same) onChange();
  };
  const onFrame = () => {
    const camera = view.current();
    if (camera === looked) return;
    clearTimeout(resting);
    // Without the prisms every name is shown; the next rest asks again.
    resting = setTimeout(() => void look(camera).catch(() => undefined), REST_MS);
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
  solids: Solids,
  view: Stage['view'],
  visible: readonly ScreenLabel[],
  { width, height }: PictureSize,
): Set<MapLabel> {
  const camera = view.current();
  const eye: Vector = [camera.east, camera.north, camera.up];
  const hidden = new Set<MapLabel>();
  const onGround = visible.filter(({ label }) => ON_GROUND.includes(label.kind));
  for (const placed of onGround.sort((a, b) => a.rank - b.rank).slice(0, MOST_NAMES)) {
    const distance = Math.hypot(...placed.at.map((value, axis) => value - (eye[axis] as number)));
    if (distance >= FARTHEST_METRES) continue;
    const near = distance * (1 - LEEWAY) - MARGIN_METRES;
    const covered = pointsOf(placed).some(([x, y]) => {
      const ray = rayThrough(camera, view.lens(), [(x / width) * 2 - 1, 1 - (y / height) * 2]);
      const reach = near / Math.hypot(...ray);
      const end = eye.map((value, axis) => value + (ray[axis] as number) * reach);
      return near > 0 && isBlocked(solids, eye, end as unknown as Vector);
    });
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
