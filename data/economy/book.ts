import { groupBy } from './group-by.ts';
import { type BookFile, packBook, unpackBook, type Written } from './book-file.ts';
import { type Basis, findKept } from '../kept/kept-value.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import type { QueryContext } from '../queries/context.ts';
import { oncePerSnapshot } from '../queries/once-per-snapshot.ts';
import { type Commercial, readCommercial } from './commercial.ts';
import { type Ground, readGround } from './ground.ts';
import { type Lease, readLeases } from './leases.ts';
import { type FirmRows, readFirms } from './read-firms.ts';
import { type BusinessRoom, readBusinessRooms } from './rooms.ts';
import { readVisits, type Visit } from './visits.ts';
import { readTaxMonths, type TaxMonths } from './tax-months.ts';

/**
 * 楼宇经济 of a snapshot, read once: every firm with its places judged, buildings with their rooms and leases, tax by
 * firm and month. About 20 MB at the district's real size.
 */
export interface EconomyBook extends FirmRows {
  readonly today: string;
  readonly ground: Ground;
  readonly commercial: readonly Commercial[];
  readonly commercialById: ReadonlyMap<string, Commercial>;
  readonly firmById: ReadonlyMap<string, number>;
  readonly leases: readonly Lease[];
  /** 走访服务, the latest first. */
  readonly visits: readonly Visit[];
  /** Rooms for business by building slot. */
  readonly rooms: ReadonlyMap<number, readonly BusinessRoom[]>;
  readonly tax: TaxMonths;
}

/** What the book is worked out from. */
export function economyBasis({ manifest: { asOf, profile } }: OpenSnapshot): Basis {
  return {
    files: ['base', 'economy', 'links'],
    rules: [asOf, profile.title, profile.storeyMetres],
    slow: true,
  };
}

/** The book of the caller's snapshot. What of it a caller may see is for the query to say. */
export const economyBook = oncePerSnapshot(({ snapshot }: Pick<QueryContext, 'snapshot'>) =>
  readBook(snapshot),
);

async function readBook(snapshot: OpenSnapshot): Promise<EconomyBook> {
  const ground = await readGround(snapshot);
  const written = await keptBook(snapshot, ground);
  return {
    ...written,
    today: snapshot.manifest.asOf,
    ground,
    commercialById: new Map(written.commercial.map((card) => [card.id, card])),
    firmById: new Map(written.firms.map(({ id, index }) => [id, index])),
    rooms: groupBy(written.rooms, ({ buildingSlot }) => buildingSlot),
  };
}

async function keptBook(snapshot: OpenSnapshot, ground: Ground): Promise<Written> {
  const { known, keep } = await findKept<BookFile>(
    snapshot,
    'economy-book',
    economyBasis(snapshot),
  );
  if (known) return unpackBook(known);
  const written = await writeBook(snapshot, ground);
  keep(packBook(written));
  return written;
}

async function writeBook(snapshot: OpenSnapshot, ground: Ground): Promise<Written> {
  const today = snapshot.manifest.asOf;
  const commercial = await readCommercial(snapshot, ground);
  const ofBuilding = new Map(
    commercial.flatMap(({ buildingSlot, id }): [number, string][] =>
      buildingSlot === null ? [] : [[buildingSlot, id]],
    ),
  );
  const [firmRows, leases] = await Promise.all([
    readFirms(snapshot, ground, (slot) => ofBuilding.get(slot)),
    readLeases(snapshot),
  ]);
  const { firms, firmOfTaxNo } = firmRows;
  const [rooms, visits, tax] = await Promise.all([
    readBusinessRooms(snapshot, firms, leases, today),
    readVisits(snapshot),
    readTaxMonths(snapshot, firms.length, firmOfTaxNo),
  ]);
  return { ...firmRows, commercial, leases, visits, rooms, tax };
}
