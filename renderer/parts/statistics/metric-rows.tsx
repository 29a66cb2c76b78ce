import { unitIn } from '../../../contract/codes/titles-en.ts';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { HostClient } from '../../../contract/host.ts';
import type { CallParams, CallResult } from '../../../contract/queries/index.ts';
import { isPlaceColumn } from '../../../contract/schema/place-column.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { doubtText } from '../../format/check-text.ts';
import { fieldText, titleIn } from '../../format/fields.ts';
import { useHost, useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { useCall } from '../../host/use-call.ts';
import { openRecord, selectedKey } from '../../open-record.ts';
import { Asked } from '../asked.tsx';
import { numberColumn } from '../kit/columns.ts';
import { DataTable } from '../kit/data-table.tsx';
import { DrawerPart } from '../kit/drawer-part.tsx';
import type { RowSource, TableColumn } from '../kit/table-model.ts';

type Question = Pick<CallParams<'statistics.rows'>, 'metric' | 'part' | 'filter' | 'period'>;
type List = CallResult<'statistics.rows'>;
type Row = List['rows'][number];

interface MetricRowsProps {
  /** Title of the figure the rows are behind. */
  readonly title: string;
  readonly question: Question;
}

/** The rows behind a figure, in the drawer. */
export function MetricRows({ title, question }: MetricRowsProps) {
  const { t } = useTranslation();
  const first = useCall('statistics.rows', { ...question, limit: 1 });
  return (
    <DrawerPart tab="table" label={title}>
      <Asked
        answer={first}
        loadingLabel={t('kit.loading')}
        failedTitle={t('kit.table.failed')}
        rows={3}
      >
        {(list) => <Rows title={title} question={question} list={list} />}
      </Asked>
    </DrawerPart>
  );
}

function Rows({ title, question, list }: MetricRowsProps & { readonly list: List }) {
  const { t, i18n } = useTranslation();
  const store = useTwinStore();
  const host = useHost();
  const asOf = useSnapshot()?.asOf ?? '';
  const snapshotId = useSnapshot()?.id ?? '';
  const columns = useMemo(() => columnsOf(list, i18n.language), [list, i18n.language]);
  const name = JSON.stringify([snapshotId, question]);
  const source = useMemo(() => sourceOf(host, name, question), [host, name]);
  const selected = useTwin((state) => selectedKey(state.scene.selection));
  const { table } = list;
  return (
    <DataTable
      label={title}
      source={source}
      columns={columns}
      rowKey={(row) => row.key}
      provenance={t('kit.table.provenance', { title, date: asOf })}
      selectedKey={selected}
      doubt={({ flags }) => doubtText(flags, i18n.language)}
      onOpen={(row) => void openRecord(store, host, { table, key: row.key.replaceAll('|', '/') })}
    />
  );
}

/** Where a row is comes first: lists are read to go there. */
function columnsOf({ table, columns }: List, language: string): TableColumn<Row>[] {
  const spec = tableSpec(table);
  const shown = columns.map((column, at): TableColumn<Row> => {
    if (column.measured) return measuredColumn(column, column.measured, at, language);
    const declared = spec.columns[column.name];
    const number = declared?.type === 'integer' || declared?.type === 'real';
    const coded = declared?.codes !== undefined;
    const dated = declared?.type === 'datetime';
    return {
      id: column.name,
      title: titleIn(language, column),
      kind: number && !coded ? 'number' : dated || declared?.type === 'date' ? 'date' : 'code',
      filter: !number || coded,
      widthRem: widthOf(column.name, spec.naturalKey.includes(column.name)),
      value: (row) => row.cells[at] ?? null,
      ...((coded || dated) && {
        text: (row) => fieldText(spec, column.name, row.cells[at], language) ?? '',
      }),
      ...(declared?.unit !== undefined && { unit: unitIn(language, declared.unit) }),
    };
  });
  return [
    ...shown.filter(({ id }) => isPlaceColumn(id)),
    ...shown.filter(({ id }) => !isPlaceColumn(id)),
  ];
}

/** A number the figure looks at, which no table column holds. */
function measuredColumn(
  column: List['columns'][number],
  { digits, ...measured }: NonNullable<List['columns'][number]['measured']>,
  at: number,
  language: string,
): TableColumn<Row> {
  const value = ({ cells }: Row) => {
    const cell = cells[at];
    return typeof cell === 'number' ? Number(cell.toFixed(digits)) : null;
  };
  const unit = language === 'en' ? measured.unitEn : measured.unit;
  const text = (row: Row) => value(row)?.toFixed(digits) ?? '';
  return numberColumn(column.name, titleIn(language, column), 9, value, { unit, text });
}

/** Natural keys are the longest codes: 23 digits of a room. */
function widthOf(name: string, isKey: boolean): number {
  if (isPlaceColumn(name) || name === 'description') return 16;
  return isKey ? 14 : 9;
}

function sourceOf(host: HostClient, key: string, question: Question): RowSource<Row> {
  return {
    key,
    page: ({ sort, filters, offset, limit }, signal) =>
      host.call(
        'statistics.rows',
        { ...question, filters, offset, limit, ...(sort && { order: sort }) },
        signal,
      ),
  };
}
