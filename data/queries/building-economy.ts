import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type {
  CommercialRow,
  EconomyArcs,
  EconomyAreas,
  EconomyFlows,
  EconomyOverview,
  EconomyWarnings,
  FirmRow,
  Space,
} from '../../contract/queries/building-economy.ts';
import type { ParsedParams } from '../../contract/queries/index.ts';
import { arcsOf } from '../economy/arcs.ts';
import { areaFigures } from '../economy/area-figures.ts';
import { economyBook } from '../economy/book.ts';
import { buildingRows } from '../economy/building-rows.ts';
import { type FirstAnswers, firstAnswers } from '../economy/first-answers.ts';
import { firmsOfList } from '../economy/firm-lists.ts';
import { flowsOf } from '../economy/flows.ts';
import { overviewOf } from '../economy/overview.ts';
import { firmRow } from '../economy/rows.ts';
import { type EconomyScope, scopeOf } from '../economy/scope.ts';
import { findSpace } from '../economy/space.ts';
import { warningsOf } from '../economy/warnings.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';
import type { QueryContext } from './context.ts';
import { keptPerSnapshot } from './once-per-snapshot.ts';

/** What a caller may see of 楼宇经济 with these conditions; `not-found` where the snapshot has no economy. */
export async function economyScope(
  context: QueryContext,
  filter: ParsedParams<'economy.overview'>['filter'],
): Promise<EconomyScope> {
  if (!context.snapshot.has('economy'))
    throw new TwinError(
      'not-found',
      say`Snapshot ${context.snapshot.manifest.id} has no 楼宇经济. Import the exports of 楼宇办, 工商 and 税务 first.`,
    );
  return scopeOf(await economyBook(context), filter, context.principal.areaCode);
}

/** 楼宇经济总览. */
export async function economyOverview(
  context: QueryContext,
  { filter }: ParsedParams<'economy.overview'>,
): Promise<EconomyOverview> {
  const first = openingAnswers(context, filter);
  return first ? (await first).overview : keptOverview(context, filter);
}

/** The kept answers, where the whole district is asked for by somebody who may see it. */
function openingAnswers(
  { snapshot, principal, seesFirmTax }: QueryContext,
  filter: ParsedParams<'economy.overview'>['filter'],
): Promise<FirstAnswers> | undefined {
  const asksWhole = Object.values(filter).every((value) => value === undefined);
  const isWhole = asksWhole && principal.areaCode === undefined && snapshot.has('economy');
  if (!isWhole) return undefined;
  readAhead(snapshot);
  return firstAnswers(snapshot, seesFirmTax);
}

/** By then the panel that opened has its first answers. */
const READ_AHEAD_MILLISECONDS = 300;

const readingAhead = new WeakSet<OpenSnapshot>();

/** Reads the book soon after the panel asked for what is kept, so that its first filter need not. */
function readAhead(snapshot: OpenSnapshot): void {
  if (readingAhead.has(snapshot)) return;
  readingAhead.add(snapshot);
  // A snapshot that is closed meanwhile needs no book.
  setTimeout(
    () => void economyBook({ snapshot }).catch(() => undefined),
    READ_AHEAD_MILLISECONDS,
  ).unref();
}

/** Answers of one snapshot that stay: the whole, and what a person filters by. */
const OVERVIEWS_KEPT = 32;

const keptOverview = keptPerSnapshot(
  OVERVIEWS_KEPT,
  ({ principal, seesFirmTax }, filter: ParsedParams<'economy.overview'>['filter']) =>
    JSON.stringify([filter, principal.areaCode, seesFirmTax]),
  async (context, filter) => overviewOf(await economyScope(context, filter), context.seesFirmTax),
);

/** 商务楼宇 with their figures, sorted. */
export async function economyBuildings(
  context: QueryContext,
  { filter, tier, sort, offset, limit }: ParsedParams<'economy.buildings'>,
): Promise<{ total: number; rows: CommercialRow[] }> {
  const first = openingAnswers(context, filter);
  const all = first
    ? (await first).buildings
    : buildingRows(await economyScope(context, filter), context.seesFirmTax);
  const rows = all.filter(({ tax }) => tier === undefined || tax.tier === tier);
  rows.sort((left, right) => compare(left, right, sort));
  return { total: rows.length, rows: rows.slice(offset, offset + limit) };
}

type Sort = ParsedParams<'economy.buildings'>['sort'];

function compare(left: CommercialRow, right: CommercialRow, sort: Sort): number {
  const byId = left.commercialId < right.commercialId ? -1 : 1;
  if (sort === 'name') return left.name.localeCompare(right.name, 'zh-CN') || byId;
  const value = (row: CommercialRow) => (sort === 'tax' ? row.tax.yuan : row[sort]) ?? -1;
  return value(right) - value(left) || byId;
}

/** 工作清单: firms by class, label or warning, with the evidence of their three places. */
export async function economyFirms(
  context: QueryContext,
  { filter, list, label, activeOnly, offset, limit }: ParsedParams<'economy.firms'>,
): Promise<{ total: number; rows: FirmRow[] }> {
  const scope = await economyScope(context, filter);
  const isPaying = list === 'cancelledPaying';
  if (list === 'swing' || isPaying) requireFirmTax(context);
  const firms = firmsOfList(scope.book, activeOnly && !isPaying ? scope.active : scope.firms, list);
  const labelled = label === undefined ? firms : firms.filter((firm) => firm.label === label);
  const page = labelled.slice(offset, offset + limit);
  return {
    total: labelled.length,
    rows: page.map((firm) => firmRow(scope.book, firm, context.seesFirmTax)),
  };
}

function requireFirmTax({ seesFirmTax, principal }: QueryContext): void {
  if (seesFirmTax) return;
  throw new TwinError(
    'forbidden',
    say`A ${principal.role} account may not see the tax of single firms. Sign in as a leader in charge of tax.`,
  );
}

/** 预警. */
export async function economyWarnings(
  context: QueryContext,
  { filter }: ParsedParams<'economy.warnings'>,
): Promise<EconomyWarnings> {
  const first = openingAnswers(context, filter);
  if (first) return (await first).warnings;
  return warningsOf(await economyScope(context, filter), context.snapshot.db);
}

/** A figure of the panel by area, for maps. */
export async function economyAreas(
  context: QueryContext,
  { figure, level, filter }: ParsedParams<'economy.areas'>,
): Promise<EconomyAreas> {
  return areaFigures(await economyScope(context, filter), figure, level, context.seesFirmTax);
}

/** Firms by the streets of their places. */
export async function economyFlows(
  context: QueryContext,
  { filter }: ParsedParams<'economy.flows'>,
): Promise<EconomyFlows> {
  return flowsOf(await economyScope(context, filter));
}

/** 注册、办公、纳税 lines for the scene and the analysis map; a single firm's not for the wall. */
export async function economyArcs(
  context: QueryContext,
  { filter, enterpriseId, most, bundled }: ParsedParams<'economy.arcs'>,
): Promise<EconomyArcs> {
  const seesFirms = context.principal.role !== 'wall';
  if (enterpriseId !== undefined && !seesFirms)
    throw new TwinError(
      'forbidden',
      say`A ${context.principal.role} account may not see single firms. Sign in as an analyst or officer.`,
    );
  const scope = await economyScope(context, filter);
  return arcsOf(scope, context.snapshot.manifest.profile, {
    enterpriseId,
    most,
    bundled,
    seesFirms,
  });
}

/** 招商选址. */
export async function economySpace(
  context: QueryContext,
  { filter: { streetCode, commercialId, ...wanted }, offset, limit }: ParsedParams<'economy.space'>,
): Promise<{ total: number; spaces: Space[] }> {
  const scope = await economyScope(context, {
    ...(streetCode !== undefined && { streetCode }),
    ...(commercialId !== undefined && { commercialId }),
  });
  const spaces = findSpace(scope, wanted);
  return { total: spaces.length, spaces: spaces.slice(offset, offset + limit) };
}
