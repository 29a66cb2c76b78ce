import { TABLES } from '../../contract/schema/index.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { SqlValue } from '../../data/driver/port.ts';
import type { MatchLevel } from '../addresses/levels.ts';

/** A table with written addresses. */
export interface AddressTable {
  readonly table: TableSpec;
  /** Columns declared as addresses and stored clear. */
  readonly fields: readonly string[];
  /** Column with the record's own room, where it has one. */
  readonly roomColumn?: string;
  /** Its addresses say where in the open something happened: a road or an estate is fine enough, and coordinates say more. */
  readonly inTheOpen: boolean;
  /** Column that says where the record is without its address, where it has one. */
  readonly placeColumn?: string;
}

const IN_THE_OPEN: ReadonlySet<string> = new Set(['city_case', 'call', 'supervision_item']);

/** The tables whose declaration names addresses to be placed. */
export const ADDRESS_TABLES: readonly AddressTable[] = TABLES.flatMap((table) => {
  const columns = Object.entries(table.columns);
  const fields = columns
    .filter(([, { address, privacy }]) => address && privacy !== 'sealed' && privacy !== 'dropped')
    .map(([name]) => name);
  const room = columns.find(([, { references }]) => references === 'room');
  if (fields.length === 0) return [];
  const inTheOpen = IN_THE_OPEN.has(table.name);
  const placeColumn = inTheOpen && 'longitude_degrees' in table.columns && 'longitude_degrees';
  return [
    {
      table,
      fields,
      inTheOpen,
      ...(room ? { roomColumn: room[0] } : {}),
      ...(placeColumn ? { placeColumn } : {}),
    },
  ];
});

/** The address table of that name. */
export function addressTable(name: string): AddressTable {
  const found = ADDRESS_TABLES.find(({ table }) => table.name === name);
  if (!found) throw new RangeError(`${name} has no addresses to be placed`);
  return found;
}

/**
 * Whether an address in the district led nowhere (`ADDR_UNRESOLVED`, data-dictionary §2.1): one of a firm or premises to no building, one
 * of what happened in the open to no place at all.
 */
export function isUnresolved(
  { inTheOpen }: AddressTable,
  level: MatchLevel,
  stop: SqlValue | undefined,
): boolean {
  if (stop === 'ELSEWHERE') return false;
  if (level === 'none') return true;
  return !inTheOpen && (level === 'door' || level === 'place' || level === 'community');
}
