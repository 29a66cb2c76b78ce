import type { VisitRow } from '../../../contract/queries/economy-visits.ts';
import { dateColumn, numberColumn, plainColumn, textColumn } from '../../parts/kit/columns.ts';
import type { TableColumn } from '../../parts/kit/table-model.ts';
import type { ColumnWords } from './columns.ts';
import { visitText } from './visits.tsx';

/** Columns of the lists of visits, requests and answers. */
export function visitColumns({ t, language }: ColumnWords): TableColumn<VisitRow>[] {
  type Title =
    | 'visited'
    | 'by'
    | 'way'
    | 'kind'
    | 'request'
    | 'handler'
    | 'due'
    | 'late'
    | 'on'
    | 'answer'
    | 'opinion';
  const title = (id: Title) => t(`economy.visits.columns.${id}`);
  return [
    dateColumn('visited', title('visited'), 6, (row) => row.visitedAt),
    textColumn('name', t('economy.column.name'), 13, (row) => row.enterpriseName),
    textColumn('building', t('economy.column.building'), 9, (row) => row.commercialName),
    textColumn('by', title('by'), 7, (row) => row.visitedBy),
    textColumn('way', title('way'), 6, (row) => visitText('way', row.way, language)),
    textColumn('kind', title('kind'), 6, (row) => row.requestKind),
    plainColumn('request', title('request'), 12, (row) => row.request),
    textColumn('handler', title('handler'), 8, (row) => row.handler),
    dateColumn('due', title('due'), 6, (row) => row.dueAt),
    numberColumn('late', title('late'), 5, (row) => row.daysLate),
    dateColumn('on', title('on'), 6, (row) => row.answeredAt),
    plainColumn('answer', title('answer'), 12, (row) => row.answer),
    textColumn('opinion', title('opinion'), 6, (row) =>
      visitText('opinion', row.opinion, language),
    ),
  ];
}
