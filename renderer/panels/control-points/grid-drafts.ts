import type { Place } from '../../../contract/tools.ts';
import { knownTexts } from '../../format/coordinates.ts';
import type { DeskStore } from '../import-desk/desk-state.ts';
import { changeRow, editOf, type GridDraft } from './points-model.ts';

/** Steps that can be taken back. */
const MOST_STEPS = 100;

/** What a person does with the control points (控制点) of the desk. */
export interface GridDrafts {
  /** Opens the control points for a file. */
  openGrid(file: string): void;
  closeGrid(): void;
  /** Changes the control points entered so far. */
  draftGrid(draft: GridDraft): void;
  /** Takes the last change back; the typing of one value is one change. */
  undoGrid(): void;
  /** Lets the known place of a row be picked in the scene, from which the desk withdraws. */
  pickPoint(key: number): void;
  /** What was picked, WGS-84 degrees; undefined where the person gave it up. The desk comes back. */
  endPicking(place: Place | undefined): void;
}

/** Keeps the control points in the desk's state. */
export function createGridDrafts({ getState: state, setState: set }: DeskStore): GridDrafts {
  const draftGrid = (draft: GridDraft) => {
    const { gridDraft, gridUndo, gridEdit } = state();
    const edit = editOf(gridDraft, draft);
    const goesOn = edit !== undefined && edit === gridEdit;
    set({
      gridDraft: draft,
      gridEdit: edit,
      gridUndo: goesOn ? gridUndo : [...gridUndo, gridDraft].slice(-MOST_STEPS),
    });
  };
  return {
    openGrid: (file) => set({ gridTool: { file } }),
    closeGrid: () => set({ gridTool: undefined }),
    draftGrid,
    undoGrid() {
      const { gridUndo } = state();
      const before = gridUndo.at(-1);
      if (before) set({ gridDraft: before, gridUndo: gridUndo.slice(0, -1), gridEdit: undefined });
    },
    pickPoint(key) {
      const { gridTool } = state();
      if (gridTool) set({ gridTool: { file: gridTool.file, picking: key }, open: false });
    },
    endPicking(place) {
      const { gridTool, gridDraft } = state();
      const key = gridTool?.picking;
      if (!gridTool || key === undefined) return;
      if (place) {
        const [toEast, toNorth] = knownTexts(gridDraft.to, [place[0], place[1]]);
        draftGrid(changeRow(gridDraft, key, { toEast, toNorth }));
      }
      set({ gridTool: { file: gridTool.file, picked: key }, open: true });
    },
  };
}
