import { TABLES } from '../../contract/schema/index.ts';
import type { TableSpec } from '../../contract/schema/table.ts';

/** A table with written addresses. */
export interface AddressTable {
  readonly table: TableSpec;
  /** Columns declared as addresses and stored clear. */
  readonly fields: readonly string[];
  /** Column with the record's own room, where it has one. */
  readonly roomColumn?: string;
}

/** The tables whose declaration names addresses to be placed. */
export const ADDRESS_TABLES: readonly AddressTable[] = TABLES.flatMap((table) => {
  const columns = Object.entries(table.columns);
  const fields = columns
    .filter(([, { address, privacy }]) => address && privacy !== 'sealed' && privacy !== 'dropped')
    .map(([name]) => name);
  const room = columns.find(([, { references }]) => references === 'room');
  return fields.length === 0 ? [] : [{ table, fields, ...(room ? { roomColumn: room[0] } : {}) }];
});

/** The address table of that name. */
export function addressTable(name: string): AddressTable {
  const found = ADDRESS_TABLES.find(({ table }) => table.name === name);
  if (!found) throw new RangeError(`${name} has no addresses to be placed`);
  return found;
}
