import { Cartesian3, type Primitive, Transforms } from 'cesium';
import { toLocal } from '../../../contract/local-frame.ts';
import { placeBelowSymbols } from '../points/below-symbols.ts';
import type { Stage, Stop } from '../stage.ts';
import { floorShell, type Shell, shellPrimitive } from '../tools/shells.ts';
import { bodiesOfDraft } from './draft-floors.ts';
import type { DraftShape } from './draft-shapes.ts';

const LIGHT = '#f2f6fa';
/** Every other floor and room is fainter, so that they are told apart without lines. */
const ALPHAS = [0.34, 0.22] as const;
const CHOSEN_ALPHA = 0.55;

/** A floor of a draft in the scene, or a room on it, as a pick gives it. */
export interface PickedDraft {
  readonly draftId: string;
  readonly floorNo: number;
  /** Key of the room; absent where the floor has none. */
  readonly roomKey?: string;
}

/**
 * Floors of drafts, and rooms of the one on the workbench, as bodies that stand among the buildings: what is before them
 * hides them, and they can be picked.
 */
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
    bodiesOfDraft(shape, (place) => toLocal(frame, ...place)).map(
      ({ ring, floorNo, hasRoof, room, place }): Shell => {
        const chosen = room ? shape.chosen.has(room.key) : shape.floors.has(floorNo);
        const picked: PickedDraft = {
          draftId: shape.id,
          floorNo,
          ...(room && { roomKey: room.key }),
        };
        return {
          colour: chosen ? accent : LIGHT,
          alpha: chosen ? CHOSEN_ALPHA : (ALPHAS[(floorNo + place) % 2] as number),
          corners: floorShell(ring, (floorNo - 1) * storeyMetres, floorNo * storeyMetres, hasRoof),
          picked,
        };
      },
    );
  return {
    show: (shapes, storeyMetres, accent) => {
      clear();
      standing = shellPrimitive(
        shapes.flatMap((shape) => shellsOf(shape, storeyMetres, accent)),
        toEarth,
      );
      if (standing) scene.primitives.add(standing, placeBelowSymbols(scene));
      scene.requestRender();
    },
    stop: clear,
  };
}

/** The floor or room of a draft that was picked; undefined for anything else. */
export function draftOf(picked: unknown): PickedDraft | undefined {
  const id = (picked as { readonly id?: Partial<PickedDraft> } | undefined)?.id;
  if (id?.draftId === undefined || id.floorNo === undefined) return undefined;
  const { draftId, floorNo, roomKey } = id;
  return { draftId, floorNo, ...(roomKey === undefined ? {} : { roomKey }) };
}
