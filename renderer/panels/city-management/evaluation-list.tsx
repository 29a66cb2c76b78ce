import type { TFunction } from 'i18next';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { CityEvaluation } from '../../../contract/queries/city-management.ts';
import { titleIn } from '../../format/fields.ts';
import { useTwin } from '../../host/host-context.tsx';
import { numberColumn, plainColumn } from '../../parts/kit/columns.ts';
import { DataTable } from '../../parts/kit/data-table.tsx';
import { DrawerPart } from '../../parts/kit/drawer-part.tsx';
import { contentKey, localRows, type TableColumn } from '../../parts/kit/table-model.ts';

type Row = CityEvaluation['rows'][number];

interface ListProps {
  readonly evaluation: CityEvaluation;
  /** Whom it looks at: 街道, 社区, 部门, 岗位. */
  readonly by: string;
}

/** 综合评价 as a table: each rate with the points it gives, and their sum. */
export function EvaluationList({ evaluation, by }: ListProps) {
  const { t } = useTranslation();
  const language = useTwin((state) => state.scene.language);
  const list = useTwin((state) => state.scene.panels.list);
  const { parts, rows, period, asOf } = evaluation;
  const columns = useMemo(() => columnsOf(t, language, parts, by), [t, language, parts, by]);
  const source = useMemo(() => localRows(contentKey(rows), rows, columns), [rows, columns]);
  if (list !== 'evaluation') return null;
  const label = t('city.evaluationList', { by, ...period });
  return (
    <DrawerPart tab="table" label={label}>
      <DataTable<Row>
        label={label}
        source={source}
        columns={columns}
        rowKey={({ key }) => key}
        provenance={t('city.provenance', { list: label, asOf })}
      />
    </DrawerPart>
  );
}

function columnsOf(
  t: TFunction,
  language: string,
  parts: CityEvaluation['parts'],
  by: string,
): TableColumn<Row>[] {
  return [
    plainColumn('title', by, 12, ({ title }) => title),
    numberColumn('score', t('city.score'), 6, ({ score }) => rounded(score, 1), {
      text: ({ score }) => (score === null ? t('city.noScore') : score.toFixed(1)),
    }),
    ...parts.flatMap((part, at): TableColumn<Row>[] => {
      const title = titleIn(language, part);
      const weight = Math.round(part.weight * 100);
      return [
        numberColumn(
          `${part.metric} rate`,
          title,
          8,
          ({ parts: own }) => rounded(percentOf(own[at]!.rate), 1),
          { unit: '%', text: ({ parts: own }) => percentOf(own[at]!.rate)?.toFixed(1) ?? '—' },
        ),
        numberColumn(
          `${part.metric} points`,
          t('city.score'),
          8,
          ({ parts: own }) => rounded(own[at]!.points, 2),
          {
            unit: t('city.pointsOf', { weight }),
            text: ({ parts: own }) => own[at]!.points?.toFixed(2) ?? '—',
          },
        ),
      ];
    }),
  ];
}

function percentOf(rate: number | null): number | null {
  return rate === null ? null : rate * 100;
}

function rounded(value: number | null, digits: number): number | null {
  return value === null ? null : Number(value.toFixed(digits));
}
