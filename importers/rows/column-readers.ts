import type { ColumnSpec, TableSpec } from '../../contract/schema/table.ts';
import { checkedReader } from './columns/checks.ts';
import { codeReader } from './columns/codes.ts';
import type { ColumnContext, ColumnReader } from './columns/context.ts';
import { areaReader, coordinateReader, moneyReader, numberReader } from './columns/numbers.ts';
import { identifierReader, jsonReader, textReader } from './columns/texts.ts';
import { plausibleReader } from './columns/plausible.ts';
import {
  dateReader,
  dateTimeReader,
  monthReader,
  periodReader,
  yearReader,
} from './columns/times.ts';

export type { ColumnReader } from './columns/context.ts';

/** The reader of a column by its declared type, code list and role. */
export function columnReader(context: ColumnContext): ColumnReader {
  const { table, field, column } = context;
  if (column.codes) return codeReader(context, column.codes);
  if (column.check) return checkedReader(context, column.check);
  if (field === 'month') return monthReader(context);
  if (field === 'period') return periodReader(context);
  if (isIdentifier(table, field, column)) return identifierReader(context);
  return plausibleReader(context, readerOfType(context));
}

function readerOfType(context: ColumnContext): ColumnReader {
  const { field, column } = context;
  if (column.type === 'date') return dateReader(context);
  if (column.type === 'datetime') return dateTimeReader(context);
  if (column.type === 'json') return jsonReader(context);
  if (column.unit === '°') return coordinateReader(context);
  if (column.unit === '元') return moneyReader(context);
  if (column.unit === 'm²') return areaReader(context);
  if (column.type === 'integer' && field.startsWith('year_')) return yearReader(context);
  if (column.type === 'integer' || column.type === 'real') return numberReader(context);
  return textReader(context);
}

/** Keys, references, codes and numbers of things: written in half-width without spaces, so that one thing is one text. */
export function isIdentifier(table: TableSpec, field: string, column: ColumnSpec): boolean {
  if (column.references !== undefined) return true;
  if (column.type !== 'text') return false;
  return (
    (table.naturalKey.includes(field) && !NAMES.test(field)) ||
    /(^|_)(id|code|no|uscc|label)$/.test(field)
  );
}

/** Keys that are words: 单位, 环节, 税种. */
const NAMES = /(_name|_kind|^node)$/;
