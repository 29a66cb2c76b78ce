import type { TableColumn } from './table-model.ts';

type Value<Row> = TableColumn<Row>['value'];
type More<Row> = Partial<Omit<TableColumn<Row>, 'id' | 'title' | 'kind' | 'value' | 'widthRem'>>;

const ofKind =
  (kind: TableColumn<never>['kind'], own: { readonly filter?: boolean } = {}) =>
  <Row>(
    id: string,
    title: string,
    widthRem: number,
    value: Value<Row>,
    more: More<Row> = {},
  ): TableColumn<Row> => ({ id, title, kind, value, widthRem, ...own, ...more });

/** A column of words; rows can be filtered by it. */
export const textColumn = ofKind('text', { filter: true });
/** A column of words rows are not filtered by: each has its own. */
export const plainColumn = ofKind('text');
export const numberColumn = ofKind('number');
export const dateColumn = ofKind('date');
/** A column of identifiers, copied as text; rows can be filtered by it. */
export const codeColumn = ofKind('code', { filter: true });
