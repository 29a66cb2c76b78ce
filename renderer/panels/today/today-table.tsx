import { useMemo } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { titleOfCodeEn } from '../../../contract/codes/titles-en.ts';
import type { TodayRow } from '../../../contract/queries/today.ts';
import type { TodayColumn, TodayList } from '../../../contract/today/list.ts';
import type { HostClient } from '../../../contract/host.ts';
import { doubtText } from '../../format/check-text.ts';
import { titleIn } from '../../format/fields.ts';
import { personalText } from '../../format/personal-text.ts';
import { useHost, useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { openRecord, selectedKey } from '../../open-record.ts';
import { DataTable } from '../../parts/kit/data-table.tsx';
import { DrawerPart } from '../../parts/kit/drawer-part.tsx';
import { usePrint } from '../../parts/kit/printing.tsx';
import { UPRIGHT_COLUMNS } from '../../parts/kit/table-sheet.ts';
import { cellText, type RowSource, type TableColumn } from '../../parts/kit/table-model.ts';

interface TodayTableProps {
  readonly list: TodayList;
  readonly asOf: string;
  readonly areaCode: string | undefined;
  readonly beat?: string;
}

/** Rows of a list in the drawer, in walking order, for the screen and for paper. */
export function TodayTable({ list, asOf, areaCode, beat }: TodayTableProps) {
  const { t, i18n } = useTranslation();
  const host = useHost();
  const store = useTwinStore();
  const print = usePrint();
  const snapshotId = useSnapshot()?.id ?? '';
  const selected = useTwin((state) => selectedKey(state.scene.selection));
  const { language } = i18n;
  const columns = useMemo(
    () => list.columns.map((each) => columnOf(each, language)),
    [list, language],
  );
  const source = useMemo(
    () =>
      sourceOf(host, `${snapshotId} ${list.id} ${areaCode ?? ''} ${beat ?? ''}`, {
        id: list.id,
        ...(areaCode !== undefined && { areaCode }),
        ...(beat !== undefined && { beat }),
      }),
    [host, snapshotId, list, areaCode, beat],
  );
  const title = titleIn(language, list);
  const rule = language === 'en' ? list.ruleEn : list.rule;
  const provenance = t('today.provenance', { title, date: asOf, source: list.source });
  return (
    <DrawerPart tab="table" label={`${title} · ${rule}`}>
      <DataTable
        label={title}
        source={source}
        columns={columns}
        rowKey={(row) => row.key}
        provenance={provenance}
        selectedKey={selected}
        doubt={({ flags }) => doubtText(flags, language)}
        onOpen={(row) => void openRecord(store, host, row)}
        onPrint={(rows) =>
          print({
            title,
            notes: [rule, provenance],
            columns: list.columns.map((column) => ({
              title: headOf(t, column, language),
              weight: column.weight,
              number: column.kind === 'number',
              whole: column.kind === 'date' || column.kind === 'code',
            })),
            rows: rows.map((row) => columns.map((column) => cellText(column, row))),
            blanks: list.blanks.map((blank) => titleIn(language, blank)),
            tick: true,
            landscape: list.columns.length + list.blanks.length > UPRIGHT_COLUMNS,
          })
        }
      />
    </DrawerPart>
  );
}

function headOf(t: TFunction, { unit, unitEn, ...column }: TodayColumn, language: string): string {
  const said = language === 'en' ? unitEn : unit;
  const title = titleIn(language, column);
  return said ? t('common.inBrackets', { text: title, aside: said }) : title;
}

/** Rem a share of the width of paper stands for on the screen, and the fewest a column of a kind is read in. */
const REM = 46;
const LEAST_REM = { text: 6, number: 5, date: 9.5, code: 12 } as const;

function columnOf(column: TodayColumn, language: string): TableColumn<TodayRow> {
  const { name, kind, codes, sealed, weight, unit, unitEn } = column;
  const said = language === 'en' ? unitEn : unit;
  const value = (row: TodayRow) => row.cells[name] ?? null;
  return {
    id: name,
    title: titleIn(language, column),
    kind,
    widthRem: Math.max(LEAST_REM[kind], weight * REM),
    value,
    filter: sealed !== true && kind !== 'number',
    ...(said !== undefined && { unit: said }),
    ...(sealed && { text: (row) => personalText(String(value(row) ?? ''), language) }),
    ...(codes && {
      text: (row) => {
        const title = codes[String(value(row))] ?? String(value(row) ?? '');
        return language === 'en' ? titleOfCodeEn(title) : title;
      },
    }),
    ...(kind === 'date' && { text: (row) => String(value(row) ?? '').slice(0, 16) }),
  };
}

function sourceOf(
  host: HostClient,
  key: string,
  asked: { readonly id: string; readonly areaCode?: string; readonly beat?: string },
): RowSource<TodayRow> {
  return {
    key,
    page: ({ sort, filters, offset, limit }, signal) =>
      host.call(
        'today.rows',
        {
          ...asked,
          filters,
          offset,
          limit,
          ...(sort && { sort }),
        },
        signal,
      ),
  };
}
