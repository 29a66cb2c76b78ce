import { groupBy } from './group-by.ts';
import { dayAfter, type Lease, runsOn } from './leases.ts';
import type { EconomyScope } from './scope.ts';
import { monthAfter } from './tax-months.ts';

/** Firms that moved in and out of commercial buildings in a month. */
export interface Moves {
  readonly month: string;
  readonly movedIn: number;
  readonly movedOut: number;
}

const MONTHS = 24;
/** A lease that follows within so many days is the same tenancy. */
const GAP_DAYS = 31;

/**
 * 企业流动 of the last two years by leases: a tenant moves in with the first of its leases in a building, and out when
 * its last one there ended and none followed.
 */
export function movesOf({ book, buildings }: EconomyScope): Moves[] {
  const last = book.today.slice(0, 7);
  const months = Array.from({ length: MONTHS }, (_, at) => monthAfter(last, at - MONTHS + 1));
  const counts = new Map(months.map((month) => [month, { movedIn: 0, movedOut: 0 }]));
  const ids = new Set(buildings.map(({ id }) => id));
  const leases = book.leases.filter(({ commercialId }) => ids.has(commercialId));
  for (const tenancy of groupBy(leases, tenantOf).values()) {
    for (const lease of tenancy) {
      const began = counts.get(lease.from.slice(0, 7));
      if (began && !tenancy.some((other) => precedes(other, lease))) began.movedIn += 1;
      const { to } = lease;
      const ended = to === null || to > book.today ? undefined : counts.get(to.slice(0, 7));
      if (ended && !tenancy.some((other) => precedes(lease, other))) ended.movedOut += 1;
    }
  }
  return months.map((month) => ({ month, ...(counts.get(month) ?? { movedIn: 0, movedOut: 0 }) }));
}

function tenantOf({ commercialId, firmId, tenant, leaseNo }: Lease): string {
  return `${commercialId} ${firmId ?? tenant ?? leaseNo}`;
}

/** Whether one lease still ran, or had ended only just, when another began. */
function precedes(earlier: Lease, later: Lease): boolean {
  if (earlier === later || earlier.from > later.from) return false;
  return runsOn(earlier, later.from) || dayAfter(earlier.to ?? later.from, GAP_DAYS) >= later.from;
}
