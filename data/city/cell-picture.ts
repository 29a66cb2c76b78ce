import { keptValue } from '../kept/kept-value.ts';
import { readOnce } from '../queries/once-per-snapshot.ts';
import { gridCellsOf } from './grid-cells.ts';
import { type CellGrid, cellGrid } from './hot-spots.ts';

const PIXEL_METRES = 12;

/** A picture of all unit grid cells (单元网格). */
export interface CellPicture {
  readonly grid: CellGrid;
  /** Place of the unit grid cell at each pixel; -1 for none. */
  readonly cells: Int32Array;
}

/** The picture of a snapshot's unit grid cells, drawn once. */
export const cellPictureOf = readOnce((snapshot) =>
  keptValue<CellPicture>(
    snapshot,
    'cell-picture',
    { files: ['base'], rules: snapshot.manifest.profile.box },
    async () => {
      const { box = [0, 0, PIXEL_METRES, PIXEL_METRES], cellAt } = await gridCellsOf(snapshot);
      const grid = cellGrid(box, PIXEL_METRES);
      const cells = Int32Array.from({ length: grid.columns * grid.rows }, (_, pixel) =>
        cellAt(
          grid.westMetres + ((pixel % grid.columns) + 0.5) * PIXEL_METRES,
          grid.southMetres + (Math.floor(pixel / grid.columns) + 0.5) * PIXEL_METRES,
        ),
      );
      return { grid, cells };
    },
  ),
);
