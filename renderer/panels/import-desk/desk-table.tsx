import { useVirtualizer, type Virtualizer } from '@tanstack/react-virtual';
import { type CSSProperties, memo, type ReactNode, useEffect, useRef } from 'react';
import { useScale } from '../../shell/scale-context.ts';
import './desk-table.css';

const ROW_PIXELS = 32;
/** Rows are there before the table is measured, so that they need no second drawing. */
const FIRST_GUESS = { width: 1200, height: 480 };

/** A column of a table of the desk. */
export interface DeskColumn<Row> {
  readonly id: string;
  readonly title: ReactNode;
  /** Width at least; what is left is shared out by it among those that are no numbers. */
  readonly widthRem: number;
  /** Set to the right. */
  readonly number?: boolean;
  readonly cell: (row: Row) => ReactNode;
  /** What a cell says in full where it is cut off; the cell itself where that is plain text. */
  readonly tip?: (row: Row) => string;
}

/** A column of numbers. */
export function numberColumn<Row>(
  id: string,
  title: ReactNode,
  widthRem: number,
  cell: (row: Row) => ReactNode,
): DeskColumn<Row> {
  return { id, title, widthRem, number: true, cell };
}

interface DeskTableProps<Row> {
  readonly label: string;
  readonly rows: readonly Row[];
  readonly columns: readonly DeskColumn<Row>[];
  readonly rowKey: (row: Row) => string;
  /** A row that stands out. */
  readonly rowClass?: (row: Row) => string | undefined;
  readonly onOpen?: (row: Row) => void;
  readonly className?: string;
}

/** A plain table of the desk: lines of one height, of which only those in sight are there. */
export function DeskTable<Row>(props: DeskTableProps<Row>) {
  const { label, rows, columns, rowKey, rowClass, onOpen, className } = props;
  const scroller = useRef<HTMLDivElement>(null);
  const { scale } = useScale();
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PIXELS * scale,
    initialRect: FIRST_GUESS,
    observeElementRect: observeSize,
    scrollToFn: stay,
    overscan: 6,
  });
  useEffect(() => virtual.measure(), [virtual, scale]);
  const widths = columns
    .map(({ widthRem, number }) =>
      number ? `${widthRem}rem` : `minmax(${widthRem}rem, ${widthRem}fr)`,
    )
    .join(' ');
  const narrowest = columns.reduce((sum, { widthRem }) => sum + widthRem, 0);
  return (
    <div
      ref={scroller}
      className={className ? `desk-table ${className}` : 'desk-table'}
      role="table"
      aria-label={label}
      aria-rowcount={rows.length + 1}
      tabIndex={0}
      style={{ '--columns': widths } as CSSProperties}
    >
      <div style={{ minWidth: `${narrowest}rem` }}>
        <div role="row" className="desk-table-row desk-table-head" aria-rowindex={1}>
          {columns.map(({ id, title, number }) => (
            <span key={id} role="columnheader" className={classOf(number)}>
              {title}
            </span>
          ))}
        </div>
        <div className="desk-table-body" style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start }) => {
            const row = rows[index];
            if (row === undefined) return null;
            return (
              <Line
                key={rowKey(row)}
                row={row}
                index={index}
                start={start}
                columns={columns as readonly DeskColumn<unknown>[]}
                className={rowClass?.(row)}
                onOpen={onOpen as ((row: unknown) => void) | undefined}
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

type Scroller = Virtualizer<HTMLDivElement, Element>;

/** Tells a scroller's size when the page has been laid out: asking for it would lay out the page within the task that draws. */
function observeSize(
  { scrollElement }: Scroller,
  tell: (size: { readonly width: number; readonly height: number }) => void,
): (() => void) | undefined {
  if (!scrollElement) return undefined;
  const observer = new ResizeObserver(([entry]) => {
    const [box] = entry?.borderBoxSize ?? [];
    if (box) tell({ width: Math.round(box.inlineSize), height: Math.round(box.blockSize) });
  });
  observer.observe(scrollElement, { box: 'border-box' });
  return () => observer.disconnect();
}

/** Nobody but the reader scrolls, and setting the place it is at already lays out the page. */
function stay(): void {}

interface LineProps {
  readonly row: unknown;
  readonly index: number;
  /** Pixels from the top of the body. */
  readonly start: number;
  readonly columns: readonly DeskColumn<unknown>[];
  readonly className: string | undefined;
  readonly onOpen: ((row: unknown) => void) | undefined;
}

const Line = memo(function Line({ row, index, start, columns, className, onOpen }: LineProps) {
  const names = ['desk-table-row', onOpen && 'desk-table-open', className];
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      className={names.filter(Boolean).join(' ')}
      style={{ transform: `translateY(${start}px)` }}
      onClick={onOpen && (() => onOpen(row))}
    >
      {columns.map(({ id, number, cell, tip }) => {
        const shown = cell(row);
        const plain = typeof shown === 'string' ? shown : undefined;
        return (
          <span key={id} role="cell" className={classOf(number)} title={tip?.(row) ?? plain}>
            {shown}
          </span>
        );
      })}
    </div>
  );
});

function classOf(number: boolean | undefined): string {
  return number ? 'desk-table-cell desk-table-number' : 'desk-table-cell';
}
