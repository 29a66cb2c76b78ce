import { groupBy } from './group-by.ts';

/** A department's row about a firm, which it knows by id, by some number, or by name alone. */
export interface FirmReport {
  readonly enterpriseId: string | null;
  readonly number: string | null;
  readonly name: string;
  /** Building the row speaks of: tells firms of one name apart. */
  readonly buildingSlot: number | null;
}

/** What firms are known by. */
export interface KnownFirm {
  readonly id: string;
  readonly name: string;
  readonly numbers: readonly (string | null)[];
  /** Building it is registered in. */
  readonly buildingSlot: number | null;
}

/** Finds firms for the rows of one table, each row once; rows about nobody have none. */
export type MatchFirms = <Row extends FirmReport>(rows: readonly Row[]) => Map<Row, string>;

/**
 * Finds the firm each row is about (data-dictionary §3.3): by id, then by any of its numbers, then by its exact name. Of
 * several firms with one name it is the one registered in the building the row speaks of, or the one no other row is
 * about.
 */
export function createFirmMatcher(firms: readonly KnownFirm[]): MatchFirms {
  const ids = new Set(firms.map(({ id }) => id));
  const byNumber = new Map(
    firms.flatMap(({ id, numbers }) =>
      numbers.flatMap((number): [string, string][] => (number === null ? [] : [[number, id]])),
    ),
  );
  const byName = groupBy(firms, ({ name }) => name);
  return (rows) => {
    const found = new Map<(typeof rows)[number], string>();
    for (const row of rows) {
      const { enterpriseId, number } = row;
      const known = enterpriseId !== null && ids.has(enterpriseId) ? enterpriseId : undefined;
      const id = known ?? (number === null ? undefined : byNumber.get(number));
      if (id !== undefined) found.set(row, id);
    }
    const taken = new Set(found.values());
    for (const row of rows) {
      if (found.has(row)) continue;
      const id = byNameAlone(byName.get(row.name) ?? [], row, taken);
      if (id !== undefined) found.set(row, id);
    }
    return found;
  };
}

function byNameAlone(
  named: readonly KnownFirm[],
  { buildingSlot }: FirmReport,
  taken: ReadonlySet<string>,
): string | undefined {
  const here = named.filter((firm) => buildingSlot !== null && firm.buildingSlot === buildingSlot);
  const untold = named.filter(({ id }) => !taken.has(id));
  return [named, here, untold].find(({ length }) => length === 1)?.[0]?.id;
}
