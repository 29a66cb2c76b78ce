import type { TableSpec } from '../../contract/schema/table.ts';
import { sealedColumns } from '../../contract/schema/table.ts';
import type { SqlValue } from '../../data/driver/port.ts';
import { maskIdNo } from '../../data/masking/mask.ts';
import type { DepartmentKeys } from '../../data/sealing/department-keys.ts';
import type { HeaderMatch } from '../headers.ts';
import type { ImportContext } from '../import-context.ts';
import { cellText } from '../normalise/cells.ts';
import type { SourceRow } from '../readers/source.ts';
import {
  type NumberRole,
  personalNumber,
  withoutPersonalNumbers,
} from '../validate/personal-number.ts';
import { isIdentifier } from './column-readers.ts';
import type { RowChecks } from './row-checks.ts';

/** A column in which an ID number has no place in clear. */
interface ClearColumn {
  readonly field: string;
  readonly at: number;
  readonly role: NumberRole;
  /** Place in the source. */
  readonly index: number | undefined;
}

/** Columns of numbers that the law lets be a person's own. */
const BUSINESS_NUMBERS: readonly string[] = ['uscc', 'reg_no', 'org_code'];

/**
 * Keeps ID numbers out of the columns that are stored clear: a cell that is one becomes a concealed number, one inside a text is masked.
 * Both are marked but in 纳税人识别号, where it is the rule.
 */
export class NumberConcealer {
  private readonly columns: readonly ClearColumn[];
  private readonly lists: readonly ClearColumn[];
  private readonly asOf: string;
  private readonly load: () => Promise<DepartmentKeys>;
  private keys: DepartmentKeys | undefined;

  private constructor(
    table: TableSpec,
    match: HeaderMatch,
    asOf: string,
    load: NumberConcealer['load'],
  ) {
    const columns = clearTexts(table, match);
    this.columns = columns.filter(({ field }) => table.columns[field]?.type === 'text');
    this.lists = columns.filter(({ field }) => table.columns[field]?.type === 'json');
    this.asOf = asOf;
    this.load = load;
  }

  /** Undefined where nothing is stored: without a keyring. A department that seals nothing gets a key with its first such number. */
  static async of(
    table: TableSpec,
    match: HeaderMatch,
    asOf: string,
    { keyring }: ImportContext,
  ): Promise<NumberConcealer | undefined> {
    if (!keyring) return undefined;
    const load = () => keyring.forSealing(table.department.id);
    const concealer = new NumberConcealer(table, match, asOf, load);
    if (sealedColumns(table).length > 0) concealer.keys = await load();
    return concealer;
  }

  /** Has the key ready where rows need it; to be waited for before they are read. */
  async prepare(rows: readonly SourceRow[]): Promise<void> {
    if (this.keys || !rows.some((row) => this.isNeeded(row))) return;
    this.keys = await this.load();
  }

  private isNeeded({ cells }: SourceRow): boolean {
    return this.columns.some(({ index, role }) => {
      const cell = index === undefined ? null : (cells[index] ?? null);
      if (cell === null || String(cell).length < SHORTEST) return false;
      return personalNumber(cellText(cell) ?? '', role, this.asOf) !== undefined;
    });
  }

  /** Conceals the cells of a row as they were read. */
  conceal(cells: SqlValue[], checks: RowChecks): void {
    for (const column of this.columns) {
      const value = cells[column.at];
      if (typeof value !== 'string' || value.length < SHORTEST) continue;
      const number = personalNumber(value, column.role, this.asOf);
      if (number === undefined) this.mask(column, cells, checks);
      else {
        cells[column.at] = this.keys?.conceal(number) ?? null;
        mark(column, checks, maskIdNo(number));
      }
    }
  }

  /** Masks the lists of a row, once its checks have written them. */
  maskLists(cells: SqlValue[], checks: RowChecks): void {
    for (const column of this.lists) this.mask(column, cells, checks);
  }

  private mask(column: ClearColumn, cells: SqlValue[], checks: RowChecks): void {
    const value = cells[column.at];
    if (typeof value !== 'string') return;
    const masked = withoutPersonalNumbers(value, this.asOf);
    if (masked === value) return;
    cells[column.at] = masked;
    mark(column, checks, masked);
  }
}

const SHORTEST = 15;

function mark({ field }: ClearColumn, checks: RowChecks, value: string): void {
  if (field !== 'tax_no') checks.mark('ID_MISPLACED', field, value);
}

function clearTexts(table: TableSpec, match: HeaderMatch): ClearColumn[] {
  return Object.entries(table.columns).flatMap(([field, column], at): ClearColumn[] => {
    const { type, privacy = 'open', codes, references } = column;
    const isText = (type === 'text' || type === 'json') && !codes && references === undefined;
    if (!isText || privacy === 'sealed' || privacy === 'dropped') return [];
    return [{ field, at, role: roleOf(table, field), index: match.columns.get(field) }];
  });
}

/** What the numbers of a column are. */
export function roleOf(table: TableSpec, field: string): NumberRole {
  if (field === 'tax_no') return 'tax';
  if (BUSINESS_NUMBERS.includes(field)) return 'business';
  const column = table.columns[field];
  return column && isIdentifier(table, field, column) ? 'identifier' : 'text';
}
