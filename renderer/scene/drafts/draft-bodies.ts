import { Cartesian3, type Primitive, Transforms } from 'cesium';
import { toLocal } from '../../../contract/local-frame.ts';
import type { Stage, Stop } from '../stage.ts';
import { floorShell, type Shell, shellPrimitive } from '../tools/shells.ts';
import type { DraftShape } from './draft-shapes.ts';

const LIGHT = '#f2f6fa';
/** Every other floor is fainter, so that floors are told apart without lines. */
const ALPHAS = [0.34, 0.22] as const;
const CHOSEN_ALPHA = 0.55;

/** A floor of a draft in the scene, as a pick gives it. */
export interface PickedDraft {
  readonly draftId: string;
  readonly floorNo: number;
}

/** Floors of drafts as bodies that stand among the buildings: what is before them hides them, and they can be picked. */
export function createDraftBodies({ scene, frame }: Pick<Stage, 'scene' | 'frame'>): {
  readonly show: (shapes: readonly DraftShape[], storeyMetres: number, accent: string) => void;
  readonly stop: Stop;
} {
  const origin = Cartesian3.fromDegrees(frame.longitudeDegrees, frame.latitudeDegrees);
  const toEarth = Transforms.eastNorthUpToFixedFrame(origin);
  let standing: Primitive | undefined;
  const clear = () => {
    if (standing && !scene.isDestroyed()) scene.primitives.remove(standing);
    standing = undefined;
  };
  const shellsOf = (shape: DraftShape, storeyMetres: number, accent: string): Shell[] =>
    shape.parts.flatMap(({ ring, floorFrom, floorTo }) => {
      const corners = ring.map(([x, y]) => toLocal(frame, x, y));
      if (corners.length < 3 || floorTo < floorFrom) return [];
      return Array.from({ length: floorTo - floorFrom + 1 }, (_, at): Shell => {
        const floorNo = floorFrom + at;
        const chosen = shape.floors.has(floorNo);
        const picked: PickedDraft = { draftId: shape.id, floorNo };
        return {
          colour: chosen ? accent : LIGHT,
          alpha: chosen ? CHOSEN_ALPHA : (ALPHAS[floorNo % 2] as number),
          corners: floorShell(
            corners,
            (floorNo - 1) * storeyMetres,
            floorNo * storeyMetres,
            floorNo === floorTo,
          ),
          picked,
        };
      });
    });
  return {
    show: (shapes, storeyMetres, accent) => {
      clear();
      standing = shellPrimitive(
        shapes.flatMap((shape) => shellsOf(shape, storeyMetres, accent)),
        toEarth,
      );
      if (standing) scene.primitives.add(standing);
      scene.requestRender();
    },
    stop: clear,
  };
}

/** The floor of a draft that was picked; undefined for anything else. */
export function draftOf(picked: unknown): PickedDraft | undefined {
  const id = (picked as { readonly id?: Partial<PickedDraft> } | undefined)?.id;
  return id?.draftId === undefined || id.floorNo === undefined
    ? undefined
    : { draftId: id.draftId, floorNo: id.floorNo };
}
