import { toErrorShape } from '../contract/errors.ts';
import { highestSecrecy, type Secrecy, SECRECY_TITLES } from '../contract/secrecy.ts';
import type { SnapshotStore } from '../data/snapshot/store.ts';

/** A snapshot of a store. */
export interface ListedSnapshot {
  readonly id: string;
  readonly inUse: boolean;
  readonly publishedAt?: string;
  readonly asOf?: string;
  /** Highest 密级 its sources state. */
  readonly secrecy?: Secrecy;
  /** Why it cannot be used. */
  readonly problem?: string;
}

/** Every snapshot of a store, the oldest first. */
export async function listedSnapshots(store: SnapshotStore): Promise<ListedSnapshot[]> {
  const current = await store.currentId();
  const ids = await store.list();
  return Promise.all(ids.map((id) => describeOne(store, id, id === current)));
}

async function describeOne(
  store: SnapshotStore,
  id: string,
  inUse: boolean,
): Promise<ListedSnapshot> {
  try {
    const { publishedAt, asOf, sources } = await store.manifest(id);
    const secrecy = highestSecrecy(sources.map((source) => source.secrecy));
    return { id, inUse, publishedAt, asOf, ...(secrecy ? { secrecy } : {}) };
  } catch (error) {
    return { id, inUse, problem: toErrorShape(error).sentence };
  }
}

/** One line each, the one in use marked. */
export function snapshotLines(snapshots: readonly ListedSnapshot[]): string {
  return snapshots
    .map(({ id, inUse, asOf, secrecy, problem }) => {
      const level = secrecy ? `  密级 ${SECRECY_TITLES[secrecy]}` : '';
      return `${inUse ? '*' : ' '} ${id}  ${problem ?? `data as of ${asOf}`}${level}\n`;
    })
    .join('');
}
