import { memo } from 'react';
import { useTranslation } from 'react-i18next';
import { columnLeft, planeWidth } from './matrix-head.tsx';
import { MatrixCellBox } from './matrix-cell.tsx';
import type { MatrixLayout, PlacedCell } from './matrix-layout.ts';

interface MatrixRowLineProps {
  readonly layout: MatrixLayout;
  readonly rowIndex: number;
  readonly focused: PlacedCell;
  readonly selectedRoomId: string | undefined;
  readonly hoverSlot: number | undefined;
  readonly onHover: (placed: PlacedCell | undefined) => void;
  readonly onOpen: (placed: PlacedCell) => void;
}

/** One floor: its nominal label (名义层) and its rooms; places without a registered room stay grey. */
export function MatrixRowLine(props: MatrixRowLineProps) {
  const { t } = useTranslation();
  const { layout, rowIndex, focused, selectedRoomId, hoverSlot, onHover, onOpen } = props;
  const row = layout.rows[rowIndex];
  if (!row) return null;
  const label = row.label ?? t('interior.floorCounted', { floor: row.floorNo });
  return (
    <div
      role="row"
      className="matrix-row"
      aria-rowindex={rowIndex + 1}
      style={{ width: planeWidth(layout) }}
    >
      <span
        role="rowheader"
        className="matrix-label"
        data-counted={row.label === undefined}
        title={
          row.label === undefined
            ? t('interior.floorTitle.count', { physical: row.floorNo })
            : undefined
        }
      >
        {label}
      </span>
      <Gaps layout={layout} rowIndex={rowIndex} />
      {layout.cells
        .filter((placed) => placed.row === rowIndex)
        .map((placed) => (
          <MatrixCellBox
            key={placed.cell.slot}
            placed={placed}
            floorLabel={label}
            left={columnLeft(layout, placed.column)}
            tabStop={placed === focused}
            selected={placed.cell.roomId === selectedRoomId}
            pointed={placed.cell.slot === hoverSlot}
            onHover={onHover}
            onOpen={onOpen}
          />
        ))}
    </div>
  );
}

const Gaps = memo(function Gaps({
  layout,
  rowIndex,
}: {
  readonly layout: MatrixLayout;
  readonly rowIndex: number;
}) {
  const columns = Array.from({ length: layout.columnCount }, (_, column) => column);
  return columns
    .filter((column) => !layout.at(rowIndex, column))
    .map((column) => (
      <span
        key={column}
        className="matrix-gap"
        aria-hidden="true"
        style={{ left: columnLeft(layout, column) }}
      />
    ));
});
