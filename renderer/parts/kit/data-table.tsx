import { useVirtualizer } from '@tanstack/react-virtual';
import { Tooltip } from 'antd';
import { type CSSProperties, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useScale } from '../../shell/scale-context.ts';
import { ErrorNote } from '../error-note.tsx';
import { PreparationNote } from '../preparation-note.tsx';
import { EmptyNote } from './system-panel.tsx';
import { TableHead } from './table-head.tsx';
import { cellText, type RowSource, type TableColumn, type TableQuestion } from './table-model.ts';
import { TableTools } from './table-tools.tsx';
import { useRows } from './use-rows.ts';
import { useTableKeys } from './use-table-keys.ts';
import './data-table.css';

const ROW_PIXELS = 32;

export interface DataTableProps<Row> {
  readonly label: string;
  readonly source: RowSource<Row>;
  readonly columns: readonly TableColumn<Row>[];
  readonly rowKey: (row: Row) => string;
  /** Where the rows come from: written under a copy and a print. */
  readonly provenance: string;
  /** Opens a row's record: a click, or Enter. */
  readonly onOpen?: (row: Row) => void;
  /** Key of the row that is selected in the window. */
  readonly selectedKey?: string | undefined;
  /** Why a row is doubtful: it stands grey and says so. Nothing for a sound row. */
  readonly doubt?: (row: Row) => string | undefined;
  /** Prints all rows of the answer another way than as the columns shown. */
  readonly onPrint?: (rows: readonly Row[]) => void;
  readonly emptyHelp?: string;
  /** More choices beside the number of rows. */
  readonly tools?: ReactNode;
  readonly startSort?: TableQuestion['sort'];
}

/**
 * A table of any length: only the rows in sight are drawn and asked for. Sorts and filters by its header, sums up, copies
 * to a spreadsheet, opens rows by mouse or keyboard.
 */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { label, source, columns, startSort } = props;
  const { t } = useTranslation();
  const [question, setQuestion] = useState<TableQuestion>({
    filters: {},
    ...(startSort && { sort: startSort }),
  });
  const [hidden, setHidden] = useState<ReadonlySet<string>>(
    () => new Set(columns.filter((column) => column.hidden).map(({ id }) => id)),
  );
  const shown = useMemo(() => columns.filter(({ id }) => !hidden.has(id)), [columns, hidden]);
  const rows = useRows(source, question);
  const scroller = useRef<HTMLDivElement>(null);
  const { scale } = useScale();
  const total = rows.total ?? 0;
  const virtual = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => ROW_PIXELS * scale,
    overscan: 8,
  });
  useEffect(() => virtual.measure(), [virtual, scale]);
  useEffect(() => scroller.current?.scrollTo({ top: 0 }), [source.key]);
  const keys = useTableKeys({
    name: JSON.stringify([source.key, question]),
    total,
    reveal: (index) => virtual.scrollToIndex(index),
    open: (index) => {
      const row = rows.at(index);
      if (row !== undefined) props.onOpen?.(row);
    },
    pageRows: Math.max(1, Math.floor((scroller.current?.clientHeight ?? 320) / ROW_PIXELS) - 3),
  });
  const widths = { '--columns': shown.map(({ widthRem }) => `${widthRem}fr`).join(' ') };
  const narrowest = shown.reduce((sum, { widthRem }) => sum + widthRem, 0);
  return (
    <div className="data-table">
      <TableTools
        table={props}
        rows={rows}
        shown={shown}
        hidden={hidden}
        setHidden={setHidden}
        selected={keys.selected}
        filtered={Object.values(question.filters).some((text) => text !== '')}
        clearFilters={() => setQuestion({ ...question, filters: {} })}
      />
      {rows.error ? (
        <ErrorNote title={t('kit.table.failed')} error={rows.error} retry={rows.retry} />
      ) : (
        <div
          ref={scroller}
          className="data-table-scroll"
          role="grid"
          tabIndex={0}
          aria-label={label}
          aria-rowcount={total + 1}
          aria-busy={rows.total === undefined}
          aria-activedescendant={keys.active >= 0 ? rowId(source.key, keys.active) : undefined}
          style={widths as CSSProperties}
          onKeyDown={keys.press}
        >
          <div className="data-table-inner" style={{ minWidth: `${narrowest}rem` }}>
            <TableHead columns={shown} question={question} setQuestion={setQuestion} />
            {rows.total === undefined ? (
              <div className="data-table-note secondary" role="status">
                <p>{t('kit.loading')}</p>
                <PreparationNote />
              </div>
            ) : total === 0 ? (
              <EmptyNote
                title={t('kit.table.empty')}
                {...(props.emptyHelp !== undefined && { help: props.emptyHelp })}
              />
            ) : (
              <div className="data-table-body" style={{ height: virtual.getTotalSize() }}>
                {virtual.getVirtualItems().map(({ index, start }) => (
                  <Line
                    key={index}
                    id={rowId(source.key, index)}
                    index={index}
                    start={start}
                    row={rows.at(index)}
                    columns={shown}
                    table={props}
                    active={keys.active === index}
                    marked={keys.isSelected(index)}
                    click={(extend) => keys.click(index, extend)}
                  />
                ))}
              </div>
            )}
            <Totals columns={shown} sums={rows.sums} total={total} />
          </div>
        </div>
      )}
    </div>
  );
}

function rowId(key: string, index: number): string {
  return `row-${key.replace(/\W+/g, '-')}-${index}`;
}

interface LineProps<Row> {
  readonly id: string;
  readonly index: number;
  /** Pixels from the top of the body. */
  readonly start: number;
  readonly row: Row | undefined;
  readonly columns: readonly TableColumn<Row>[];
  readonly table: DataTableProps<Row>;
  readonly active: boolean;
  readonly marked: boolean;
  readonly click: (extend: boolean) => void;
}

function Line<Row>({
  id,
  index,
  start,
  row,
  columns,
  table,
  active,
  marked,
  click,
}: LineProps<Row>) {
  const style = { transform: `translateY(${start}px)` };
  if (row === undefined) return <div className="data-row data-row-waiting" style={style} />;
  const doubt = table.doubt?.(row);
  const chosen = table.selectedKey !== undefined && table.rowKey(row) === table.selectedKey;
  const names = ['data-row', active && 'data-row-active', doubt && 'data-row-doubtful'];
  const line = (
    <div
      id={id}
      role="row"
      className={names.filter(Boolean).join(' ')}
      style={style}
      aria-rowindex={index + 2}
      aria-selected={chosen || marked}
      onClick={(event) => {
        click(event.shiftKey);
        if (!event.shiftKey) table.onOpen?.(row);
      }}
    >
      {columns.map((column) => (
        <span
          key={column.id}
          role="gridcell"
          className={column.kind === 'number' ? 'data-cell data-cell-number' : 'data-cell'}
          title={cellText(column, row)}
        >
          {cellText(column, row)}
        </span>
      ))}
    </div>
  );
  return doubt ? <Tooltip title={doubt}>{line}</Tooltip> : line;
}

interface TotalsProps<Row> {
  readonly columns: readonly TableColumn<Row>[];
  readonly sums: Readonly<Record<string, number>>;
  readonly total: number;
}

function Totals<Row>({ columns, sums, total }: TotalsProps<Row>) {
  const { t } = useTranslation();
  if (total === 0 || !columns.some(({ sum }) => sum)) return null;
  return (
    <div className="data-row data-totals" role="row">
      {columns.map(({ id, kind }, at) => (
        <span
          key={id}
          role="gridcell"
          className={kind === 'number' ? 'data-cell data-cell-number' : 'data-cell'}
        >
          {sums[id]?.toLocaleString('en', { maximumFractionDigits: 0 }) ??
            (at === 0 ? t('kit.table.totals') : '')}
        </span>
      ))}
    </div>
  );
}
