import { FEWEST_POINTS } from '../../contract/control-points.ts';
import { TwinError } from '../../contract/errors.ts';
import { say } from '../../contract/sentence.ts';
import type { Keyring } from '../../data/sealing/keyring.ts';
import { requireCurrent, type SnapshotStore } from '../../data/snapshot/store.ts';
import type { ImportMap } from '../mapping.ts';
import { recogniseFolder } from '../recognise.ts';
import type { SourceRow } from '../readers/source.ts';
import type { TableSpec } from '../../contract/schema/table.ts';
import type { GridParameters, PointResidual } from './control-points.ts';
import { isInDegrees } from './definitions.ts';
import { fitRows } from './fit-file.ts';
import type { CrsFitReport } from './fit-report.ts';
import { fitGrid, type GridFit } from './grid-fit.ts';
import { loadLocalGrids, saveLocalGrid } from './local-grids.ts';
import { readControlPoints } from './read-control-points.ts';
import { needsMetres, requireCrs } from './require-crs.ts';

/** Rows read to judge a file. */
const ROWS_READ = 20_000;

/** Measures a file against the snapshot in use, as an import would. Errors: `invalid`, `not-found`. */
export async function detectInSnapshot(
  file: string,
  store: SnapshotStore,
  options: {
    readonly keyring: Keyring;
    readonly declared?: string;
    readonly table?: string;
  },
): Promise<CrsFitReport> {
  const { files } = await recogniseFolder([file], mapFor(options));
  const [recognised] = files as [(typeof files)[number]];
  const [table] = recognised.dataset.tables as [TableSpec];
  const localGrids = await loadLocalGrids(options.keyring);
  const snapshot = await store.open(await requireCurrent(store));
  try {
    const context = {
      profile: snapshot.manifest.profile,
      localGrids,
      base: snapshot,
      lookup: () => snapshot.db,
    };
    const rows = await firstRows(recognised.table.rows());
    return (await fitRows(recognised, table, rows, context)).fit;
  } finally {
    await snapshot.close();
  }
}

function mapFor(options: { readonly declared?: string; readonly table?: string }): ImportMap {
  const crs = options.declared === undefined ? undefined : requireCrs(options.declared);
  const rule = {
    match: '*',
    columns: {},
    defaults: {},
    ...(crs === undefined ? {} : { crs }),
    ...(options.table === undefined ? {} : { table: options.table }),
  };
  return { files: [rule] };
}

async function firstRows(batches: AsyncIterable<readonly SourceRow[]>): Promise<SourceRow[]> {
  const rows: SourceRow[] = [];
  for await (const batch of batches) {
    rows.push(...batch);
    if (rows.length >= ROWS_READ) break;
  }
  return rows;
}

/** What a person may see of a fit: how far each point is off, and nothing of the parameters. */
export interface GridReport extends Omit<GridFit, 'parameters'> {
  readonly name: string;
  readonly residuals: readonly PointResidual[];
  readonly saved: boolean;
}

/** Fits a local grid to a table of control points and seals it, unless it is tried only. Errors: `invalid`. */
export async function fitLocalGrid(
  path: string,
  { name, ...wanted }: Pick<GridParameters, 'method' | 'from' | 'to'> & { readonly name: string },
  keyring: Keyring,
  dryRun: boolean,
): Promise<GridReport> {
  const systems = { from: requireCrs(wanted.from), to: requireCrs(wanted.to) };
  const { method } = wanted;
  if (method !== 'helmert-7' && isInDegrees(systems.to)) throw needsMetres(systems.to);
  const points = await readControlPoints(path);
  const fit = fitGrid(points, { method, ...systems });
  if (!fit) throw undetermined(path, points.length, method);
  if (!dryRun) await saveLocalGrid(keyring, name, fit.parameters);
  const { residuals, rmsMetres, spare } = fit;
  return { name, residuals, rmsMetres, spare, saved: !dryRun };
}

function undetermined(path: string, count: number, method: GridParameters['method']): TwinError {
  return new TwinError(
    'invalid',
    say`${path} holds ${count} control points, and they do not determine the grid: ${FEWEST_POINTS[method]} are needed that do not lie on one spot or line. Add points spread over the district.`,
    { file: path },
  );
}
