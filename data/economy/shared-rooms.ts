import type { EconomyBook } from './book.ts';
import { type Firm } from './firm.ts';
import { groupBy } from './group-by.ts';

/** Firms a room must have registered in it to be asked about (一址多照). */
const SHARED_FROM = 3;
/** Addresses that may have many: 集中办公区, 商务秘书 (data-dictionary §3.9). */
const ALLOWED = /集中办公|商务秘书|集群注册|众创空间/u;

/** A room several firms are registered in. */
export interface SharedRoom {
  readonly roomSlot: number;
  readonly firms: readonly Firm[];
  readonly allowed: boolean;
}

/** 一址多照, most firms first. */
export function sharedRooms({ firms }: Pick<EconomyBook, 'firms'>): SharedRoom[] {
  const byRoom = groupBy(
    firms.filter(({ registered }) => registered.roomSlot !== null),
    ({ registered }) => registered.roomSlot ?? -1,
  );
  return [...byRoom]
    .filter(([, sharing]) => sharing.length >= SHARED_FROM)
    .map(([roomSlot, sharing]) => ({
      roomSlot,
      firms: sharing,
      allowed: sharing.some(({ registered }) => ALLOWED.test(registered.text ?? '')),
    }))
    .sort((left, right) => right.firms.length - left.firms.length);
}
