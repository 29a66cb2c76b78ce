import type { CallResult, ParsedParams } from '../../contract/queries/index.ts';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import { qualityLinks } from '../quality/links.ts';
import { refusedFiles } from '../quality/refused-files.ts';
import { qualityRows } from '../quality/rows.ts';
import { deliveredFiles } from '../quality/sources.ts';
import { qualitySummary } from '../quality/summary.ts';
import { readShapeNotes } from '../snapshot/shape-notes.ts';
import type { QueryContext } from './context.ts';
import { oncePerSnapshot } from './once-per-snapshot.ts';
import { requireReadable } from './records/record-card.ts';
import { requireTable } from './records/record-table.ts';

/** `quality.summary`. Rows that were refused lie in no area, so an account of one area cannot be given its share. */
export async function qualityFiles(context: QueryContext): Promise<CallResult<'quality.summary'>> {
  refuseAreas(context);
  const places = placesOf(context);
  const refused = await qualitySummary(places, await refusedFiles(places));
  return [...(await summary(context)), ...refused];
}

/** `quality.rows`. Errors: `not-found` for a table nobody declared. */
export function qualityPage(
  context: QueryContext,
  { offset, limit, ...filter }: ParsedParams<'quality.rows'>,
): Promise<CallResult<'quality.rows'>> {
  refuseAreas(context);
  requireReadable(context, requireTable(filter.table));
  return qualityRows(placesOf(context), filter, offset, limit);
}

/** `quality.shapes`. */
export function qualityShapes(context: QueryContext): Promise<CallResult<'quality.shapes'>> {
  refuseAreas(context);
  return shapes(context);
}

/** `quality.links`. */
export function qualityFields(context: QueryContext): Promise<CallResult<'quality.links'>> {
  refuseAreas(context);
  return links(context);
}

const summary = oncePerSnapshot((context: QueryContext) =>
  qualitySummary(placesOf(context), deliveredFiles(context.snapshot.manifest)),
);
const shapes = oncePerSnapshot(async ({ snapshot }: QueryContext) => ({
  notes: (await readShapeNotes(snapshot)) ?? null,
}));
const links = oncePerSnapshot(({ snapshot }: QueryContext) => qualityLinks(snapshot));

function placesOf({ snapshot, store }: QueryContext) {
  return { snapshot, storeFolder: store.folder };
}

function refuseAreas({ principal }: QueryContext): void {
  if (principal.areaCode === undefined) return;
  throw new TwinError(
    'forbidden',
    say`The quality ledger is open to accounts of the whole district only.`,
  );
}
