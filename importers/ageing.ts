import { ageingOrganisation, careBed, careFacility, elder } from '../contract/schema/ageing.ts';
import { parseCitizenId } from './validate/citizen-id.ts';
import { CITIZEN_DOCUMENT, oneNameEach } from './validate/one-name.ts';
import { inTurn, type RowRefinement } from './rows/plain-delivery.ts';
import { checkTimeOrder } from './rows/time-order.ts';
import { resolveRegion } from './places/region-codes.ts';
import type { LastCheck, TableRule } from './rows/table-rule.ts';

/** 老年人: sixty and over. */
const OLD_YEARS = 60;

/** 老龄: what is special about elders, facilities and beds. */
export const AGEING_RULES: readonly TableRule[] = [
  {
    table: elder,
    refine: ({ recognised }) => elderRefinement(recognised.asOf),
    finish: oneNameEach,
  },
  {
    table: careFacility,
    refine: () => (values, checks) => {
      const [used, beds] = [values.beds_used, values.beds] as (number | null)[];
      if (used && beds && used > beds) checks.mark('BEDS_OVER', 'beds_used', used);
    },
  },
  {
    table: careBed,
    parents: [{ field: 'facility_no', table: 'care_facility', key: 'facility_no' }],
    refine: () => (values, checks) => {
      values.id_type = CITIZEN_DOCUMENT;
      checkTimeOrder(values, checks, ['moved_in_at', 'moved_out_at'], 'BED_TIME_ORDER');
    },
    finish: oneBedAndName,
  },
  {
    table: ageingOrganisation,
    refine: (_part, { profile }) => resolveRegion(profile, 'area_code'),
  },
];

function oneBedAndName(): LastCheck {
  const checkName = oneNameEach();
  return Object.assign(inTurn(oneBedEach(), checkName), { end: checkName.end });
}

/** Who lies in a bed and has not left it lies in no other (data-dictionary §7.1). */
function oneBedEach(): RowRefinement {
  const lying = new Map<string, string>();
  return (values, checks) => {
    const { id_no: person, facility_no: facility, bed_no: bed, moved_out_at: left } = values;
    if (typeof person !== 'string' || left !== null) return;
    const here = `${facility} ${bed}`;
    const first = lying.get(person);
    if (first === undefined) lying.set(person, here);
    else if (first !== here) checks.mark('BED_TWICE', 'bed_no', bed);
  };
}

/** The document gives sex and birth; the person's key is made as the police's, with the kind of document. */
function elderRefinement(asOf: string): RowRefinement {
  return (values, checks) => {
    values.id_type = CITIZEN_DOCUMENT;
    if (values.alarm_no !== null) values.alarm ??= 1;
    const id = parseCitizenId(values.id_no as string, asOf);
    if (!id.ok) return;
    if (values.sex === null) values.sex = id.sex;
    else if (values.sex !== id.sex && (values.sex === 'male' || values.sex === 'female'))
      checks.mark('ID_SEX_MISMATCH', 'sex', values.sex === 'male' ? '男' : '女');
    const birthYear = Number(id.birthDate.slice(0, 4));
    if (values.birth_year !== null && values.birth_year !== birthYear)
      checks.mark('ID_BIRTH_MISMATCH', 'birth_year', values.birth_year);
    values.birth_year ??= birthYear;
    if (`${birthYear + OLD_YEARS}${id.birthDate.slice(4)}` > asOf)
      checks.mark('AGE_UNDER_60', 'id_no', values.id_no);
  };
}
