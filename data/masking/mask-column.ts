import { KEY_DESTROYED } from '../../contract/destroyed-keys.ts';
import { CANCEL_REASONS } from '../../contract/schema/community-policing.ts';
import type { SqlValue } from '../driver/port.ts';
import { maskIdNo, maskName, maskPhone } from './mask.ts';

const HIDDEN = '***';
const REASONS: ReadonlySet<string> = new Set(Object.values(CANCEL_REASONS));

const MASKS: Readonly<Record<string, (text: string) => string>> = {
  name: maskName,
  legal_person: maskName,
  caller_name: maskName,
  applicant: maskName,
  contact: maskName,
  duty_person: maskName,
  inspector: maskName,
  reviewer: maskName,
  asker: maskName,
  id_no: maskIdNo,
  permit_no: maskIdNo,
  cancel_reason: listedReason,
  phone: maskPhone,
  caller_phone: maskPhone,
  contact_phone: maskPhone,
};

/** A reason of the list says nothing of a person beyond that; any other is hidden. */
function listedReason(text: string): string {
  return REASONS.has(text) ? text : HIDDEN;
}

/** A sealed value of any table as it leaves the host: by what its column holds, or hidden whole. */
export function maskColumn(column: string, value: SqlValue | undefined): string | null {
  if (value === null || value === undefined || value === '') return null;
  if (value === KEY_DESTROYED) return KEY_DESTROYED;
  return MASKS[column]?.(String(value)) ?? HIDDEN;
}
