import type { Lens, LocalCamera } from '../../camera/local-camera.ts';
import { axes } from '../../camera/local-camera.ts';
import {
  middleOf,
  placeOfKey,
  type PointTree,
  ROOT_METRES,
  shownIn,
  TREE_LEVELS,
} from './point-tree.ts';

/** A cell this wide in the picture is divided further, CSS pixels: discs stay at least half of it apart. */
const SPLIT_PIXELS = 150;
/** Highest point of anything in the district, metres. */
const TALLEST_METRES = 180;

/** Where the eye is and what it sees. */
export interface Eye {
  readonly camera: LocalCamera;
  readonly lens: Lens;
  readonly heightPixels: number;
}

/** What becomes of the points in the picture. */
export interface PointSink {
  /** `count` points as one disc. */
  cluster(east: number, north: number, height: number, count: number): void;
  /** One point by itself, `metres` from the eye. */
  single(at: number, metres: number): void;
  /** Whether there is room for more. */
  open(): boolean;
}

/**
 * Goes down the tree as far as the picture needs: far cells become one disc, near ones their points. Cells are the
 * world's, not the picture's: discs stand still while the camera moves.
 */
export function visitVisible(tree: PointTree, eye: Eye, sink: PointSink): void {
  const sees = viewOf(eye);
  const pixelsAtOne = eye.heightPixels / (2 * eye.lens.tanHalfHeight);
  const visit = (
    level: number,
    key: number,
    from: number,
    to: number,
    west: number,
    south: number,
  ) => {
    const count = shownIn(tree, from, to);
    if (count === 0 || !sink.open()) return;
    const size = ROOT_METRES / 2 ** level;
    const [east, north] = [west + size / 2, south + size / 2];
    const metres = sees(east, north, size * 0.7072);
    if (metres === undefined) return;
    if (count === 1 || level === TREE_LEVELS) {
      const wide = (size * pixelsAtOne) / Math.max(metres, 1) >= SPLIT_PIXELS * 0.5;
      if (count === 1 || wide) return singles(tree, from, to, eye.camera, sink);
    }
    if (level === TREE_LEVELS || (size * pixelsAtOne) / Math.max(metres, 1) < SPLIT_PIXELS) {
      const middle = middleOf(tree, from, to);
      return sink.cluster(middle[0], middle[1], middle[2], count);
    }
    let start = from;
    const step = 1 << (2 * (TREE_LEVELS - level - 1));
    for (let quarter = 0; quarter < 4; quarter++) {
      const next = key + (quarter + 1) * step;
      const end = quarter === 3 ? to : placeOfKey(tree.keys, next, start, to);
      const half = size / 2;
      visit(
        level + 1,
        key + quarter * step,
        start,
        end,
        west + (quarter & 1) * half,
        south + (quarter >> 1) * half,
      );
      start = end;
    }
  };
  visit(0, 0, 0, tree.order.length, -ROOT_METRES / 2, -ROOT_METRES / 2);
}

function singles(
  tree: PointTree,
  from: number,
  to: number,
  camera: LocalCamera,
  sink: PointSink,
): void {
  const { positions, heights } = tree.points;
  for (let i = from; i < to && sink.open(); i++) {
    if (tree.shown[i] === tree.shown[i + 1]) continue;
    const at = tree.order[i] as number;
    const metres = Math.hypot(
      (positions[at * 2] as number) - camera.east,
      (positions[at * 2 + 1] as number) - camera.north,
      (heights[at] as number) - camera.up,
    );
    sink.single(at, metres);
  }
}

/** Distance to a round patch of ground, nearest edge; undefined where it lies outside the picture. */
function viewOf({ camera, lens }: Eye) {
  const { forward, right, up } = axes(camera);
  const across = lens.tanHalfHeight * lens.aspect;
  const [slantAcross, slantUp] = [Math.hypot(1, across), Math.hypot(1, lens.tanHalfHeight)];
  return (east: number, north: number, radius: number): number | undefined => {
    const [x, y, z] = [east - camera.east, north - camera.north, TALLEST_METRES / 4 - camera.up];
    const reach = radius + TALLEST_METRES / 4;
    const ahead = x * forward[0] + y * forward[1] + z * forward[2];
    if (ahead < -reach) return undefined;
    const sideways = Math.abs(x * right[0] + y * right[1]);
    if (sideways > ahead * across + reach * slantAcross) return undefined;
    const upward = Math.abs(x * up[0] + y * up[1] + z * up[2]);
    if (upward > ahead * lens.tanHalfHeight + reach * slantUp) return undefined;
    return Math.max(Math.hypot(x, y, camera.up) - radius, 1);
  };
}
