import { type CSSProperties, memo } from 'react';
import { useTranslation } from 'react-i18next';
import type { MatrixCell } from '../../../contract/queries/buildings.ts';
import { exactNumber, personCount } from '../../format/numbers.ts';
import { roomStyle } from '../../parts/room-swatch.tsx';
import { useMatrixTheme } from './matrix-theme.ts';
import type { PlacedCell } from './matrix-layout.ts';

interface MatrixCellBoxProps {
  readonly placed: PlacedCell;
  readonly floorLabel: string;
  readonly left: string;
  readonly tabStop: boolean;
  readonly selected: boolean;
  readonly pointed: boolean;
  readonly onHover: (placed: PlacedCell | undefined) => void;
  readonly onOpen: (placed: PlacedCell) => void;
}

/** One room: number, class as fill, a badge of people or units, dotted where not verified in time. */
export const MatrixCellBox = memo(function MatrixCellBox(props: MatrixCellBoxProps) {
  const { placed, floorLabel, left, tabStop, selected, pointed, onHover, onOpen } = props;
  const { cell, rowSpan } = placed;
  const theme = useMatrixTheme();
  const place = theme?.placeOf(cell.slot);
  const themed = theme && (place === undefined ? NO_CLASS : theme.classes[place]);
  const words = useCellWords(cell, floorLabel, themed?.title);
  return (
    <button
      type="button"
      role="gridcell"
      className={cellClass(cell, selected, pointed, themed === undefined)}
      style={{
        ...(themed ? themed.style : roomStyle(cell.roomClass)),
        left,
        height: `${rowSpan * 1.875 - 0.125}rem`,
      }}
      tabIndex={tabStop ? 0 : -1}
      data-slot={cell.slot}
      aria-label={words}
      aria-selected={selected}
      aria-rowspan={rowSpan}
      title={words}
      onPointerEnter={() => onHover(placed)}
      onFocus={() => onHover(placed)}
      onClick={() => onOpen(placed)}
    >
      <span className="matrix-number">{cell.roomNo}</span>
      <Badge cell={cell} />
    </button>
  );
});

/** A room the theme says nothing of. */
const NO_CLASS = {
  title: undefined,
  style: { '--mark': 'var(--raised)', '--ink': 'var(--text)' } as CSSProperties,
};

function useCellWords(cell: MatrixCell, floor: string, themed: string | undefined): string {
  const { t } = useTranslation();
  return t('matrix.cell', {
    room: cell.roomNo,
    floor,
    class: themed ?? t(`roomClass.${cell.roomClass}`),
    people: personCount(cell.currentResidents),
    units: exactNumber(cell.units),
    verified: cell.verified ? t('matrix.verified') : t('matrix.unverified'),
  });
}

/** Units where they are the point, else people; nothing for none. */
function Badge({ cell }: { readonly cell: MatrixCell }) {
  const people = 'value' in cell.currentResidents && cell.currentResidents.value === 0;
  const byUnits = cell.units > 0 && (cell.roomClass === 'commercial' || people);
  if (!byUnits && people) return null;
  return (
    <span className="matrix-badge">
      {byUnits ? cell.units : personCount(cell.currentResidents)}
    </span>
  );
}

function cellClass(
  cell: MatrixCell,
  selected: boolean,
  pointed: boolean,
  ownClass: boolean,
): string {
  const classes = ['matrix-cell'];
  if (ownClass) classes.push(`room-${cell.roomClass}`);
  if (cell.roomNo.length > 3) classes.push('matrix-long');
  if (!cell.verified) classes.push('matrix-unverified');
  if (selected) classes.push('matrix-selected');
  if (pointed) classes.push('matrix-pointed');
  return classes.join(' ');
}
