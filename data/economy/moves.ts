import { groupBy } from './group-by.ts';
import { dayAfter, type Lease } from './leases.ts';
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
 * 企业流动 of the last two years by leases: a tenant moves in when its first room in a building is leased, and out when its
 * last one there ended and none followed.
 */
export function movesOf({ book, buildings }: EconomyScope): Moves[] {
  const last = book.today.slice(0, 7);
  const months = Array.from({ length: MONTHS }, (_, at) => monthAfter(last, at - MONTHS + 1));
  const counts = new Map(months.map((month) => [month, { movedIn: 0, movedOut: 0 }]));
  const ids = new Set(buildings.map(({ id }) => id));
  const leases = book.leases.filter(({ commercialId }) => ids.has(commercialId));
  for (const tenancy of groupBy(leases, tenantOf).values()) {
    for (const { from, to } of staysOf(tenancy)) {
      const began = counts.get(from.slice(0, 7));
      if (began) began.movedIn += 1;
      const ended = to === null || to > book.today ? undefined : counts.get(to.slice(0, 7));
      if (ended) ended.movedOut += 1;
    }
  }
  return months.map((month) => ({ month, ...(counts.get(month) ?? { movedIn: 0, movedOut: 0 }) }));
}

interface Stay {
  readonly from: string;
  to: string | null;
}

/** Time a tenant was in a building without a break: leases that overlap or follow closely are one stay. */
function staysOf(tenancy: readonly Lease[]): Stay[] {
  const stays: Stay[] = [];
  for (const { from, to } of [...tenancy].sort((a, b) => (a.from < b.from ? -1 : 1))) {
    const stay = stays.at(-1);
    if (stay && (stay.to === null || dayAfter(stay.to, GAP_DAYS) >= from)) {
      if (to === null || (stay.to !== null && to > stay.to)) stay.to = to;
    } else stays.push({ from, to });
  }
  return stays;
}

function tenantOf({ commercialId, firmId, tenant, leaseNo }: Lease): string {
  return `${commercialId} ${firmId ?? tenant ?? leaseNo}`;
}
