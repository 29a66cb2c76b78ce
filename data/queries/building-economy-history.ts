import type { EconomyClassHistory } from '../../contract/queries/building-economy.ts';
import type { ParsedParams } from '../../contract/queries/index.ts';
import type { PlaceClass } from '../../contract/three-places.ts';
import { economyBook } from '../economy/book.ts';
import type { SnapshotManifest } from '../snapshot/manifest.ts';
import type { SnapshotStore } from '../snapshot/store.ts';
import { firmSeen } from './building-economy-cards.ts';
import type { QueryContext } from './context.ts';

/** Snapshots looked back at: each whose files differ is read anew. */
const MOST_SNAPSHOTS = 6;

/**
 * 类别沿革: class of a firm in each kept snapshot, oldest first; null where it was not in the register. Snapshots whose
 * firms, buildings and placed addresses are the same files share one answer; others are read once (seconds at the
 * district's real size) and kept.
 */
export async function economyClassHistory(
  context: QueryContext,
  { enterpriseId }: ParsedParams<'economy.classHistory'>,
  signal: AbortSignal,
): Promise<EconomyClassHistory> {
  const { store, snapshot } = context;
  await firmSeen(context, enterpriseId);
  const rows: EconomyClassHistory['rows'] = [];
  for (const id of (await store.list()).slice(-MOST_SNAPSHOTS)) {
    const manifest = await store.manifest(id).catch(() => undefined);
    if (!manifest?.files.economy) continue;
    const isCurrent = id === snapshot.manifest.id;
    const classes = await (isCurrent ? currentClasses(context) : keptClasses(store, manifest));
    signal.throwIfAborted();
    const placeClass = classes.get(enterpriseId) ?? null;
    rows.push({ snapshotId: id, asOf: manifest.asOf, placeClass });
    if (isCurrent) break;
  }
  return { rows };
}

type Classes = ReadonlyMap<string, PlaceClass>;

async function currentClasses(context: QueryContext): Promise<Classes> {
  const { firms } = await economyBook(context);
  return new Map(firms.map(({ id, placeClass }) => [id, placeClass]));
}

const kept = new Map<string, Promise<Classes>>();

function keptClasses(store: SnapshotStore, manifest: SnapshotManifest): Promise<Classes> {
  const { base, economy, links } = manifest.files;
  const key = [base, economy, links].map((file) => file?.sha256 ?? '').join(' ');
  const known = kept.get(key);
  if (known) return known;
  const classes = readClasses(store, manifest.id);
  kept.set(key, classes);
  classes.catch(() => kept.delete(key));
  const oldest = kept.keys().next();
  if (kept.size > MOST_SNAPSHOTS && !oldest.done) kept.delete(oldest.value);
  return classes;
}

async function readClasses(store: SnapshotStore, id: string): Promise<Classes> {
  const snapshot = await store.open(id);
  try {
    const { firms } = await economyBook({ snapshot });
    return new Map(firms.map((firm) => [firm.id, firm.placeClass]));
  } finally {
    await snapshot.close();
  }
}
