import { Checkbox, Popover } from 'antd';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DataTableProps } from './data-table.tsx';
import { useTwin } from '../../host/host-context.tsx';
import { usePrint } from './printing.tsx';
import { putOnClipboard, sheetCopy } from './sheet-copy.ts';
import type { TableColumn } from './table-model.ts';
import { tableSheet } from './table-sheet.ts';
import { useSecrecyLine } from './use-secrecy-line.ts';
import type { Rows } from './use-rows.ts';

interface TableToolsProps<Row> {
  readonly table: DataTableProps<Row>;
  readonly rows: Rows<Row>;
  readonly shown: readonly TableColumn<Row>[];
  readonly hidden: ReadonlySet<string>;
  readonly setHidden: (hidden: ReadonlySet<string>) => void;
  /** First and last marked row, where more than one is. */
  readonly selected: readonly [from: number, to: number] | undefined;
  readonly filtered: boolean;
  readonly clearFilters: () => void;
}

/** How many rows there are, and what can be done with them. */
export function TableTools<Row>(props: TableToolsProps<Row>) {
  const { table, rows, shown, selected, filtered, clearFilters } = props;
  const { t } = useTranslation();
  const [outcome, setOutcome] = useState('');
  const secrecy = useSecrecyLine();
  const synthetic = useTwin((state) => state.snapshot?.synthetic === true);
  const print = usePrint();
  const copy = async (): Promise<void> => {
    const all = await rows.all();
    const some = selected ? all.slice(selected[0], selected[1] + 1) : all;
    const footer = [table.provenance, secrecy, synthetic && t('marker.synthetic')];
    const copied = putOnClipboard(sheetCopy(shown, some, footer.filter(Boolean).join(' · ')));
    setOutcome(copied ? outcomeOf(some.length) : t('kit.table.notCopied'));
  };
  const outcomeOf = (count: number): string =>
    !selected && count < (rows.total ?? 0)
      ? t('kit.table.copiedFirst', { shown: count, count: rows.total ?? 0 })
      : t('kit.table.copied', { count });
  const printAll = async (): Promise<void> => {
    const all = await rows.all();
    if (table.onPrint) table.onPrint(all);
    else print(tableSheet(table, shown, all));
  };
  return (
    <div className="data-tools" role="toolbar" aria-label={t('kit.table.tools')}>
      <span className="secondary" role="status">
        {rows.total === undefined ? t('kit.loading') : countText(t, rows.total, rows.setAside)}
      </span>
      {table.tools}
      {filtered && (
        <button type="button" className="link" onClick={clearFilters}>
          {t('kit.table.clearFilters')}
        </button>
      )}
      <span className="data-tools-gap secondary" role="status">
        {outcome}
      </span>
      <ColumnChoice {...props} />
      <button type="button" className="link" onClick={() => void copy()}>
        {t('kit.table.copy')}
      </button>
      <button type="button" className="link" onClick={() => void printAll()}>
        {t('kit.print.print')}
      </button>
    </div>
  );
}

/** How many rows a table's figure counts, and how many stand greyed beside them. */
export function countText(t: TFunction, total: number, setAside: number): string {
  if (setAside === 0) return t('kit.table.rows', { count: total });
  return t('kit.table.setAside', { rows: total - setAside, aside: setAside });
}

function ColumnChoice<Row>({ table, hidden, setHidden }: TableToolsProps<Row>) {
  const { t } = useTranslation();
  const choose = (id: string, on: boolean): void => {
    const next = new Set(hidden);
    if (on) next.delete(id);
    else next.add(id);
    if (next.size < table.columns.length) setHidden(next);
  };
  const list = (
    <div className="data-columns">
      {table.columns.map(({ id, title }) => (
        <Checkbox
          key={id}
          checked={!hidden.has(id)}
          onChange={(event) => choose(id, event.target.checked)}
        >
          {title}
        </Checkbox>
      ))}
    </div>
  );
  return (
    <Popover content={list} trigger="click" placement="bottomRight">
      <button type="button" className="link">
        {t('kit.table.columns')}
      </button>
    </Popover>
  );
}
