import { createHash } from 'node:crypto';
import { SNAPSHOT_FILES, type SnapshotFileName } from '../../contract/schema/table.ts';
import type { OpenSnapshot } from '../snapshot/open-snapshot.ts';

/** What a value was worked out from, the code apart; it is worked out again when any of it, or the code, is another. */
export interface Basis {
  /** Snapshot files it reads, known by their content. */
  readonly files: readonly SnapshotFileName[];
  /** What else decides it — SQL, rules of the profile, the day — as JSON. */
  readonly rules?: unknown;
  /** Takes seconds: while another thread is making it, that is waited for. */
  readonly slow?: boolean;
}

/** What is kept of a value, and how to keep it once it was worked out. */
export interface Kept<Value> {
  readonly known: Value | undefined;
  keep(value: Value): void;
}

/** Looks for a value that may have been worked out before; nothing is known, or kept, where there is no place for it. */
export async function findKept<Value>(
  snapshot: OpenSnapshot,
  name: string,
  basis: Basis,
): Promise<Kept<Value>> {
  const { kept } = snapshot;
  if (!kept) return { known: undefined, keep: () => undefined };
  const file = fileOf(snapshot, kept.code, name, basis);
  const found = await kept.read(file);
  const isMade = found === undefined && basis.slow && (await kept.madeElsewhere(file));
  const known = isMade ? await kept.read(file) : found;
  return {
    known: known as Value | undefined,
    keep: (value) => void kept.write(file, value),
  };
}

/**
 * A value worked out once and kept beside the workspace as long as what it was worked out from stays the same; worked out
 * each time where the snapshot was opened without a place to keep things. It must survive `v8.serialize`.
 */
export async function keptValue<Value>(
  snapshot: OpenSnapshot,
  name: string,
  basis: Basis,
  work: () => Promise<Value>,
): Promise<Value> {
  const { known, keep } = await findKept<Value>(snapshot, name, basis);
  if (known !== undefined) return known;
  const value = await work();
  keep(value);
  return value;
}

/** Snapshot files SQL reads from. */
export function filesIn(sql: string): SnapshotFileName[] {
  return SNAPSHOT_FILES.filter((file) => new RegExp(`\\b${file}\\.`).test(sql));
}

function fileOf(
  { manifest }: OpenSnapshot,
  code: string,
  name: string,
  { files, rules }: Basis,
): string {
  const contents = files.map((file) => manifest.files[file]?.sha256 ?? null);
  const digest = createHash('sha256')
    .update(JSON.stringify([code, contents, rules ?? null]))
    .digest('hex');
  return `${name.replace(/[^\w.-]/g, '_')}@${digest.slice(0, 16)}`;
}
