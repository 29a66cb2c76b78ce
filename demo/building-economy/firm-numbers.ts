import { registrationCheck } from '../people/check-digits.ts';
import { creditCode } from '../units/credit-code.ts';

/** The numbers one firm goes by in different registers. */
export interface FirmNumbers {
  /** '' for firms that have not changed their licence since October 2015: what streets and the tax bureau know. */
  readonly uscc: string;
  /** The code as the registrar has it, who gave one to nearly all old licences by the end of 2015 (存量赋码). */
  readonly registeredUscc: string;
  /** 注册号; '' for firms founded since then. */
  readonly regNo: string;
  readonly orgCode: string;
  readonly taxNo: string;
}

/** Day from which new licences carry the unified code (三证合一). */
export const UNIFIED_SINCE = '2015-10-01';

/** Serials of firms that are no unit of the police begin here, beyond theirs. */
const OTHER_SERIALS = 1_000_000;

export interface NumberRequest {
  readonly serial: number;
  readonly company: boolean;
  readonly idPrefix: string;
  /** The code the police know the firm by. */
  readonly knownUscc?: string;
  readonly establishedAt: string;
  /** Whether an old licence has been changed for a unified one. */
  readonly renewed: boolean;
  /** Whether the registrar has given an old licence its unified code. */
  readonly mapped: boolean;
}

/** Issues valid numbers on a registrar that does not exist. */
export function issueNumbers(request: NumberRequest): FirmNumbers {
  const { serial, company, idPrefix, establishedAt, renewed } = request;
  const code =
    request.knownUscc ?? creditCode(company ? '企业' : '个体', OTHER_SERIALS + serial, idPrefix);
  const orgCode = code.slice(8, 17);
  const young = establishedAt >= UNIFIED_SINCE;
  const uscc = young || renewed ? code : '';
  const regNo = young ? '' : registrationNumber(serial, company, idPrefix);
  return {
    uscc,
    registeredUscc: request.mapped ? code : uscc,
    regNo,
    orgCode,
    taxNo: uscc === '' ? idPrefix + orgCode : uscc,
  };
}

/** 15 digits: registrar 6, kind and running number 8, check digit. */
function registrationNumber(serial: number, company: boolean, idPrefix: string): string {
  const first14 = `${idPrefix}${company ? 0 : 6}${String(serial).padStart(7, '0')}`;
  return first14 + registrationCheck(first14);
}
