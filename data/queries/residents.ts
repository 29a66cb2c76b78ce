import type { MaskedResident } from '../../contract/queries/people.ts';
import { ageAt } from '../masking/age.ts';
import { maskIdNo, maskName, maskPhone } from '../masking/mask.ts';
import type { QueryContext } from './context.ts';
import { flagsOf } from './lineage.ts';
import type { OpenRow } from './sealed-reader.ts';

/** Clear columns of a resident record that leave the host with it. */
export const RESIDENT_COLUMNS = `resident.id, resident.record_no, resident.room_slot, resident.sex, resident.birth_year,
  resident.category, resident.relation, resident.residence_relation, resident.state, resident.registered_at,
  resident.cancelled_at, resident.permit_to, resident.verified_at, resident.flags`;

export interface ResidentRow {
  readonly id: number;
  readonly record_no: string;
  readonly room_slot: number | null;
  readonly sex: string | null;
  readonly birth_year: number | null;
  readonly category: string | null;
  readonly relation: string | null;
  readonly residence_relation: string | null;
  readonly state: 'current' | 'historical';
  readonly registered_at: string | null;
  readonly cancelled_at: string | null;
  readonly permit_to: string | null;
  readonly verified_at: string | null;
  readonly flags: string | null;
}

/** Opens the sealed columns of records and masks them: the one way a resident record leaves the host. */
export async function maskedResidents(
  context: QueryContext,
  rows: readonly ResidentRow[],
): Promise<MaskedResident[]> {
  const open = await context.sealed.rows(
    'resident',
    rows.map((row) => row.id),
  );
  const { asOf } = context.snapshot.manifest;
  return rows.map((row) => maskedResident(row, open.get(row.id) ?? {}, asOf));
}

function maskedResident(row: ResidentRow, open: OpenRow, asOf: string): MaskedResident {
  return {
    row: row.id,
    recordNo: row.record_no,
    name: maskName(textOf(open, 'name') ?? ''),
    idNo: maskIdNo(textOf(open, 'id_no') ?? ''),
    phone: masked(textOf(open, 'phone'), maskPhone),
    sex: row.sex,
    ageYears: ageAt(asOf, textOf(open, 'birth_date'), row.birth_year),
    category: row.category,
    relation: row.relation,
    residenceRelation: row.residence_relation,
    state: row.state,
    registeredAt: row.registered_at,
    cancelledAt: row.cancelled_at,
    permitTo: row.permit_to,
    verifiedAt: row.verified_at,
    flags: flagsOf(row.flags),
  };
}

/** A sealed text, or null where the export has none. */
export function textOf(open: OpenRow, column: string): string | null {
  const value = open[column];
  return value === null || value === undefined || value === '' ? null : String(value);
}

/** Masks a text that may be missing. */
export function masked(text: string | null, mask: (text: string) => string): string | null {
  return text === null ? null : mask(text);
}
