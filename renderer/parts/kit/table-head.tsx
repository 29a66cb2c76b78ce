import { useTranslation } from 'react-i18next';
import { nextSort, type TableColumn, type TableQuestion } from './table-model.ts';

interface TableHeadProps<Row> {
  readonly columns: readonly TableColumn<Row>[];
  readonly question: TableQuestion;
  readonly setQuestion: (question: TableQuestion) => void;
}

/** Titles that sort and, under them, the fields that filter; stays on top while the rows scroll. */
export function TableHead<Row>({ columns, question, setQuestion }: TableHeadProps<Row>) {
  const { t } = useTranslation();
  const { sort, filters } = question;
  const sortBy = (id: string): void => {
    const next = nextSort(sort, id);
    setQuestion({ filters, ...(next && { sort: next }) });
  };
  return (
    <div className="data-head" role="row">
      {columns.map(({ id, title, unit, kind, filter }) => {
        const on = sort?.column === id ? (sort.descending ? 'descending' : 'ascending') : 'none';
        return (
          <span
            key={id}
            role="columnheader"
            aria-sort={on}
            className={kind === 'number' ? 'data-title data-cell-number' : 'data-title'}
          >
            <button type="button" onClick={() => sortBy(id)} title={t('kit.table.sort', { title })}>
              {title}
              {unit && <span className="secondary">({unit})</span>}
              {on !== 'none' && <span aria-hidden="true">{on === 'ascending' ? ' ↑' : ' ↓'}</span>}
            </button>
            {filter && (
              <input
                className="data-filter"
                type="text"
                aria-label={t('kit.table.filter', { title })}
                placeholder={t('kit.table.filterHint')}
                value={filters[id] ?? ''}
                onChange={(event) =>
                  setQuestion({ ...question, filters: { ...filters, [id]: event.target.value } })
                }
                onKeyDown={(event) => event.stopPropagation()}
              />
            )}
          </span>
        );
      })}
    </div>
  );
}
