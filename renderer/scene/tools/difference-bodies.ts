import { Cartesian3, type Primitive, Transforms } from 'cesium';
import type { SnapshotDifferences } from '../../../contract/queries/area.ts';
import { placeBelowSymbols } from '../points/below-symbols.ts';
import type { Stage, Stop } from '../stage.ts';
import { DIFFERENCE_COLOURS } from './palette.ts';
import {
  buildingGhost,
  buildingShell,
  ghostPrimitive,
  type Half,
  shellPrimitive,
} from './shells.ts';
import type { Solids } from './solids.ts';

/** Prisms of the picture's own snapshot and of the one it is compared with. */
export interface ComparedSolids {
  readonly here: () => Promise<Solids>;
  readonly there: () => Promise<Solids>;
}

/** What came, what went: buildings only one of the two snapshots has. */
type Side = 'added' | 'removed';

/**
 * Marks what differs in a picture: buildings that changed or are here only in the colour of the legend, those the other
 * snapshot alone has as outlines where they stood. `half` is the part of the picture the snapshot has in 卷帘; in 并排 the
 * one on the left stands in the other picture.
 */
export function createDifferenceBodies(
  { scene, store, frame }: Pick<Stage, 'scene' | 'store' | 'frame'>,
  solids: ComparedSolids,
  here: Side,
  half?: Half,
): Stop {
  const origin = Cartesian3.fromDegrees(frame.longitudeDegrees, frame.latitudeDegrees);
  const toEarth = Transforms.eastNorthUpToFixedFrame(origin);
  const missing = here === 'added' ? 'removed' : 'added';
  let standing: Primitive[] = [];
  let wanted: SnapshotDifferences | undefined;
  const clear = () => {
    if (!scene.isDestroyed()) for (const primitive of standing) scene.primitives.remove(primitive);
    standing = [];
  };
  const draw = async (differences: SnapshotDifferences) => {
    const swiped = store.getState().scene.compare?.layout === 'side' ? undefined : half;
    const mine = await solids.here();
    const theirs = differences[missing].length > 0 ? await solids.there() : undefined;
    if (wanted !== differences || scene.isDestroyed()) return;
    const shells = [
      buildingShell(mine, new Set(differences[here]), DIFFERENCE_COLOURS[here], 0.6),
      buildingShell(mine, new Set(differences.changed), DIFFERENCE_COLOURS.changed, 0.6),
    ];
    const ghost = theirs && buildingGhost(theirs, new Set(differences[missing]));
    if (ghost && theirs)
      shells.push({ ...ghost.body, colour: DIFFERENCE_COLOURS[missing], alpha: 0.16 });
    const edges =
      ghost && ghostPrimitive(ghost.edges, DIFFERENCE_COLOURS[missing], toEarth, swiped);
    standing = [shellPrimitive(shells, toEarth, swiped), edges].filter(
      (each) => each !== undefined,
    );
    for (const primitive of standing) scene.primitives.add(primitive, placeBelowSymbols(scene));
    scene.requestRender();
  };
  const unsubscribe = store.subscribe(
    ({ scene: { compare }, differences }) =>
      compare && !(half === 'left' && compare.layout === 'side') ? differences : undefined,
    (differences) => {
      wanted = differences;
      clear();
      scene.requestRender();
      // Without the prisms the pictures themselves still differ.
      if (differences) void draw(differences).catch(() => undefined);
    },
    { fireImmediately: true },
  );
  return () => {
    unsubscribe();
    wanted = undefined;
    clear();
  };
}
