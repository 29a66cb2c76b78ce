import { dateOf, dayOf } from '../../contract/periods.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { numberOf, readPacked, textOf } from './read-rows.ts';

/** 租约. */
export interface Lease {
  readonly row: number;
  readonly leaseNo: string;
  readonly commercialId: string;
  readonly firmId: string | null;
  readonly tenant: string | null;
  readonly roomSlot: number | null;
  readonly areaSquareMetres: number | null;
  readonly rentYuan: number | null;
  readonly from: string;
  /** Null for a lease without an end. */
  readonly to: string | null;
}

const COLUMNS = [
  'id',
  'lease_no',
  'commercial_id',
  'enterprise_id',
  'tenant_name',
  'room_slot',
  'area_square_metres',
  'rent_yuan_per_square_metre_day',
  'from_at',
  'to_at',
] as const;

/** Reads all leases, those that end first first. */
export async function readLeases({ db }: OpenSnapshot): Promise<Lease[]> {
  const rows = await readPacked(
    db,
    COLUMNS,
    '(SELECT * FROM economy.lease ORDER BY to_at, lease_no)',
  );
  return rows.map((row) => ({
    row: Number(row.id),
    leaseNo: String(row.lease_no),
    commercialId: String(row.commercial_id),
    firmId: textOf(row.enterprise_id),
    tenant: textOf(row.tenant_name),
    roomSlot: numberOf(row.room_slot),
    areaSquareMetres: numberOf(row.area_square_metres),
    rentYuan: numberOf(row.rent_yuan_per_square_metre_day),
    from: String(row.from_at),
    to: textOf(row.to_at),
  }));
}

/** Whether a lease runs on a day. */
export function runsOn({ from, to }: Lease, day: string): boolean {
  return from <= day && (to === null || to >= day);
}

/** Days before its end at which people are told of a lease (domain §5.3). */
export const LEASE_NOTICES = [30, 90, 180] as const;
export type LeaseNotice = (typeof LEASE_NOTICES)[number];

/** The shortest notice a lease that runs is under; undefined for one that ended or has longer to go. */
export function noticeOf({ to }: Lease, today: string): LeaseNotice | undefined {
  if (to === null) return undefined;
  const left = daysBetween(today, to);
  return left < 0 ? undefined : LEASE_NOTICES.find((days) => left <= days);
}

/** Days from one day to another, both `YYYY-MM-DD`. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / 86_400_000);
}

/** The day `days` later. */
export function dayAfter(day: string, days: number): string {
  return dateOf(dayOf(day) + days);
}
