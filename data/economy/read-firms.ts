import { comparableNumber } from '../../contract/concealed-number.ts';
import { industrySection } from '../../contract/industries.ts';
import { labelOf, placeClassOf } from '../../contract/three-places.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import { apartOf, type Firm, isBranch } from './firm.ts';
import type { Ground } from './ground.ts';
import {
  createFirmMatcher,
  type FirmReport,
  type KnownFirm,
  type MatchFirms,
} from './join-reports.ts';
import { type FirmPlace, judgePlace, type PlaceReport, UNREPORTED } from './place.ts';
import { readReports, type Reports } from './read-reports.ts';
import { numberOf, textOf } from './read-rows.ts';

/** A row about nobody the registrar knows: listed with its reason, never counted. */
export interface LooseRow {
  readonly key: string;
  readonly name: string;
}

/** Firms, and rows that belong to none. */
export interface FirmRows {
  readonly firms: readonly Firm[];
  /** Tax registrations of no firm (有税无户). */
  readonly loosePayers: readonly LooseRow[];
  readonly looseSurveys: readonly LooseRow[];
  /** Payer's number → index of its firm. */
  readonly firmOfTaxNo: ReadonlyMap<string, number>;
}

type Judge = (report: PlaceReport) => FirmPlace;
type Found<Value> = { readonly byFirm: ReadonlyMap<string, Value>; readonly loose: LooseRow[] };

interface Survey {
  readonly place: FirmPlace;
  readonly commercialId: string | null;
  readonly staff: number | null;
}

interface Taxation {
  readonly place: FirmPlace;
  readonly taxNo: string;
  readonly status: string | null;
  readonly consolidated: boolean;
}

/** Reads every firm with its three places judged (户、人、税); `commercialOf` gives the 商务楼宇 of a building. */
export async function readFirms(
  snapshot: OpenSnapshot,
  ground: Ground,
  commercialOf: (buildingSlot: number) => string | undefined,
): Promise<FirmRows> {
  const reports = await readReports(snapshot);
  const name = districtName(snapshot.manifest.profile.title);
  const judge: Judge = (report) => judgePlace(report, name, ground.buildingOf);
  const match = createFirmMatcher(reports.enterprises.map((row) => knownFirm(row, reports)));
  const surveys = latestSurveys(reports, judge, match);
  const taxes = taxations(reports, judge, match);
  const firms = reports.enterprises.map((row, index) => {
    const id = String(row.enterprise_id);
    const places = { survey: surveys.byFirm.get(id), taxation: taxes.byFirm.get(id) };
    return firmOf({ row, index, reports, judge, ground, commercialOf, ...places });
  });
  const firmOfTaxNo = new Map(
    firms.flatMap(({ index, id }): [string, number][] => {
      const taxation = taxes.byFirm.get(id);
      return taxation ? [[taxation.taxNo, index]] : [];
    }),
  );
  return { firms, loosePayers: taxes.loose, looseSurveys: surveys.loose, firmOfTaxNo };
}

/** 海曙区 of a profile's 海曙区（2016年前，8街道）. */
function districtName(title: string): string {
  return title.replace(/[（(].*$/u, '');
}

function knownFirm(row: Reports['enterprises'][number], { atRegistrar }: Reports): KnownFirm {
  const id = String(row.enterprise_id);
  const numbers = [row.uscc, row.reg_no, row.org_code, row.tax_no].map(comparableOf);
  return {
    id,
    name: String(row.name),
    numbers,
    buildingSlot: atRegistrar.get(id)?.buildingSlot ?? null,
  };
}

function latestSurveys(
  { surveys, atSurvey }: Reports,
  judge: Judge,
  match: MatchFirms,
): Found<Survey> {
  const rows = surveys.map((row) => {
    const place = judge({
      text: textOf(row.office_address),
      evidenceAt: textOf(row.surveyed_at),
      link: atSurvey.get(String(row.survey_no)),
      roomSlot: numberOf(row.room_slot),
    });
    return {
      key: String(row.survey_no),
      enterpriseId: textOf(row.enterprise_id),
      number: comparableOf(row.uscc),
      name: String(row.enterprise_name),
      buildingSlot: place.buildingSlot,
      place,
      commercialId: textOf(row.commercial_id),
      staff: numberOf(row.staff),
    };
  });
  return foundOf(rows, match);
}

function taxations(
  { taxPlaces, atTax }: Reports,
  judge: Judge,
  match: MatchFirms,
): Found<Taxation> {
  const rows = taxPlaces.map((row) => {
    const taxNo = String(row.tax_no);
    const place = judge({
      text: textOf(row.tax_address),
      evidenceAt: textOf(row.evidence_at),
      link: atTax.get(taxNo),
      authority: textOf(row.tax_office),
    });
    return {
      key: taxNo,
      enterpriseId: textOf(row.enterprise_id),
      number: comparableNumber(taxNo),
      name: String(row.enterprise_name),
      buildingSlot: place.buildingSlot,
      place,
      taxNo,
      status: textOf(row.tax_status),
      consolidated: row.consolidated === 1,
    };
  });
  return foundOf(rows, match);
}

/** The last row of each firm, and the rows about nobody. */
function foundOf<Row extends FirmReport & { readonly key: string }>(
  rows: readonly Row[],
  match: MatchFirms,
): Found<Row> {
  const matched = match(rows);
  return {
    byFirm: new Map(
      rows.flatMap((row): [string, Row][] => {
        const id = matched.get(row);
        return id === undefined ? [] : [[id, row]];
      }),
    ),
    loose: rows.filter((row) => !matched.has(row)).map(({ key, name }) => ({ key, name })),
  };
}

interface FirmParts {
  readonly row: Reports['enterprises'][number];
  readonly index: number;
  readonly reports: Reports;
  readonly judge: Judge;
  readonly ground: Ground;
  readonly commercialOf: (buildingSlot: number) => string | undefined;
  readonly survey: Survey | undefined;
  readonly taxation: Taxation | undefined;
}

function firmOf({
  row,
  index,
  reports,
  judge,
  ground,
  commercialOf,
  survey,
  taxation,
}: FirmParts): Firm {
  const id = String(row.enterprise_id);
  const registered = judge({
    text: textOf(row.registered_address),
    evidenceAt: textOf(row.registered_evidence_at),
    link: reports.atRegistrar.get(id),
    authority: textOf(row.registrar),
  });
  const office = survey?.place ?? UNREPORTED;
  const tax = taxation?.place ?? UNREPORTED;
  const placeClass = placeClassOf(registered.inDistrict, office.inDistrict, tax.inDistrict);
  const [name, typeCode, edition] = [
    String(row.name),
    textOf(row.type_code),
    textOf(row.industry_edition),
  ];
  const branch = isBranch(name, typeCode);
  const consolidated = taxation?.consolidated ?? false;
  const officeBuilding = office.buildingSlot;
  return {
    index,
    row: Number(row.id),
    id,
    name,
    uscc: textOf(row.uscc),
    registrationNo: textOf(row.reg_no),
    taxNo: taxation?.taxNo ?? textOf(row.tax_no),
    typeCode,
    industry: textOf(row.industry),
    industryEdition: edition,
    section: sectionOf(textOf(row.industry), edition),
    capitalYuan: numberOf(row.capital_yuan),
    staff: survey?.staff ?? numberOf(row.staff),
    establishedAt: textOf(row.established_at),
    status: textOf(row.status),
    registered,
    office,
    tax,
    placeClass,
    label: labelOf(placeClass, branch || consolidated),
    branch,
    consolidated,
    apart: apartOf([registered, office, tax], ground),
    commercialId:
      survey?.commercialId ??
      (officeBuilding === null ? null : (commercialOf(officeBuilding) ?? null)),
    taxStatus: taxation?.status ?? null,
    flags: textOf(row.flags),
  };
}

/** Concealed numbers are compared across departments by what they have in common. */
function comparableOf(value: Parameters<typeof textOf>[0]): string | null {
  const text = textOf(value);
  return text === null ? null : comparableNumber(text);
}

function sectionOf(industry: string | null, edition: string | null): string {
  return (
    industrySection(industry, edition) ?? (industry !== null && edition === '2002' ? '2002' : '')
  );
}
