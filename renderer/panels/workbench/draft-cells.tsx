import { type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { DraftBuilding } from '../../../contract/drafts/draft.ts';
import { codeText } from '../../format/codes.ts';
import { measure } from '../../format/numbers.ts';
import { roomStyle } from '../../parts/room-swatch.tsx';
import { columnLeft, planeWidth } from '../matrix/matrix-head.tsx';
import type { MatrixLayout, PlacedCell } from '../matrix/matrix-layout.ts';

interface DraftCellsProps {
  readonly layout: MatrixLayout;
  readonly building: DraftBuilding;
  readonly chosen: readonly string[];
  /** Keys of rooms that must be mended. */
  readonly wrong: readonly string[];
  readonly focused: PlacedCell;
  readonly choose: (placed: PlacedCell, event: MouseEvent) => void;
}

/** Rows of the draft's 楼盘表. */
export function DraftCells({ layout, ...rest }: DraftCellsProps) {
  return layout.rows.map((row, rowIndex) => (
    <div
      key={row.floorNo}
      role="row"
      className="matrix-row"
      aria-rowindex={rowIndex + 1}
      style={{ width: planeWidth(layout) }}
    >
      <span role="rowheader" className="matrix-label">
        {row.label ?? row.floorNo}
      </span>
      {layout.cells
        .filter((placed) => placed.row === rowIndex)
        .map((placed) => (
          <Cell
            key={placed.cell.roomId}
            layout={layout}
            placed={placed}
            floor={row.label ?? String(row.floorNo)}
            {...rest}
          />
        ))}
    </div>
  ));
}

interface CellProps extends DraftCellsProps {
  readonly placed: PlacedCell;
  readonly floor: string;
}

function Cell(props: CellProps) {
  const { layout, building, chosen, wrong, focused, choose, placed, floor } = props;
  const { t } = useTranslation();
  const { cell, rowSpan } = placed;
  const room = building.rooms[cell.slot];
  const area = room?.areaSquareMetres ?? null;
  const words = t('workbench.cell', {
    room: cell.roomNo,
    floor,
    tenure: codeText(t, 'tenure', room?.tenure ?? null) ?? t('workbench.undetermined'),
    area:
      area === null ? t('workbench.noArea') : t('common.squareMetres', { value: measure(area) }),
  });
  const classes = ['matrix-cell', 'matrix-unverified', `room-${cell.roomClass}`];
  if (cell.roomNo.length > 3) classes.push('matrix-long');
  const isWrong = wrong.includes(cell.roomId);
  if (isWrong) classes.push('workbench-wrong');
  if (chosen.includes(cell.roomId)) classes.push('matrix-selected');
  return (
    <button
      type="button"
      role="gridcell"
      className={classes.join(' ')}
      style={{
        ...roomStyle(cell.roomClass),
        left: columnLeft(layout, placed.column),
        height: `${rowSpan * 1.875 - 0.125}rem`,
      }}
      tabIndex={placed === focused ? 0 : -1}
      data-slot={cell.slot}
      aria-label={words}
      aria-invalid={isWrong}
      aria-selected={chosen.includes(cell.roomId)}
      aria-rowspan={rowSpan}
      title={words}
      onClick={(event) => choose(placed, event)}
    >
      <span className="matrix-number">{cell.roomNo}</span>
    </button>
  );
}
