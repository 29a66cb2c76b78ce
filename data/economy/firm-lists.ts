import type { FIRM_LISTS } from '../../contract/queries/building-economy.ts';
import type { EconomyBook } from './book.ts';
import { type Firm, isActive } from './firm.ts';
import { paidBy, swings, yearOf } from './paid.ts';
import { sharedRooms } from './shared-rooms.ts';

/** Firms of a work list, in the order they are to be worked: largest staff first. */
export function firmsOfList(
  book: EconomyBook,
  firms: readonly Firm[],
  list: (typeof FIRM_LISTS)[number],
): Firm[] {
  return firmsIn(book, firms, list).sort(
    (left, right) => (right.staff ?? 0) - (left.staff ?? 0) || (left.id < right.id ? -1 : 1),
  );
}

function firmsIn(
  book: EconomyBook,
  firms: readonly Firm[],
  list: (typeof FIRM_LISTS)[number],
): Firm[] {
  switch (list) {
    case 'all':
      return [...firms];
    case 'swing':
      return firms.filter((firm) => swings(book, firm));
    case 'apart':
      return firms.filter((firm) => firm.placeClass === '111' && firm.apart !== undefined);
    case 'shared':
      return sharedRooms({ firms }).flatMap((room) => (room.allowed ? [] : room.firms));
    case 'cancelledPaying':
      return firms.filter(
        (firm) => !isActive(firm) && isGone(firm) && paidBy(book, firm, yearOf(book)) > 0,
      );
  }
}

/** 注销, 吊销: pays though it is no more (data-dictionary §3.7, a cross-check finding). */
function isGone({ status }: Firm): boolean {
  return status === 'cancelled' || status === 'revoked' || status === 'revoked_cancelled';
}
