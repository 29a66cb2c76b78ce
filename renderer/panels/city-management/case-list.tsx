import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { findMetric } from '../../../contract/metrics/index.ts';
import { cityClassKey } from '../../../contract/codes/city-classes.ts';
import { tableSpec } from '../../../contract/schema/index.ts';
import { doubtText } from '../../format/check-text.ts';
import { fieldText, titleIn } from '../../format/fields.ts';
import { useHost, useTwin, useTwinStore } from '../../host/host-context.tsx';
import { openRecord } from '../../open-record.ts';
import { DataTable } from '../../parts/kit/data-table.tsx';
import { DrawerPart } from '../../parts/kit/drawer-part.tsx';
import type { TableColumn } from '../../parts/kit/table-model.ts';
import { type CityRow, cityRows } from './city-rows.ts';
import { classTitle } from './city-words.ts';
import type { CityQuestion } from './part-bars.tsx';

interface CaseListProps {
  /** Metric whose cases are listed. */
  readonly metric: string;
  readonly question: CityQuestion;
  readonly period: string;
  readonly asOf: string;
}

const CASES = tableSpec('city_case');

/** The cases behind a figure, in the drawer's table; a row opens its record. */
export function CaseList({ metric, question, period, asOf }: CaseListProps) {
  const { t } = useTranslation();
  const host = useHost();
  const store = useTwinStore();
  const language = useTwin((state) => state.scene.language);
  const selected = useTwin((state) => state.scene.selection);
  const spec = findMetric(metric);
  const label = t('city.list', { metric: spec ? titleIn(language, spec) : metric, period });
  const snapshotId = useTwin((state) => state.snapshot?.id);
  const source = useMemo(
    () => cityRows(host, metric, question, snapshotId ?? ''),
    [host, metric, JSON.stringify(question), snapshotId],
  );
  const columns = useMemo(
    () => caseColumns(language, t('city.columns.class'), (key) => classTitle(t, language, key)),
    [language, t],
  );
  return (
    <DrawerPart tab="table" label={label}>
      <DataTable<CityRow>
        label={label}
        source={source}
        columns={columns}
        rowKey={({ key }) => key}
        provenance={t('city.provenance', { list: label, asOf })}
        doubt={({ flags }) => doubtText(flags, language)}
        onOpen={({ key }) => void openRecord(store, host, { table: 'city_case', key })}
        selectedKey={selected?.kind === 'record' ? selected.key : undefined}
        emptyHelp={t('city.noDataHelp')}
      />
    </DrawerPart>
  );
}

function caseColumns(
  language: string,
  classLabel: string,
  titleOfClass: (key: string) => string,
): TableColumn<CityRow>[] {
  const column = (
    id: string,
    widthRem: number,
    kind: TableColumn<CityRow>['kind'] = 'text',
  ): TableColumn<CityRow> => ({
    id,
    title: titleIn(language, CASES.columns[id]!),
    kind,
    value: ({ values }) => values[id] ?? null,
    text: ({ values }) => fieldText(CASES, id, values[id], language) ?? '',
    widthRem,
  });
  const classOf = ({ values }: CityRow): string =>
    titleOfClass(
      cityClassKey(
        String(values.object_kind ?? 'unknown'),
        String(values.code_system),
        String(values.type_code),
      ),
    );
  return [
    column('case_no', 11, 'code'),
    { id: 'class', title: classLabel, kind: 'text', value: classOf, text: classOf, widthRem: 8 },
    column('description', 15),
    column('dept', 9),
    column('state', 5),
    column('source', 6),
    column('report_at', 9, 'date'),
    column('deadline_at', 9, 'date'),
    column('closed_at', 9, 'date'),
    column('rework_count', 5, 'number'),
    { ...column('address', 14), hidden: true },
  ];
}
