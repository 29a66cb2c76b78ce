import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeadlineRow, DeviationRow } from '../../../contract/queries/city-movement.ts';
import { LIMIT_UNITS } from '../../../contract/working-time.ts';
import { exactNumber, percent } from '../../format/numbers.ts';
import { useHost, useTwin, useTwinStore } from '../../host/host-context.tsx';
import { useCall } from '../../host/use-call.ts';
import { openRecord } from '../../open-record.ts';
import { Asked } from '../../parts/asked.tsx';
import { type Fact, Facts } from '../../parts/facts.tsx';
import { codeColumn, dateColumn, numberColumn, plainColumn } from '../../parts/kit/columns.ts';
import { DataTable } from '../../parts/kit/data-table.tsx';
import { DrawerPart, openDrawer } from '../../parts/kit/drawer-part.tsx';
import { PanelSection } from '../../parts/kit/system-panel.tsx';
import {
  contentKey,
  localRows,
  type RowSource,
  type TableColumn,
} from '../../parts/kit/table-model.ts';
import type { CityQuestion } from './part-bars.tsx';

interface ChecksProps {
  readonly question: CityQuestion;
}

/** 时限核对: deadlines computed by working time and holidays against those delivered. */
export function DeadlineCheck({ question }: ChecksProps) {
  const { t } = useTranslation();
  const answer = useCall('city.deadlines', question);
  return (
    <PanelSection title={t('city.deadlines.title')}>
      <Asked
        answer={answer}
        loadingLabel={t('kit.loading')}
        failedTitle={t('kit.table.failed')}
        rows={3}
      >
        {(found) => {
          const facts: Fact[] = [
            {
              term: t('city.deadlines.same'),
              definition: t('city.deadlines.definition'),
              value: t('city.deadlines.sameOf', {
                same: exactNumber(found.same),
                compared: exactNumber(found.compared),
                share: percent(found.same, found.compared) ?? '—',
              }),
              wide: true,
            },
            {
              term: t('city.deadlines.different'),
              value: <OpenList list="deadlines" count={found.different} />,
              wide: true,
            },
            {
              term: t('city.deadlines.leftOut'),
              value: t('city.deadlines.leftOutText', {
                extended: exactNumber(found.extended),
                paused: exactNumber(found.paused),
                without: exactNumber(found.withoutLimit),
              }),
              wide: true,
            },
          ];
          return (
            <>
              <div className="city-facts">
                <Facts facts={facts} />
              </div>
              <Years kind="unknownYears" years={found.unknownYears} />
              <Years kind="unverifiedYears" years={found.unverifiedYears} />
              <DeadlineList rows={found.rows} asOf={found.asOf} />
            </>
          );
        }}
      </Asked>
    </PanelSection>
  );
}

function Years({
  kind,
  years,
}: {
  readonly kind: 'unknownYears' | 'unverifiedYears';
  readonly years: readonly number[];
}) {
  const { t } = useTranslation();
  if (years.length === 0) return null;
  const list = years.join(t('common.separator'));
  return <p className="small secondary">{t(`city.deadlines.${kind}`, { years: list })}</p>;
}

/** 位置偏差: cases far from the component they name. */
export function DeviationCheck({ question }: ChecksProps) {
  const { t } = useTranslation();
  const language = useTwin((state) => state.scene.language);
  const answer = useCall('city.deviations', question);
  return (
    <PanelSection title={t('city.deviations.title')}>
      <Asked
        answer={answer}
        loadingLabel={t('kit.loading')}
        failedTitle={t('kit.table.failed')}
        rows={2}
      >
        {(found) => (
          <>
            <div className="city-facts">
              <Facts
                facts={[
                  {
                    term: t('city.deviations.beyond', { metres: found.thresholdMetres }),
                    definition: t('city.deviations.definition', {
                      source: language === 'en' ? found.sourceEn : found.source,
                    }),
                    value: <OpenList list="deviations" count={found.beyond} />,
                    wide: true,
                  },
                  {
                    term: t('city.deviations.compared'),
                    value: t('city.cases', { value: exactNumber(found.compared) }),
                    wide: true,
                  },
                ]}
              />
            </div>
            <DeviationList rows={found.rows} asOf={found.asOf} />
          </>
        )}
      </Asked>
    </PanelSection>
  );
}

function OpenList({ list, count }: { readonly list: string; readonly count: number }) {
  const { t } = useTranslation();
  const store = useTwinStore();
  const text = t('city.cases', { value: exactNumber(count) });
  if (count === 0) return <>{text}</>;
  return (
    <button type="button" className="link" onClick={() => openDrawer(store, 'table', list)}>
      {text}
    </button>
  );
}

interface RowsProps<Row> {
  readonly rows: readonly Row[];
  readonly asOf: string;
}

function DeadlineList({ rows, asOf }: RowsProps<DeadlineRow>) {
  const { t } = useTranslation();
  const columns = useMemo((): TableColumn<DeadlineRow>[] => {
    const title = (id: keyof DeadlineRow) => t(`city.deadlines.columns.${id}`);
    return [
      caseColumn(title('caseNo')),
      plainColumn('description', title('description'), 13, ({ description }) => description),
      plainColumn('dept', title('dept'), 9, ({ dept }) => dept),
      plainColumn('limit', title('limit'), 7, ({ limit }) => limitText(t, limit)),
      dateColumn('begunAt', title('begunAt'), 10, ({ begunAt }) => begunAt),
      dateColumn('deliveredAt', title('deliveredAt'), 10, ({ deliveredAt }) => deliveredAt),
      dateColumn('computedAt', title('computedAt'), 10, ({ computedAt }) => computedAt),
      numberColumn('minutes', title('minutes'), 7, ({ minutes }) => minutes, {
        text: ({ minutes }) => minutesText(t, minutes),
      }),
      plainColumn('suspended', title('suspended'), 4, ({ suspended }) =>
        suspended ? t('city.yes') : '',
      ),
    ];
  }, [t]);
  return <CaseTable list="deadlines" rows={rows} asOf={asOf} columns={columns} />;
}

function minutesText(t: TFunction, minutes: number): string {
  return t('city.minutes', { value: exactNumber(minutes) });
}

/** `4 work_hour` as it reads: 4 工作时. */
export function limitText(t: TFunction, limit: string): string {
  const [value, unit] = limit.split(' ');
  const known = LIMIT_UNITS.find((each) => each === unit);
  return known ? t(`city.limits.${known}` as 'city.limits.day', { count: Number(value) }) : limit;
}

function DeviationList({ rows, asOf }: RowsProps<DeviationRow>) {
  const { t } = useTranslation();
  const columns = useMemo((): TableColumn<DeviationRow>[] => {
    const title = (id: keyof DeviationRow) => t(`city.deviations.columns.${id}`);
    return [
      caseColumn(title('caseNo')),
      plainColumn('description', title('description'), 14, ({ description }) => description),
      codeColumn('compId', title('compId'), 10, ({ compId }) => compId),
      plainColumn('name', title('name'), 8, ({ name }) => name),
      dateColumn('reportAt', title('reportAt'), 10, ({ reportAt }) => reportAt),
      numberColumn('metres', title('metres'), 6, ({ metres }) => metres, { unit: 'm' }),
    ];
  }, [t]);
  return <CaseTable list="deviations" rows={rows} asOf={asOf} columns={columns} />;
}

function caseColumn<Row extends { readonly caseNo: string }>(title: string): TableColumn<Row> {
  return codeColumn('caseNo', title, 11, ({ caseNo }) => caseNo);
}

interface CaseTableProps<Row> extends RowsProps<Row> {
  readonly list: 'deadlines' | 'deviations';
  readonly columns: readonly TableColumn<Row>[];
}

/** A list of cases in the drawer, where the view names it. */
function CaseTable<Row extends { readonly caseNo: string }>({
  list,
  rows,
  asOf,
  columns,
}: CaseTableProps<Row>) {
  const { t } = useTranslation();
  const host = useHost();
  const store = useTwinStore();
  const wish = useTwin((state) => state.scene.panels.list);
  const source: RowSource<Row> = useMemo(
    () => localRows(contentKey(rows), rows, columns),
    [rows, columns],
  );
  if (wish !== list) return null;
  const label = t(`city.${list}.list`, { count: rows.length });
  return (
    <DrawerPart tab="table" label={label}>
      <DataTable<Row>
        label={label}
        source={source}
        columns={columns}
        rowKey={({ caseNo }) => caseNo}
        provenance={t('city.provenance', { list: label, asOf })}
        onOpen={({ caseNo }) => void openRecord(store, host, { table: 'city_case', key: caseNo })}
      />
    </DrawerPart>
  );
}
