import { readConcealed } from '../contract/concealed-number.ts';
import {
  commercialBuilding,
  enterprise,
  lease,
  monthlyTax,
  officeSurvey,
  serviceVisit,
  taxPlace,
} from '../contract/schema/building-economy.ts';
import { say } from '../contract/sentence.ts';
import { businessTerm } from './building-economy/business-term.ts';
import { currencyCheck } from './building-economy/currency.ts';
import { settleIndustry } from './building-economy/industry.ts';
import { plainBrackets } from './normalise/names.ts';
import { inTurn, type RowRefinement } from './rows/plain-delivery.ts';
import type { Parent } from './rows/parent-keys.ts';
import type { RowValues } from './rows/row-values.ts';
import { checkTimeOrder } from './rows/time-order.ts';
import type { TableRule } from './rows/table-rule.ts';
import { checkTaxNumber } from './validate/organisation-codes.ts';

const OF_ENTERPRISE: Parent = {
  field: 'enterprise_id',
  table: 'enterprise',
  key: 'enterprise_id',
};
const OF_BUILDING: Parent = {
  field: 'commercial_id',
  table: 'commercial_building',
  key: 'commercial_id',
};

/** 楼宇经济: what is special about buildings, firms, leases and taxes. */
export const BUILDING_ECONOMY_RULES: readonly TableRule[] = [
  { table: commercialBuilding, refine: () => checkAreas },
  {
    table: enterprise,
    refine: ({ recognised }) =>
      inTurn(
        checkEnterprise,
        currencyCheck(recognised),
        taxNumberCheck(recognised.asOf),
        businessTerm(recognised),
      ),
  },
  {
    table: officeSurvey,
    parents: [OF_ENTERPRISE, OF_BUILDING],
    refine: () => withPlainName('enterprise_name'),
  },
  {
    table: lease,
    parents: [OF_BUILDING, OF_ENTERPRISE],
    refine: () => (values, checks) => {
      plainTenant(values);
      checkTimeOrder(values, checks, ['from_at', 'to_at'], 'LEASE_TIME_ORDER');
    },
  },
  {
    table: serviceVisit,
    parents: [OF_ENTERPRISE, OF_BUILDING],
    refine: () => (values, checks) => {
      plainFirm(values);
      checkTimeOrder(values, checks, ['visited_at', 'answered_at'], 'VISIT_TIME_ORDER');
    },
  },
  {
    table: taxPlace,
    parents: [OF_ENTERPRISE],
    refine: ({ recognised }) => inTurn(plainFirm, taxNumberCheck(recognised.asOf)),
  },
  {
    table: monthlyTax,
    parents: [{ field: 'tax_no', table: 'tax_place', key: 'tax_no' }],
    refine: () => checkTax,
  },
];

const plainFirm = withPlainName('enterprise_name');
const plainTenant = withPlainName('tenant_name');
const plainName = withPlainName('name');

/** Parts of a building cannot be larger than the building. */
const checkAreas: RowRefinement = (values, checks) => {
  const area = (field: string) => (values[field] as number | null) ?? undefined;
  const business = area('business_area_square_metres');
  const exceeds = (part?: number, whole?: number) =>
    part !== undefined && whole !== undefined && part > whole;
  if (exceeds(business, area('total_area_square_metres')))
    checks.mark('AREA_ORDER', 'business_area_square_metres', business);
  const occupied = area('occupied_area_square_metres');
  if (exceeds(occupied, business))
    checks.mark('AREA_ORDER', 'occupied_area_square_metres', occupied);
};

const checkEnterprise: RowRefinement = (values, checks) => {
  plainName(values);
  settleIndustry(values, checks);
  if (values.uscc === null && values.reg_no === null && values.org_code === null)
    checks.flag('MATCH_BY_NAME');
};

/** 营业税 gave way to 增值税 on 1 May 2016; what was due before came in until that month's end (data-dictionary §3.8). */
const BUSINESS_TAX = { kind: '营业税', last: '2016-05' } as const;

/** The local share is part of the tax; a refund may be all local. */
const checkTax: RowRefinement = (values, checks) => {
  const { tax_kind: kind, month, amount_yuan: amount, local_yuan: local } = values;
  if (kind === BUSINESS_TAX.kind && typeof month === 'string' && month > BUSINESS_TAX.last)
    checks.mark('TAX_KIND_ENDED', 'tax_kind', kind);
  if (typeof amount === 'number' && typeof local === 'number' && amount > 0 && local > amount)
    checks.mark('LOCAL_OVER_TAX', 'local_yuan', local);
  checkTimeOrder(values, checks, ['month', 'paid_at'], 'PAID_BEFORE_PERIOD');
};

const TAX_NUMBER = say`A tax number is a credit code (18), 6 digits of the area and an organisation code (15), or a citizen’s ID number (18, or 20 with two more).`;

function taxNumberCheck(asOf: string): RowRefinement {
  return (values, checks) => {
    const number = values.tax_no as string | null;
    if (number === null || readConcealed(number)) return;
    const verdict = checkTaxNumber(number.toUpperCase(), asOf);
    if (verdict !== 'ok')
      checks.warn({ code: verdict, field: 'tax_no', value: number, sentence: TAX_NUMBER });
  };
}

/** Names are compared across systems, so brackets are written one way. */
function withPlainName(field: string): (values: RowValues) => void {
  return (values) => {
    values[field] = plainBrackets(values[field] as string | null);
  };
}
