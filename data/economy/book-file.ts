import { setImmediate } from 'node:timers/promises';
import type { EconomyBook } from './book.ts';
import type { Firm } from './firm.ts';
import type { Lease } from './leases.ts';
import { type PackedRows, packRows, unpackRows } from './packed-rows.ts';
import type { FirmPlace } from './place.ts';
import type { FirmRows } from './read-firms.ts';
import type { BusinessRoom } from './rooms.ts';
import type { TaxMonths } from './tax-months.ts';
import type { Visit } from './visits.ts';

/** What of the book is worked out from rows: all but what only gives quick access to it. */
export interface Written
  extends FirmRows,
    Pick<EconomyBook, 'commercial' | 'leases' | 'visits' | 'tax'> {
  readonly rooms: readonly BusinessRoom[];
}

const PLACES = ['registered', 'office', 'tax'] as const;
type Place = (typeof PLACES)[number];

/** The book as it is kept: rows packed, firms and leases of a room by their place. */
export interface BookFile
  extends Omit<Written, 'firms' | 'leases' | 'visits' | 'rooms'>,
    Readonly<Record<'firms' | 'leases' | 'visits' | 'rooms', PackedRows>> {
  readonly places: Readonly<Record<Place, PackedRows>>;
}

interface RoomRow extends Omit<BusinessRoom, 'firms' | 'lease'> {
  readonly firms: readonly number[];
  readonly lease: number;
}

/** Packs the book. */
export function packBook(written: Written): BookFile {
  const { firms, leases } = written;
  const placeOfLease = new Map(leases.map((lease, at) => [lease, at]));
  const placesOf = (place: Place): PackedRows => packRows(firms.map((firm) => firm[place]));
  return {
    ...written,
    firms: packRows(
      firms.map(({ registered: _registered, office: _office, tax: _tax, ...firm }) => firm),
    ),
    places: {
      registered: placesOf('registered'),
      office: placesOf('office'),
      tax: placesOf('tax'),
    },
    leases: packRows(leases),
    visits: packRows(written.visits),
    rooms: packRows(
      written.rooms.map(
        (room): RoomRow => ({
          ...room,
          firms: room.firms.map(({ index }) => index),
          lease: (room.lease && placeOfLease.get(room.lease)) ?? -1,
        }),
      ),
    ),
  };
}

/** The book as it was; other calls run between its parts. */
export async function unpackBook({ places: packed, ...file }: BookFile): Promise<Written> {
  const places = {} as Record<Place, FirmPlace[]>;
  for (const place of PLACES) {
    places[place] = unpackRows(packed[place]);
    await setImmediate();
  }
  const firms = unpackRows<Omit<Firm, Place>>(file.firms).map((firm, at): Firm => {
    const { apart } = firm;
    const [registered, office, tax] = [places.registered, places.office, places.tax];
    return {
      ...firm,
      apart: apart ?? undefined,
      registered: registered[at]!,
      office: office[at]!,
      tax: tax[at]!,
    };
  });
  await setImmediate();
  const leases = unpackRows<Lease>(file.leases);
  const visits = unpackRows<Visit>(file.visits);
  await setImmediate();
  const rooms = unpackRows<RoomRow>(file.rooms).map(
    (room): BusinessRoom => ({
      ...room,
      firms: room.firms.map((index) => firms[index]!),
      lease: leases[room.lease],
    }),
  );
  return { ...file, tax: ownBytes(file.tax), firms, leases, visits, rooms };
}

/** The same numbers in memory of their own: as they were read they hold the bytes of the whole file. */
function ownBytes(tax: TaxMonths): TaxMonths {
  return { ...tax, amounts: tax.amounts.slice(), locals: tax.locals.slice() };
}
