import { Checkbox } from 'antd';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { cityClassKey } from '../../../contract/codes/city-classes.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import type { TableSpec } from '../../../contract/schema/table.ts';
import { doubtText } from '../../format/check-text.ts';
import { fieldText, titleIn } from '../../format/fields.ts';
import { useHost, useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useSnapshot } from '../../host/use-snapshot.ts';
import { openRecord } from '../../open-record.ts';
import { DataTable } from '../../parts/kit/data-table.tsx';
import { DrawerPart } from '../../parts/kit/drawer-part.tsx';
import type { ColumnKind, TableColumn } from '../../parts/kit/table-model.ts';
import { type CityRow, cityRows } from './city-rows.ts';
import { classTitle } from './city-words.ts';
import type { CityQuestion } from './part-bars.tsx';

/** The class of a row over all editions, which is no column of its table. */
const CLASS = 'class';

/** Columns of each list with their widths, rem; those of the third part are left out until chosen. */
const LISTED = {
  city_case: [
    ['case_no', 11],
    [CLASS, 8],
    ['description', 15],
    ['dept', 9],
    ['state', 5],
    ['source', 6],
    ['report_at', 9],
    ['deadline_at', 9],
    ['closed_at', 9],
    ['rework_count', 5],
    ['address', 14, 'hidden'],
  ],
  component: [
    ['comp_id', 10],
    [CLASS, 7],
    ['code_system', 8],
    ['state', 4],
    ['dept_name', 9],
    ['owner_name', 9],
    ['keeper_name', 9],
    ['change_date', 7],
    ['address', 14],
  ],
} as const satisfies Readonly<
  Record<string, readonly (readonly [column: string, widthRem: number, hidden?: 'hidden'])[]>
>;

interface CityListProps {
  readonly table: keyof typeof LISTED;
  readonly label: string;
  /** Metric whose rows are listed. */
  readonly metric: string;
  readonly question: CityQuestion;
  readonly provenance: string;
  readonly emptyHelp: string;
}

/** The rows behind a figure, in the drawer's table; a row opens its record. */
export function CityList(props: CityListProps) {
  const { table, label, metric, question, provenance, emptyHelp } = props;
  const host = useHost();
  const store = useTwinStore();
  const language = useTwin((state) => state.scene.language);
  const selected = useTwin((state) => state.scene.selection);
  const snapshotId = useSnapshot()?.id ?? '';
  const { t } = useTranslation();
  const [pictured, setPictured] = useState(false);
  const source = useMemo(
    () => cityRows(host, metric, question, snapshotId, pictured),
    [host, metric, JSON.stringify(question), snapshotId, pictured],
  );
  return (
    <DrawerPart tab="table" label={label}>
      <DataTable<CityRow>
        label={label}
        source={source}
        columns={useColumns(table)}
        rowKey={({ key }) => key}
        provenance={provenance}
        doubt={({ flags }) => doubtText(flags, language)}
        onOpen={({ key }) => void openRecord(store, host, { table, key })}
        selectedKey={selected?.kind === 'record' ? selected.key : undefined}
        emptyHelp={emptyHelp}
        tools={
          <Checkbox checked={pictured} onChange={(event) => setPictured(event.target.checked)}>
            {t('pictures.only')}
          </Checkbox>
        }
      />
    </DrawerPart>
  );
}

function useColumns(table: keyof typeof LISTED): readonly TableColumn<CityRow>[] {
  const { t } = useTranslation();
  const language = useTwin((state) => state.scene.language);
  return useMemo(() => {
    const spec = tableSpec(table);
    const classOf = ({ values }: CityRow): string =>
      classTitle(
        t,
        language,
        cityClassKey(
          table === 'component' ? 'component' : String(values.object_kind ?? 'unknown'),
          String(values.code_system),
          String(values.type_code),
        ),
      );
    return LISTED[table].map(
      ([id, widthRem, hidden]: readonly [string, number, 'hidden'?]): TableColumn<CityRow> => {
        const shown = { id, widthRem, hidden: hidden !== undefined };
        if (id === CLASS)
          return { ...shown, title: t('city.columns.class'), kind: 'text', value: classOf };
        return {
          ...shown,
          title: titleIn(language, spec.columns[id]!),
          kind: kindOf(spec, id),
          filter: kindOf(spec, id) !== 'number',
          value: ({ values }) => values[id] ?? null,
          text: ({ values }) => fieldText(spec, id, values[id], language) ?? '',
        };
      },
    );
  }, [table, t, language]);
}

function kindOf({ naturalKey, columns }: TableSpec, id: string): ColumnKind {
  if (naturalKey.includes(id)) return 'code';
  const type = columns[id]?.type;
  if (type === 'date' || type === 'datetime') return 'date';
  return type === 'integer' || type === 'real' ? 'number' : 'text';
}
