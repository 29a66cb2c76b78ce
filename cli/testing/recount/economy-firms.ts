import type { OpenSnapshot } from '../../../data/snapshot/open-snapshot.ts';
import { listsBy, rowsOf } from './period.ts';

/** Whether a place lies in the district. */
export type Verdict = 'yes' | 'no' | 'unknown';

/** One of a firm's places. */
interface Place {
  readonly verdict: Verdict;
  readonly building: number | null;
  readonly room: number | null;
  readonly community: string | null;
  readonly text: string | null;
}

/** A firm as the tables tell it. */
export interface RecountedFirm {
  readonly id: string;
  readonly status: string | null;
  readonly staff: number;
  readonly registered: Place;
  readonly office: Place;
  readonly tax: Place;
  readonly commercialId: string | null;
  /** Month → 元, all kinds of tax. */
  readonly paid: ReadonlyMap<string, { readonly amount: number; readonly local: number }>;
}

interface Enterprise {
  readonly enterprise_id: string;
  readonly name: string;
  readonly uscc: string | null;
  readonly reg_no: string | null;
  readonly org_code: string | null;
  readonly tax_no: string | null;
  readonly status: string | null;
  readonly staff: number | null;
  readonly registrar: string | null;
  readonly registered_address: string | null;
}

interface Survey {
  readonly survey_no: string;
  readonly enterprise_id: string | null;
  readonly uscc: string | null;
  readonly enterprise_name: string;
  readonly commercial_id: string | null;
  readonly room_slot: number | null;
  readonly office_address: string | null;
  readonly staff: number | null;
}

interface TaxPlace {
  readonly tax_no: string;
  readonly enterprise_id: string | null;
  readonly enterprise_name: string;
  readonly tax_address: string | null;
  readonly tax_office: string | null;
}

interface Link {
  readonly table_name: string;
  readonly row_key: string;
  readonly level: string;
  readonly stop: string;
  readonly building_slot: number | null;
  readonly room_slot: number | null;
  readonly community_code: string | null;
}

interface Payment {
  readonly tax_no: string;
  readonly month: string;
  readonly amount_yuan: number;
  readonly local_yuan: number | null;
}

const NOWHERE: Place = {
  verdict: 'unknown',
  building: null,
  room: null,
  community: null,
  text: null,
};

/** Every firm, and how many rows of tax registrations and surveys are about nobody. */
export async function recountFirms(snapshot: OpenSnapshot): Promise<{
  readonly firms: readonly RecountedFirm[];
  readonly loosePayers: number;
  readonly looseSurveys: number;
}> {
  const [enterprises, surveys, taxPlaces, links, rooms, payments] = await Promise.all([
    rowsOf<Enterprise>(snapshot, 'SELECT * FROM economy.enterprise'),
    rowsOf<Survey>(snapshot, 'SELECT * FROM economy.office_survey ORDER BY surveyed_at, id'),
    rowsOf<TaxPlace>(snapshot, 'SELECT * FROM economy.tax_place'),
    rowsOf<Link>(snapshot, 'SELECT * FROM links.address_link'),
    rowsOf<{ slot: number; building_slot: number }>(snapshot, 'SELECT * FROM base.room'),
    rowsOf<Payment>(snapshot, 'SELECT * FROM economy.monthly_tax'),
  ]);
  const district = snapshot.manifest.profile.title.split('（')[0]!;
  const linkOf = new Map(links.map((link) => [`${link.table_name} ${link.row_key}`, link]));
  const buildingOf = new Map(rooms.map(({ slot, building_slot }) => [slot, building_slot]));
  const place = (
    table: string,
    key: string,
    { text, room = null, authority = null }: Told,
  ): Place => {
    if (room !== null)
      return { ...NOWHERE, verdict: 'yes', room, building: buildingOf.get(room) ?? null, text };
    const link = linkOf.get(`${table} ${key}`);
    if (link?.stop === 'ELSEWHERE') return { ...NOWHERE, verdict: 'no', text };
    if (link && (link.level !== 'none' || link.stop === 'NAME_AMBIGUOUS'))
      return {
        verdict: 'yes',
        building: link.building_slot,
        room: link.room_slot,
        community: link.community_code,
        text,
      };
    if (authority?.includes(district)) return { ...NOWHERE, verdict: 'yes', text };
    const isAnother = authority !== null && /.[区县]/u.test(authority);
    return { ...NOWHERE, verdict: isAnother ? 'no' : 'unknown', text };
  };
  const homes = new Map(
    enterprises.map(({ enterprise_id: id }) => [
      id,
      linkOf.get(`enterprise ${id}`)?.building_slot ?? null,
    ]),
  );
  const officeOf = (row: Survey) =>
    place('office_survey', row.survey_no, { text: row.office_address, room: row.room_slot });
  const taxOf = (row: TaxPlace) =>
    place('tax_place', row.tax_no, { text: row.tax_address, authority: row.tax_office });
  const surveyOf = rowsOfFirms(enterprises, homes, surveys, (row) => ({
    number: row.uscc,
    building: officeOf(row).building,
  }));
  const taxationOf = rowsOfFirms(enterprises, homes, taxPlaces, (row) => ({
    number: row.tax_no,
    building: taxOf(row).building,
  }));
  const cards = await rowsOf<{ commercial_id: string; building_slot: number | null }>(
    snapshot,
    'SELECT * FROM economy.commercial_building ORDER BY commercial_id',
  );
  const cardOf = new Map(cards.map((card) => [card.building_slot, card.commercial_id]));
  const paidBy = listsBy(payments, ({ tax_no }) => tax_no);
  const firms = enterprises.map((row): RecountedFirm => {
    const survey = surveyOf.found.get(row.enterprise_id);
    const taxation = taxationOf.found.get(row.enterprise_id);
    const office = survey ? officeOf(survey) : NOWHERE;
    return {
      id: row.enterprise_id,
      status: row.status,
      staff: survey?.staff ?? row.staff ?? 0,
      registered: place('enterprise', row.enterprise_id, {
        text: row.registered_address,
        authority: row.registrar,
      }),
      office,
      tax: taxation ? taxOf(taxation) : NOWHERE,
      commercialId:
        survey?.commercial_id ??
        (office.building === null ? null : (cardOf.get(office.building) ?? null)),
      paid: byMonth(taxation ? (paidBy.get(taxation.tax_no) ?? []) : []),
    };
  });
  return { firms, loosePayers: taxationOf.loose, looseSurveys: surveyOf.loose };
}

interface Told {
  readonly text: string | null;
  readonly room?: number | null;
  readonly authority?: string | null;
}

function byMonth(payments: readonly Payment[]): Map<string, { amount: number; local: number }> {
  const months = new Map<string, { amount: number; local: number }>();
  for (const { month, amount_yuan, local_yuan } of payments) {
    const { amount, local } = months.get(month) ?? { amount: 0, local: 0 };
    months.set(month, { amount: amount + amount_yuan, local: local + (local_yuan ?? 0) });
  }
  return months;
}

interface Report {
  readonly enterprise_id: string | null;
  readonly enterprise_name: string;
}

/** The last row about each firm: by its id, a number of it, or its name where that is enough. */
function rowsOfFirms<Row extends Report>(
  enterprises: readonly Enterprise[],
  homes: ReadonlyMap<string, number | null>,
  rows: readonly Row[],
  toldBy: (row: Row) => { readonly number: string | null; readonly building: number | null },
): { readonly found: ReadonlyMap<string, Row>; readonly loose: number } {
  const ids = new Set(enterprises.map(({ enterprise_id }) => enterprise_id));
  const owners = new Map<string, string>();
  for (const { enterprise_id, uscc, reg_no, org_code, tax_no } of enterprises)
    for (const number of [uscc, reg_no, org_code, tax_no])
      if (number !== null) owners.set(number, enterprise_id);
  const named = listsBy(enterprises, ({ name }) => name);
  const firmOf = new Map<Row, string>();
  for (const row of rows) {
    const { number } = toldBy(row);
    const known = ids.has(row.enterprise_id ?? '') ? row.enterprise_id : null;
    const id = known ?? (number === null ? undefined : owners.get(number));
    if (id !== undefined) firmOf.set(row, id);
  }
  const told = new Set(firmOf.values());
  for (const row of rows) {
    if (firmOf.has(row)) continue;
    const { building } = toldBy(row);
    const alike = (named.get(row.enterprise_name) ?? []).map(({ enterprise_id }) => enterprise_id);
    const here = alike.filter((id) => building !== null && homes.get(id) === building);
    const untold = alike.filter((id) => !told.has(id));
    const only = [alike, here, untold].find(({ length }) => length === 1);
    if (only) firmOf.set(row, only[0]!);
  }
  const found = new Map<string, Row>();
  for (const row of rows) {
    const id = firmOf.get(row);
    if (id !== undefined) found.set(id, row);
  }
  return { found, loose: rows.length - firmOf.size };
}
