import { Button, Skeleton } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { checkCode } from '../../../contract/check-codes.ts';
import { remedyOf } from '../../../contract/check-remedies.ts';
import { type ErrorShape, toErrorShape } from '../../../contract/errors.ts';
import type { HostClient } from '../../../contract/host.ts';
import type { QualityFilter, QualityRow } from '../../../contract/queries/quality.ts';
import { useSaid } from '../../format/error-text.ts';
import { exactNumber } from '../../format/numbers.ts';
import { useHost } from '../../host/host-context.tsx';
import { ErrorNote } from '../../parts/error-note.tsx';
import { DataTable } from '../../parts/kit/data-table.tsx';
import { EmptyNote } from '../../parts/kit/system-panel.tsx';
import { localRows, type TableColumn } from '../../parts/kit/table-model.ts';
import { useOpenRecord } from '../data-desk/use-open-record.ts';
import { useDesk } from '../import-desk/use-desk.tsx';
import { CheckChips, type ChosenCheck } from './check-chips.tsx';
import type { LedgerLine } from './ledger.ts';
import { useTableTitle } from './ledger-columns.ts';

/** Rows listed at once; all of them go into the workbook. */
const MOST_ROWS = 5000;
/** Rows asked for at a time. */
const STEP_ROWS = 2000;

interface QualityRowsProps {
  readonly line: LedgerLine;
  readonly check: ChosenCheck | undefined;
  readonly choose: (check: ChosenCheck | undefined) => void;
  readonly title: string;
  readonly provenance: string;
}

/** The doubtful rows of a line of the ledger, with what was found and what to do. */
export function QualityRows(props: QualityRowsProps) {
  const { line, check, choose, title } = props;
  const { t, i18n } = useTranslation();
  const desk = useDesk();
  const found = useQualityRows(line, check);
  const write = () =>
    desk.giveBack({
      kind: 'quality',
      title: t('quality.exported', { what: title }),
      filters: filtersOf(line, check),
      language: i18n.language === 'en' ? 'en' : 'zh',
    });
  return (
    <>
      <header className="quality-detail-head">
        <h3>{t('quality.rows.title', { what: title })}</h3>
        {found !== undefined && found.rows.length < found.total && (
          <span className="small secondary">
            {t('quality.rows.clipped', {
              shown: exactNumber(found.rows.length),
              total: exactNumber(found.total),
            })}
          </span>
        )}
        <Button size="small" disabled={(found?.total ?? 0) === 0} onClick={write}>
          {t('quality.export')}
        </Button>
      </header>
      <CheckChips line={line} chosen={check} choose={choose} />
      <FoundRows {...props} found={found} />
    </>
  );
}

function FoundRows({
  line,
  check,
  title,
  provenance,
  found,
}: QualityRowsProps & { readonly found: Found | undefined }) {
  const { t } = useTranslation();
  const open = useOpenRecord();
  const columns = useRowColumns();
  const source = useMemo(
    () =>
      localRows(
        `${line.id} ${JSON.stringify(check)} ${found?.rows.length ?? 0}`,
        found?.rows ?? [],
        columns,
      ),
    [line, check, found, columns],
  );
  if (found?.error) return <ErrorNote title={t('quality.failed')} error={found.error} />;
  if (!found) {
    return (
      <div role="status" aria-label={t('quality.rows.reading')}>
        <Skeleton active title={false} paragraph={{ rows: 6 }} />
      </div>
    );
  }
  if (found.total === 0) {
    const gone = line.rejected > 0 && check?.state !== 'flagged' && check?.state !== 'held';
    return <EmptyNote title={t(gone ? 'quality.rows.gone' : 'quality.rows.none')} />;
  }
  return (
    <div className="quality-rows">
      <DataTable
        label={t('quality.rows.title', { what: title })}
        source={source}
        columns={columns}
        rowKey={({ table, state, file, line: at, codes, findings }) =>
          [table, state, file, at, codes.join(), findings[0]?.column].join(' ')
        }
        provenance={provenance}
        onOpen={({ table, key }) => {
          if (key !== null) open(table, key.split('/'));
        }}
      />
    </div>
  );
}

function filtersOf(line: LedgerLine, check: ChosenCheck | undefined): QualityFilter[] {
  return line.tables
    .filter((table) => {
      const own = line.checks.filter((one) => one.table === table);
      return check === undefined
        ? own.length > 0
        : own.some(({ state, code }) => state === check.state && code === check.code);
    })
    .map((table) => ({
      table,
      ...(line.file === undefined ? {} : { file: line.file }),
      ...check,
    }));
}

interface Found {
  readonly total: number;
  readonly rows: readonly QualityRow[];
  readonly error?: ErrorShape;
}

function useQualityRows(line: LedgerLine, check: ChosenCheck | undefined): Found | undefined {
  const client = useHost();
  const [found, setFound] = useState<Found>();
  useEffect(() => {
    const asked = new AbortController();
    setFound(undefined);
    readRows(client, filtersOf(line, check), asked.signal).then(
      (answer) => {
        if (!asked.signal.aborted) setFound(answer);
      },
      (error: unknown) => {
        if (!asked.signal.aborted) setFound({ total: 0, rows: [], error: toErrorShape(error) });
      },
    );
    return () => asked.abort();
  }, [client, line, check]);
  return found;
}

async function readRows(
  client: HostClient,
  filters: readonly QualityFilter[],
  signal: AbortSignal,
): Promise<Found> {
  const rows: QualityRow[] = [];
  let total = 0;
  for (const filter of filters) {
    let own = 0;
    let offset = 0;
    do {
      const limit = Math.max(1, Math.min(STEP_ROWS, MOST_ROWS - rows.length));
      const page = await client.call('quality.rows', { ...filter, offset, limit }, signal);
      own = page.total;
      offset += page.rows.length;
      if (rows.length < MOST_ROWS) rows.push(...page.rows);
      if (page.rows.length === 0) break;
    } while (offset < own && rows.length < MOST_ROWS);
    total += own;
  }
  return { total, rows };
}

function useRowColumns(): readonly TableColumn<QualityRow>[] {
  const { t, i18n } = useTranslation();
  const said = useSaid();
  const tableTitle = useTableTitle();
  const { language } = i18n;
  return useMemo((): readonly TableColumn<QualityRow>[] => {
    const words = language === 'en' ? 'en' : 'zh';
    const between = words === 'en' ? '; ' : '；';
    const text = (
      id: 'state' | 'file' | 'check' | 'column' | 'value' | 'reason' | 'remedy' | 'key',
      widthRem: number,
      value: (row: QualityRow) => string,
    ): TableColumn<QualityRow> => ({
      id,
      title: t(`quality.rows.${id}`),
      kind: id === 'key' || id === 'value' ? 'code' : 'text',
      value,
      widthRem,
      filter: true,
    });
    const each = (row: QualityRow, of: (finding: QualityRow['findings'][number]) => string) =>
      [...new Set(row.findings.map(of).filter(Boolean))].join(between);
    return [
      text('state', 5, ({ state }) => t(`quality.states.${state}`)),
      {
        id: 'table',
        title: t('quality.columns.table'),
        kind: 'text',
        value: ({ table }) => tableTitle(table),
        widthRem: 8,
        hidden: true,
      },
      text('file', 13, ({ file }) => file.slice(file.lastIndexOf('/') + 1)),
      {
        id: 'line',
        title: t('quality.rows.line'),
        kind: 'number',
        value: ({ line }) => line,
        widthRem: 5,
      },
      text('column', 8, (row) => each(row, ({ column }) => column)),
      text('value', 12, (row) => each(row, ({ value }) => value)),
      text('check', 15, ({ codes }) =>
        codes.map((code) => checkCode(code)?.[words] ?? code).join(between),
      ),
      text('reason', 20, (row) =>
        row.waitsFor === null
          ? each(row, ({ sentence }) => (sentence ? said(sentence) : ''))
          : t('quality.rows.waits', { key: row.waitsFor.slice(row.waitsFor.indexOf(':') + 1) }),
      ),
      text('remedy', 20, ({ codes }) =>
        [...new Set(codes.map((code) => remedyOf(code)[words]))].join(between),
      ),
      text('key', 12, ({ key }) => key ?? ''),
    ];
  }, [t, language, tableTitle]);
}
