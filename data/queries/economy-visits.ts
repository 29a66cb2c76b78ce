import type { EconomyVisits } from '../../contract/queries/economy-visits.ts';
import type { ParsedParams } from '../../contract/queries/index.ts';
import { listedVisits, visitFigures, visitRow, visitsOf } from '../economy/visits.ts';
import { economyScope } from './building-economy.ts';
import type { QueryContext } from './context.ts';

/** 走访服务: visits, requests and answers of the firms of a filter, or of one firm. */
export async function economyVisits(
  context: QueryContext,
  { filter, list, enterpriseId, offset, limit }: ParsedParams<'economy.visits'>,
): Promise<EconomyVisits> {
  const scope = await economyScope(context, filter);
  const { book } = scope;
  const all = visitsOf(scope);
  const own =
    enterpriseId === undefined ? all : all.filter((visit) => visit.enterpriseId === enterpriseId);
  const listed = listedVisits(own, list, book.today);
  return {
    delivered: context.snapshot.manifest.sources.some(({ table }) => table === 'service_visit'),
    figures: visitFigures(own, scope),
    total: listed.length,
    rows: listed.slice(offset, offset + limit).map((visit) => visitRow(book, visit)),
  };
}
